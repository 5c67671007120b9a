import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAsker } from '../asker.ts'
import { type Desk, setUpDesk } from './set-up.ts'

// DAYS=730 is what CI runs, in all zones.
const days = Number(process.env.DAYS ?? 46)

const allZones = [
  'America/New_York',
  'Europe/London',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Asia/Seoul',
  'Pacific/Chatham',
  'America/Nuuk',
  'Antarctica/Troll',
  'America/St_Johns',
  'Asia/Tehran',
] as const
const zones = days < 730 ? allZones.filter((_, at) => at % 7 === 0) : allZones

const wishes = [
  ['00:30', 'daily', [1, 2, 3, 4, 5, 6, 7]],
  ['02:30', 'weekdays', [1, 2, 3, 4, 5]],
  ['09:00', 'mon wed fri', [1, 3, 5]],
] as const

afterEach(() => {
  vi.useRealTimers()
})

describe(`Digests over ${days} days`, () => {
  it('come exactly once for each subscribed local date, in every zone, through the clock changes', async () => {
    vi.useFakeTimers({
      toFake: ['Date'],
      now: Temporal.Instant.from('2026-02-20T12:00:00Z').epochMilliseconds,
    })
    const desk = await setUpDesk()
    const start = Date.now()
    for (const zone of zones) {
      for (const [time, words] of wishes) {
        const asker = createAsker('U1', 'Ana')
        const said = await desk.ask(`digest ${time} ${zone} ${words}`, {
          ...asker,
          at: { ...asker.at, channel: `${zone} ${words}` },
        })
        expect(said).toContain(zone)
      }
    }
    const end = start + days * 24 * 3_600_000
    const announced = desk.platform.posted().length
    let at = await desk.store.digests.nextDue()
    while (at !== null && at <= end) {
      vi.setSystemTime(at + 500)
      await desk.work()
      at = await desk.store.digests.nextDue()
    }
    const counts = countByChannelAndDate(desk, announced)
    for (const zone of zones) {
      for (const [time, words, weekdays] of wishes) {
        const channel = `${zone} ${words}`
        const dates = datesBetween(zone, start, end, time, weekdays)
        const posted = [...counts.keys()].filter((key) => key.startsWith(`${channel}|`))
        expect(posted.sort(), channel).toEqual(dates.map((date) => `${channel}|${date}`).sort())
      }
    }
    expect([...counts.values()].every((count) => count === 1)).toBe(true)
  }, 300_000)
})

/** How many digests stand for each channel and date: the date is what a reader sees in the title. */
function countByChannelAndDate(desk: Desk, announced: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const channels = desk.platform.channels()
  desk.platform.posted().forEach((message, index) => {
    if (index < announced) return
    const [, date = ''] = /^Action items on (.*):/mu.exec(String(message)) ?? []
    const key = `${channels[index]}|${date}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  return counts
}

/** The subscribed dates of a calendar that only knows days of the week, from the first time after `start` on. */
function datesBetween(
  zone: string,
  start: number,
  end: number,
  time: string,
  weekdays: readonly number[],
): readonly string[] {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const [from = '', fromTime = ''] = wall.format(start).split(' ')
  const [to = '', toTime = ''] = wall.format(end).split(' ')
  const dates: string[] = []
  for (
    let day = Date.parse(`${from}T00:00:00Z`);
    day <= Date.parse(`${to}T00:00:00Z`);
    day += 24 * 3_600_000
  ) {
    const date = new Date(day)
    const iso = date.toISOString().slice(0, 10)
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
    const isBefore = iso === from && time <= fromTime
    const isAfter = iso === to && time > toTime
    if (weekdays.includes(weekday) && !isBefore && !isAfter) {
      dates.push(date.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' }))
    }
  }
  return dates
}
