import { describe, expect, it } from 'vitest'
import {
  describeDate,
  describeDays,
  describeMoment,
  listOccurrences,
  nextOccurrence,
  occurrenceOn,
  type Schedule,
} from '../../src/digest/schedule.ts'

const minute = 60_000
// Troll puts its clocks forward by two hours.
const longestChange = 120 * minute
const every = [1, 2, 3, 4, 5, 6, 7]

/** What the clock on a wall of the zone shows, minute by minute: "2026-03-29 01:30". */
function createWallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at) => format.format(at)
}

/** For each date the moments at which a wall clock of the zone shows the time: none where it is skipped, or two. */
function watchClock(
  zone: string,
  time: string,
  from: number,
  to: number,
): ReadonlyMap<string, readonly number[]> {
  const wall = createWallClock(zone)
  const found = new Map<string, number[]>()
  for (let at = from; at < to; at += minute) {
    const [date = '', clock = ''] = wall(at).split(' ')
    const shown = found.get(date) ?? []
    if (clock === time) shown.push(at)
    found.set(date, shown)
  }
  return found
}

// Windows around clock changes: each zone with the days in which its clocks are put forward and back.
const windows = [
  ['America/New_York', '2026-03-06', '2026-03-10'],
  ['America/New_York', '2026-10-30', '2026-11-03'],
  ['Europe/London', '2026-03-27', '2026-03-31'],
  ['Europe/London', '2026-10-23', '2026-10-27'],
  ['Africa/Cairo', '2026-04-22', '2026-04-26'],
  ['Africa/Cairo', '2026-10-28', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-03', '2026-04-07'],
  ['Australia/Lord_Howe', '2026-10-02', '2026-10-06'],
  ['Asia/Kathmandu', '2026-06-01', '2026-06-04'],
  ['Pacific/Apia', '2011-12-27', '2012-01-02'],
  ['Africa/Casablanca', '2026-02-13', '2026-02-17'],
  ['Africa/Casablanca', '2026-03-20', '2026-03-24'],
  ['Pacific/Chatham', '2026-09-25', '2026-09-29'],
  ['America/Nuuk', '2026-03-26', '2026-03-31'],
  ['Antarctica/Troll', '2026-03-27', '2026-03-31'],
  ['America/St_Johns', '2026-03-06', '2026-03-10'],
  ['Asia/Tehran', '2022-03-20', '2022-03-24'],
] as const
const times = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:15', '09:00', '22:30', '23:45'] as const

describe('Occurrences', () => {
  it.each(windows)('in %s from %s to %s are what a wall clock would show', (zone, first, last) => {
    const from = Temporal.Instant.from(`${first}T12:00:00Z`).epochMilliseconds
    const to = Temporal.Instant.from(`${last}T12:00:00Z`).epochMilliseconds
    const wall = createWallClock(zone)
    for (const time of times) {
      const watched = watchClock(zone, time, from, to)
      // The first and the last date are not whole.
      const dates = [...watched.keys()].slice(1, -1)
      const schedule: Schedule = { time, zone, days: every }
      const reckoned = new Map<string, number>()
      let next = nextOccurrence(schedule, from - 1, null)
      while (next.at < to + 24 * 60 * minute) {
        expect(reckoned.has(next.date)).toBe(false)
        reckoned.set(next.date, next.at)
        next = nextOccurrence(schedule, next.at, next.date)
      }
      expect(
        [...reckoned.keys()].filter((date) => dates.includes(date)),
        `${time} ${zone}`,
      ).toEqual(dates)
      for (const date of dates) {
        const at = reckoned.get(date) ?? 0
        const [first] = watched.get(date) ?? []
        if (first !== undefined) expect(at, `${time} ${date}`).toBe(first)
        else {
          // Skipped: it comes after the change, by no more than the clocks were put forward.
          expect(wall(at) > `${date} ${time}`).toBe(true)
          expect(wall(at - longestChange) < `${date} ${time}`).toBe(true)
        }
      }
    }
  })

  it('leave out a date that a zone never had', () => {
    expect(occurrenceOn({ time: '09:00', zone: 'Pacific/Apia', days: every }, '2011-12-30')).toBeNull()
    expect(occurrenceOn({ time: '09:00', zone: 'Pacific/Apia', days: every }, '2011-12-31')).not.toBeNull()
  })

  it('come after what is past and after the last date, even where clocks or zones were changed', () => {
    const schedule: Schedule = { time: '09:00', zone: 'Pacific/Honolulu', days: every }
    const now = Temporal.ZonedDateTime.from('2026-11-25T08:00[Pacific/Honolulu]').epochMilliseconds
    expect(nextOccurrence(schedule, now, null).date).toBe('2026-11-25')
    expect(nextOccurrence(schedule, now, '2026-11-26').date).toBe('2026-11-27')
    expect(nextOccurrence(schedule, now + 3_600_000, null).date).toBe('2026-11-26')
  })

  it('are listed in order', () => {
    const schedule: Schedule = { time: '09:00', zone: 'Europe/London', days: [1, 3, 5] }
    const now = Temporal.Instant.from('2026-11-25T12:00:00Z').epochMilliseconds
    expect(listOccurrences(schedule, now, null, 3).map(({ date }) => date)).toEqual([
      '2026-11-27',
      '2026-11-30',
      '2026-12-02',
    ])
  })
})

describe('Words for times', () => {
  it.each([
    [[1, 2, 3, 4, 5], 'weekdays'],
    [every, 'daily'],
    [[6, 7], 'weekends'],
    [[1, 3, 5], 'Mon, Wed and Fri'],
    [[2], 'Tue'],
  ])('calls %j %s', (days, words) => {
    expect(describeDays(days)).toBe(words)
  })

  it('says a moment in its zone, and a date in full', () => {
    const at = Temporal.Instant.from('2026-11-26T09:00:00Z').epochMilliseconds
    expect(describeMoment(at, 'Europe/London')).toBe('Thu, 26 Nov 2026, 09:00 GMT')
    expect(describeMoment(at, 'Asia/Kathmandu')).toContain('14:45')
    expect(describeDate('2026-11-26')).toBe('Thursday, 26 November 2026')
  })
})
