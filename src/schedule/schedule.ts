import { LRUCache } from 'lru-cache'
import { dayNames, describeDay, monthNames } from '../text/calendar.ts'
import { type DateLanguage, usualDates } from '../text/date-language.ts'

/** When a digest is due: a wall-clock time, in a zone, on days of the week. */
export interface Schedule {
  /** "09:00", 24 hours. */
  readonly time: string
  /** A name of the IANA database, "UTC", or an offset such as "+05:30". */
  readonly zone: string
  /** ISO weekdays, 1 Monday to 7 Sunday, in order, at least one. */
  readonly days: readonly number[]
}

/** One digest owed: the local date it is for ("2026-11-25") and the moment it is due (milliseconds since 1970). */
export interface Occurrence {
  readonly date: string
  readonly at: number
}

/**
 * The first occurrence whose date is later than `afterDate` (where not null) and whose moment is later than `after`
 * (milliseconds since 1970). Throws a RangeError for a zone that this Node does not know, for a time or a date that is
 * none, and where there are no days.
 */
export function nextOccurrence(schedule: Schedule, after: number, afterDate: string | null): Occurrence {
  // A time skipped at midnight is posted on the day after its own, so yesterday's may still be to come.
  let date = momentIn(schedule.zone, after).toPlainDate().subtract({ days: 1 })
  if (afterDate !== null) {
    const earliest = Temporal.PlainDate.from(afterDate).add({ days: 1 })
    if (Temporal.PlainDate.compare(earliest, date) > 0) date = earliest
  }
  // Two dates may be over, and one may not exist; every day of the week is among the rest.
  for (let tried = 0; tried < 21; tried++) {
    const occurrence = occurrenceOnDate(schedule, date)
    if (occurrence !== null && occurrence.at > after) return occurrence
    date = date.add({ days: 1 })
  }
  throw new RangeError('The schedule has no days.')
}

/**
 * The occurrence for one local date ("2026-11-25"); null where the date is not one of the days or does not exist in that
 * zone (Apia had no 30 December 2011). Throws a RangeError for what is no date at all.
 */
export function occurrenceOn(schedule: Schedule, date: string): Occurrence | null {
  return occurrenceOnDate(schedule, Temporal.PlainDate.from(date))
}

/** The next `count` occurrences, in order; `after` and `afterDate` as for `nextOccurrence`. */
export function listOccurrences(
  schedule: Schedule,
  after: number,
  afterDate: string | null,
  count: number,
): readonly Occurrence[] {
  const occurrences: Occurrence[] = []
  while (occurrences.length < count) {
    const { at, date } = occurrences.at(-1) ?? { at: after, date: afterDate }
    occurrences.push(nextOccurrence(schedule, at, date))
  }
  return occurrences
}

/** "daily", "weekdays", "weekends", "Tue", "Mon, Wed and Fri". */
export function describeDays(days: readonly number[]): string {
  return (
    dayGroups.get(days.join('')) ??
    new Intl.ListFormat('en-GB').format(days.map((day) => shortDays[day - 1] ?? String(day)))
  )
}

/** "weekdays at 09:00 Europe/London". */
export function describeSchedule({ time, zone, days }: Schedule): string {
  return `${describeDays(days)} at ${time} ${zone}`
}

/** The date that a moment (milliseconds since 1970) has in a zone: "2026-11-25". */
export function localDate(zone: string, at: number): string {
  return momentIn(zone, at).toPlainDate().toString()
}

/** A moment (milliseconds since 1970) for people: "Thu 26 Nov 2026, 09:00 GMT", "Fri 27 Nov 2026, 09:00 UTC+9". */
export function describeMoment(at: number, zone: string, language: DateLanguage = usualDates): string {
  const local = momentIn(zone, at)
  const date =
    language === usualDates
      ? `${shortDays[local.dayOfWeek - 1]} ${local.day} ${monthNames[local.month - 1]?.slice(0, 3)} ${local.year}`
      : dateFormats.memo(`${language} short`).format(noonOf(local.toPlainDate()))
  return `${date}, ${timeOf(local)} ${abbreviate(zone, at)}`
}

/** A date ("2026-11-26") for people: "Thursday, 26 November 2026", or in another language. */
export function describeDate(date: string, language: DateLanguage = usualDates): string {
  const day = Temporal.PlainDate.from(date)
  return language === usualDates
    ? `${dayNames[day.dayOfWeek - 1]}, ${describeDay(date)}`
    : dateFormats.memo(`${language} long`).format(noonOf(day))
}

const shortDays = dayNames.map((day) => day.slice(0, 3))
const dayGroups: ReadonlyMap<string, string> = new Map([
  ['1234567', 'daily'],
  ['12345', 'weekdays'],
  ['67', 'weekends'],
])

function occurrenceOnDate({ time, zone, days }: Schedule, date: Temporal.PlainDate): Occurrence | null {
  if (!days.includes(date.dayOfWeek)) return null
  // 'compatible': a time that is skipped moves past the gap, a time that comes twice is the first.
  const due = date.toZonedDateTime({ timeZone: zone, plainTime: time })
  const isMoved = !due.toPlainDate().equals(date)
  if (isMoved && !date.toZonedDateTime(zone).toPlainDate().equals(date)) return null
  return { date: date.toString(), at: due.epochMilliseconds }
}

function momentIn(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

// A formatter takes a hundred times as long to make as to use, and some thirty kilobytes.
const formatters = new LRUCache({
  max: 200,
  memoMethod(zone: string) {
    // Each English names only the zones of its own readers: "EST" is American, "CET" British usage.
    const [area = ''] = zone.split('/')
    const locale = localesOf.get(zone) ?? localesOf.get(area) ?? 'en-GB'
    return new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
  },
})

// Every calendar but this one counts other years than the documents do.
const dateFormats = new LRUCache({
  max: 100,
  memoMethod(key: string) {
    const [language, length = ''] = key.split(' ')
    const words = length === 'long' ? 'long' : 'short'
    return new Intl.DateTimeFormat(language, {
      ...{ weekday: words, day: 'numeric', month: words, year: 'numeric' },
      ...{ calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' },
    })
  },
})

function noonOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds
}

/** What a zone's time is called there where that is common in English ("GMT", "CEST", "EST"), else "UTC+9". */
function abbreviate(zone: string, at: number): string {
  const parts = formatters.memo(zone).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
  return name.replace(/^GMT(?=[+-])/u, 'UTC')
}

const localesOf: ReadonlyMap<string, string> = new Map([
  ['America', 'en-US'],
  ['Pacific/Honolulu', 'en-US'],
  ['Australia', 'en-AU'],
])

function timeOf(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: 'minute' })
}
