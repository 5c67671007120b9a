/** When a digest is due: a wall-clock time, in a zone, on days of the week. */
export interface Schedule {
  /** Hours and minutes, 24 hours: "09:00". */
  readonly time: string
  /** IANA name, or an offset that Temporal takes as a zone. */
  readonly zone: string
  /** ISO weekdays, 1 Monday to 7 Sunday, in order, at least one. */
  readonly days: readonly number[]
}

/** One digest owed: the local date that it is for (ISO 8601) and the moment that it is due (ms since 1970). */
export interface Occurrence {
  readonly date: string
  readonly at: number
}

/** The first occurrence whose date is later than `afterDate` (where not null) and whose moment is later than `after`. */
export function nextOccurrence(schedule: Schedule, after: number, afterDate: string | null): Occurrence {
  // A day earlier, since the moment of a date may come after the date has ended elsewhere.
  const from = Temporal.PlainDate.from(localDate(schedule.zone, after)).subtract({ days: 1 })
  const later = afterDate === null ? from : Temporal.PlainDate.from(afterDate).add({ days: 1 })
  let date = Temporal.PlainDate.compare(later, from) > 0 ? later : from
  for (;;) {
    const found = occurrenceOn(schedule, date.toString())
    if (found !== null && found.at > after) return found
    date = date.add({ days: 1 })
  }
}

/**
 * The moment for one local date. A time that a clock change skips comes after it; one that comes twice comes once, the first
 * time. Null where the date is not one of the days, or does not exist in the zone (Apia had no 30 December 2011).
 */
export function occurrenceOn({ time, zone, days }: Schedule, date: string): Occurrence | null {
  const day = Temporal.PlainDate.from(date)
  if (!days.includes(day.dayOfWeek)) return null
  const start = day.toZonedDateTime(zone)
  if (!start.toPlainDate().equals(day)) return null
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
  return { date, at: at.epochMilliseconds }
}

/** The next occurrences, in order. */
export function listOccurrences(
  schedule: Schedule,
  after: number,
  afterDate: string | null,
  count: number,
): readonly Occurrence[] {
  const found: Occurrence[] = []
  let last: Occurrence = { date: afterDate ?? '', at: after }
  while (found.length < count) {
    last = nextOccurrence(schedule, last.at, last.date === '' ? null : last.date)
    found.push(last)
  }
  return found
}

/** The date on the calendar of a zone at a moment, ISO 8601. */
export function localDate(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** "weekdays", "daily", "weekends", "Mon, Wed and Fri". */
export function describeDays(days: readonly number[]): string {
  const known = { '1234567': 'daily', '12345': 'weekdays', '67': 'weekends' }
  const found = new Map(Object.entries(known)).get(days.join(''))
  return found ?? new Intl.ListFormat('en-GB').format(days.map((day) => dayNames[day - 1] ?? String(day)))
}

/** "weekdays at 09:00 Europe/London". */
export function describeSchedule({ time, zone, days }: Schedule): string {
  return `${describeDays(days)} at ${time} ${zone}`
}

/** A moment in a zone, for people: "Thu 26 Nov 2026, 09:00 GMT". */
export function describeMoment(at: number, zone: string): string {
  const known = formats.get(zone)
  const format =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    })
  formats.set(zone, format)
  return format.format(at)
}

// Making a format takes longer than using it a thousand times.
const formats = new Map<string, Intl.DateTimeFormat>()
const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })

/** A date for people: "Thursday, 26 November 2026". */
export function describeDate(date: string): string {
  return dateFormat.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds)
}
