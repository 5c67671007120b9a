import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  describeDate,
  describeDays,
  describeMoment,
  describeSchedule,
  listOccurrences,
  localDate,
  nextOccurrence,
  type Occurrence,
  occurrenceOn,
  type Schedule,
} from '../../src/schedule/schedule.ts'
import { processorMs } from '../processor-time.ts'
import { isLong, runs } from '../run-length.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const every = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]

const times = isLong
  ? ['00:00', '00:30', '01:30', '02:00', '02:30', '03:15', '09:00', '22:30', '23:45']
  : ['00:00', '00:30', '01:30', '02:30', '09:00', '23:45']
const wishes = isLong ? [every, weekdays, [1, 3, 5]] : [every]

// Two years from now on, and times past when clocks were put to stranger uses.
// A year every day, two in the long form.
const end = isLong ? '2028-01-01' : '2027-01-01'
const windows = [
  ['America/New_York', '2026-01-01', end],
  ['Europe/London', '2026-01-01', end],
  ['Africa/Cairo', '2026-01-01', end],
  ['Australia/Lord_Howe', '2026-01-01', end],
  ['Asia/Kathmandu', '2026-01-01', end],
  ['Pacific/Apia', '2026-01-01', end],
  ['Africa/Casablanca', '2026-01-01', end],
  ['America/Sao_Paulo', '2026-01-01', end],
  ['Asia/Tehran', '2026-01-01', end],
  ['Pacific/Chatham', '2026-01-01', end],
  ['America/Nuuk', '2026-01-01', end],
  ['Antarctica/Troll', '2026-01-01', end],
  ['Asia/Seoul', '2026-01-01', end],
  ['America/St_Johns', '2026-01-01', end],
  ['Pacific/Kiritimati', '2026-01-01', end],
  ['+05:30', '2026-01-01', end],
  // A day left out when the date line was moved.
  ['Pacific/Apia', '2011-07-01', '2012-07-01'],
  ['Pacific/Kwajalein', '1993-07-01', '1993-10-01'],
  // Summer time, and within it a month of Ramadan without.
  ['Africa/Casablanca', '2016-01-01', '2018-01-01'],
  ['Africa/Casablanca', '2024-01-01', '2026-01-01'],
  // Midnights that were skipped, or came twice.
  ['America/Sao_Paulo', '2017-01-01', '2019-06-01'],
  ['Asia/Tehran', '2021-01-01', '2023-01-01'],
  ['Africa/Cairo', '2014-01-01', '2015-01-01'],
  ['America/St_Johns', '2010-01-01', '2011-12-31'],
  // Half an hour for good, and back again.
  ['Asia/Pyongyang', '2015-01-01', '2018-12-31'],
] as const

/** A time during which the clocks of a zone are `offset` ahead of UTC; all in milliseconds. */
interface Span {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const watched = new Map<string, readonly Span[]>()

// No two changes are so near to each other.
const look = isLong ? hour : 12 * hour

/** What the clocks of a zone do, found by looking at them again and again, and every minute around a change. */
function watchClocks(zone: string, from: number, to: number): readonly Span[] {
  const key = [zone, from, to].join()
  const known = watched.get(key)
  if (known !== undefined) return known
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offsetAt = (at: number): number => Date.parse(`${wall.format(at).replace(' ', 'T')}Z`) - at
  const spans: Span[] = []
  let start = from
  let offset = offsetAt(from)
  for (let at = from + look; at <= to + look; at += look) {
    if (offsetAt(at) === offset) continue
    let change = at - look + minute
    while (offsetAt(change) === offset) change += minute
    spans.push({ from: start, to: change, offset })
    start = change
    offset = offsetAt(change)
  }
  spans.push({ from: start, to, offset })
  watched.set(key, spans)
  return spans
}

interface Expected {
  readonly occurrences: readonly Occurrence[]
  readonly skipped: number
  readonly twice: number
}

/** One occurrence for each date that the clocks show: when they show the time first, else after they have skipped it. */
function reckon(spans: readonly Span[], { time, days }: Schedule, from: number, to: number): Expected {
  const occurrences: Occurrence[] = []
  let skipped = 0
  let twice = 0
  for (let start = Math.floor(from / day) * day - day; start <= to + day; start += day) {
    const weekday = new Date(start).getUTCDay() || 7
    const isShown = spans.some(
      (span) => span.from + span.offset < start + day && span.to + span.offset > start,
    )
    if (!days.includes(weekday) || !isShown) continue
    const date = new Date(start).toISOString().slice(0, 10)
    const wall = Date.parse(`${date}T${time}Z`)
    const shown = spans
      .filter((span) => wall - span.offset >= span.from && wall - span.offset < span.to)
      .map((span) => wall - span.offset)
    const [first] = shown
    // As long after the change as the time would have come after it, had the clocks not been put forward.
    const before = spans.find((span, index) => {
      const next = spans[index + 1]
      return next !== undefined && wall >= span.to + span.offset && wall < span.to + next.offset
    })
    const at = first ?? (before === undefined ? null : wall - before.offset)
    if (at === null || at <= from || at > to) continue
    occurrences.push({ date, at })
    if (first === undefined) skipped++
    if (shown.length > 1) twice++
  }
  return { occurrences, skipped, twice }
}

/** A clock that jumps from one occurrence to the next, as the bot's does. */
function walk(schedule: Schedule, from: number, to: number): readonly Occurrence[] {
  const occurrences: Occurrence[] = []
  let next = nextOccurrence(schedule, from, null)
  while (next.at <= to) {
    occurrences.push(next)
    next = nextOccurrence(schedule, next.at, next.date)
  }
  return occurrences
}

describe('A digest comes once for each of its dates', () => {
  const seen = { skipped: 0, twice: 0 }

  it.each(windows)('in %s from %s to %s', (zone, first, last) => {
    const [from, to] = [Date.parse(first), Date.parse(last)]
    const spans = watchClocks(zone, from - 3 * day, to + 30 * day)
    for (const time of times) {
      for (const days of wishes) {
        const schedule = { time, zone, days }
        const { occurrences, skipped, twice } = reckon(spans, schedule, from, to)
        const walked = walk(schedule, from, to)
        expect(walked, describeSchedule(schedule)).toEqual(occurrences)
        const isRising = walked.every(({ at }, index) => at > (walked[index - 1]?.at ?? 0))
        expect(isRising, describeSchedule(schedule)).toBe(true)
        seen.skipped += skipped
        seen.twice += twice
      }
    }
  })

  it('through times that are skipped and times that come twice', () => {
    expect(seen.skipped).toBeGreaterThan(isLong ? 50 : 25)
    expect(seen.twice).toBeGreaterThan(isLong ? 50 : 25)
  })

  it('from any moment and after any date', () => {
    const window = fc.constantFrom(...windows).map(([zone, first, last]) => {
      const [from, to] = [Date.parse(first), Date.parse(last)]
      return { zone, from, to, spans: watchClocks(zone, from - 3 * day, to + 30 * day) }
    })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const wish = fc.subarray(every, { minLength: 1 })
    fc.assert(
      fc.property(
        window,
        share,
        fc.integer({ min: -20, max: 5 }),
        fc.constantFrom(...times),
        wish,
        (...drawn) => {
          const [{ zone, from, to, spans }, part, daysLater, time, days] = drawn
          const schedule = { time, zone, days }
          const after = Math.floor(from + part * (to - from))
          const afterDate = localDate(zone, after + daysLater * day)
          const { occurrences } = reckon(spans, schedule, after, to + 29 * day)
          expect(nextOccurrence(schedule, after, null)).toEqual(occurrences[0])
          expect(nextOccurrence(schedule, after, afterDate)).toEqual(
            occurrences.find(({ date }) => date > afterDate),
          )
        },
      ),
      { numRuns: runs(60) },
    )
  })
})

describe('occurrenceOn', () => {
  const apia = { time: '09:00', zone: 'Pacific/Apia', days: every }

  it('leaves out a date that a zone never had, and days that were not asked for', () => {
    expect(occurrenceOn(apia, '2011-12-30')).toBeNull()
    expect(occurrenceOn(apia, '2011-12-31')).toEqual({
      date: '2011-12-31',
      at: Date.parse('2011-12-30T19:00Z'),
    })
    expect(nextOccurrence(apia, Date.parse('2011-12-29T20:00Z'), '2011-12-29').date).toBe('2011-12-31')
    expect(occurrenceOn({ ...apia, days: weekdays }, '2026-11-28')).toBeNull()
  })

  it('belongs to the date whose midnight was skipped', () => {
    const cairo = { time: '00:00', zone: 'Africa/Cairo', days: every }
    expect(occurrenceOn(cairo, '2026-04-24')).toEqual({
      date: '2026-04-24',
      at: Date.parse('2026-04-23T22:00Z'),
    })
    // Nuuk skips from 23:00 to midnight, so the occurrence of the 28th is posted on the 29th.
    const nuuk = { time: '23:30', zone: 'America/Nuuk', days: every }
    expect(occurrenceOn(nuuk, '2026-03-28')).toEqual({
      date: '2026-03-28',
      at: Date.parse('2026-03-29T01:30Z'),
    })
    expect(nextOccurrence(nuuk, Date.parse('2026-03-29T01:15Z'), null).date).toBe('2026-03-28')
  })

  it.each([
    [{ time: '09:00', zone: 'Europe/Atlantis', days: every }, '2026-11-25'],
    [{ time: '25:00', zone: 'UTC', days: every }, '2026-11-25'],
    [{ time: '09:00', zone: 'UTC', days: every }, '2026-02-30'],
  ])('refuses what is none: %j on %s', (schedule, date) => {
    expect(() => occurrenceOn(schedule, date)).toThrow(RangeError)
  })
})

describe('nextOccurrence', () => {
  it('comes after what is past and after the last date, also where that is still to come', () => {
    const schedule = { time: '09:00', zone: 'Pacific/Honolulu', days: every }
    const now = Date.parse('2026-11-25T18:00Z')
    expect(nextOccurrence(schedule, now, null).date).toBe('2026-11-25')
    expect(nextOccurrence(schedule, now, '2026-11-26').date).toBe('2026-11-27')
    expect(nextOccurrence(schedule, now + hour, null).date).toBe('2026-11-26')
    expect(nextOccurrence(schedule, now, '2027-06-01').date).toBe('2027-06-02')
  })

  it('ends for a schedule without days', () => {
    expect(() => nextOccurrence({ time: '09:00', zone: 'UTC', days: [] }, 0, null)).toThrow(RangeError)
  })

  it('is quick', () => {
    const schedule = { time: '09:00', zone: 'Europe/London', days: [1] }
    const spent = processorMs(() => {
      for (let index = 0; index < 5_000; index++)
        nextOccurrence(schedule, Date.parse('2026-11-25') + index, null)
    })
    expect(spent).toBeLessThan(1_000)
  })
})

describe('listOccurrences', () => {
  it('lists them in order', () => {
    const schedule = { time: '09:00', zone: 'Europe/London', days: [1, 3, 5] }
    const listed = listOccurrences(schedule, Date.parse('2026-11-25T12:00Z'), null, 3)
    expect(listed.map(({ date }) => date)).toEqual(['2026-11-27', '2026-11-30', '2026-12-02'])
    expect(listOccurrences(schedule, 0, null, 0)).toEqual([])
  })
})

describe('Words for times', () => {
  it.each([
    [weekdays, 'weekdays'],
    [every, 'daily'],
    [[6, 7], 'weekends'],
    [[1, 3, 5], 'Mon, Wed and Fri'],
    [[1, 4], 'Mon and Thu'],
    [[2], 'Tue'],
  ])('calls %j %s', (days, words) => {
    expect(describeDays(days)).toBe(words)
  })

  it('says a schedule', () => {
    expect(describeSchedule({ time: '09:00', zone: 'Europe/London', days: weekdays })).toBe(
      'weekdays at 09:00 Europe/London',
    )
  })

  it.each([
    ['Europe/London', '2026-11-26T09:00Z', 'Thu 26 Nov 2026, 09:00 GMT'],
    ['Europe/London', '2026-07-01T09:00Z', 'Wed 1 Jul 2026, 10:00 BST'],
    ['Europe/Berlin', '2026-11-26T09:00Z', 'Thu 26 Nov 2026, 10:00 CET'],
    ['America/New_York', '2026-11-26T02:05Z', 'Wed 25 Nov 2026, 21:05 EST'],
    ['Asia/Kathmandu', '2026-11-26T09:00Z', 'Thu 26 Nov 2026, 14:45 UTC+5:45'],
    ['UTC', '2026-09-05T00:00Z', 'Sat 5 Sep 2026, 00:00 UTC'],
    ['+05:30', '2026-11-26T09:00Z', 'Thu 26 Nov 2026, 14:30 UTC+5:30'],
  ])('says a moment in %s', (zone, at, words) => {
    expect(describeMoment(Date.parse(at), zone)).toBe(words)
  })

  it('says a date in full', () => {
    expect(describeDate('2026-11-26')).toBe('Thursday, 26 November 2026')
  })

  it('knows what date it is where', () => {
    const at = Date.parse('2026-11-25T11:00Z')
    expect(['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'].map((zone) => localDate(zone, at))).toEqual([
      '2026-11-26',
      '2026-11-25',
      '2026-11-25',
    ])
  })
})
