import { createRequire } from 'node:module'
import { nearestOf } from './nearest-of.ts'
import { readWrittenDate, type WrittenDate } from './read-written-date.ts'

/** A date to come, ISO 8601; `nearest` is the date that may have been meant by what is none. */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'unknown'; readonly nearest: string | null }

/** The same where it matters that there is such a day, but that it is over, or later than `last`. */
export type ReadAnyDate =
  | ReadDate
  | { readonly kind: 'over' }
  | { readonly kind: 'too far'; readonly last: string }

// Few ever type a date in words, and its grammar takes a while to load.
const load = createRequire(import.meta.url)

// A pause that is longer than this is a mistake, and a preview of a later day is a guess.
const furthestYears = 2
// "until the second Wednesday of September next year" has half as many characters.
const longest = 100

/**
 * `5 January`, `2027-01-05`, `next monday`, `in two weeks`: a day after `today` (ISO 8601), and within two years. A day without
 * a year is the next one. What is no such day is unknown, and the nearest that is one is told: 28 February for 31 February,
 * tomorrow for a day that is over.
 */
export function readDate(typed: string, today: string): ReadDate {
  const span = spanFrom(today, 1)
  const read = readWithin(typed, span)
  if (read.kind === 'over') return { kind: 'unknown', nearest: span.first.toString() }
  return read.kind === 'too far' ? { kind: 'unknown', nearest: read.last } : read
}

/** The same, where `today` itself can be meant, by `today` and by its date; its weekday still means the next one. */
export function readDateFromToday(typed: string, today: string): ReadAnyDate {
  return readWithin(typed, spanFrom(today, 0))
}

/** The days that can be meant. */
interface DateSpan {
  readonly today: Temporal.PlainDate
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

function spanFrom(date: string, days: number): DateSpan {
  const today = Temporal.PlainDate.from(date)
  return { today, first: today.add({ days }), last: today.add({ years: furthestYears }) }
}

function readWithin(typed: string, span: DateSpan): ReadAnyDate {
  const text = typed.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (text === '' || text.length > longest) return { kind: 'unknown', nearest: null }
  const written = readWrittenDate(text)
  return written === null ? readWords(text.toLowerCase(), span) : readDay(written, span)
}

/** A day by its number: it must exist, fall on the weekday that was said, and mean no other day. */
function readDay({ year, month, day, weekday, isClear }: WrittenDate, span: DateSpan): ReadAnyDate {
  const { today, first } = span
  const inYear = (each: number): Temporal.PlainDate =>
    Temporal.PlainDate.from(
      { year: each, month: Math.max(month, 1), day: Math.max(day, 1) },
      { overflow: 'constrain' },
    )
  const thisYear = inYear(today.year)
  const isOver = Temporal.PlainDate.compare(thisYear, first) < 0
  const date = inYear(year ?? (isOver ? today.year + 1 : today.year))
  const isThere = date.month === month && date.day === day
  const isOnWeekday = weekday === null || date.dayOfWeek === weekday
  return check(date, span, isThere && isOnWeekday && isClear)
}

/** A day by its distance from today, or by its weekday. */
function readWords(text: string, span: DateSpan): ReadAnyDate {
  const { today, first } = span
  const words = text
    .replaceAll('’', "'")
    .replace(/^(?:on|for|until|till) /u, '')
    .replace(/^(?:the )?day after tomorrow$/u, 'in 2 days')
    .replace(/\b(?:a|one) fortnight(?:'s time)?\b/u, '2 weeks')
    .replace(/(?:'s?|s'?)? time$/u, (ending) => (ending.startsWith('s') ? 's' : ''))
    .replace(/ from (?:now|today)$/u, '')
  if (/^(?:today|now|tonight)$/u.test(words)) return check(today, span, true)
  const past = /\b(?:last|ago|previous|past|yesterday|today|now|tonight)\b/u
  if (past.test(words)) {
    return isPast(words, today) ? { kind: 'over' } : { kind: 'unknown', nearest: first.toString() }
  }
  const found = parseWords(words, today, true)
  if (found === null) {
    const isTomorrow = nearestOf(words, ['tomorrow']) !== null
    return { kind: 'unknown', nearest: isTomorrow ? today.add({ days: 1 }).toString() : null }
  }
  const { start, end } = found
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  if (year === null || month === null || day === null) return { kind: 'unknown', nearest: null }
  // Beyond what Temporal reckons with, and what a calendar of this decade needs.
  if (!(year <= today.year + 2 * furthestYears))
    return check(today.add({ years: 2 * furthestYears }), span, true)
  const date = Temporal.PlainDate.from({ year, month, day })
  const isWeekday = start.isCertain('weekday') && !start.isCertain('day')
  const isRelative = [...found.tags()].includes('result/relativeDate')
  // "Wednesday" said on a Wednesday is the next one.
  const isToday = isWeekday && date.equals(today)
  // "January" is no day, "9am tomorrow" is more than one and "Monday to Friday" several.
  const isDay = start.isCertain('day') || isWeekday || isRelative
  const isClear = isDay && !start.isCertain('hour') && (end === undefined || end === null)
  return check(isToday ? date.add({ weeks: 1 }) : date, span, isClear)
}

/** Whether the words mean a day before today, as `last Monday` does and `the last day of June` does not. */
function isPast(words: string, today: Temporal.PlainDate): boolean {
  const found = parseWords(words, today, false)
  return found !== null && found.start.date().getTime() < today.toZonedDateTime('UTC').epochMilliseconds
}

/** What chrono makes of all of these words; of a part of them is not what was meant. It reads ASCII only. */
function parseWords(text: string, today: Temporal.PlainDate, forwardDate: boolean) {
  if (!/^[\x20-\x7e]+$/u.test(text)) return null
  // Noon in UTC, and read as UTC, so that no clock of the machine has a say in what day it is.
  const noon = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  const { GB }: typeof import('chrono-node/en') = load('chrono-node/en')
  const reference = { instant: new Date(noon.epochMilliseconds), timezone: 0 }
  const [found, ...others] = GB.parse(text, reference, { forwardDate })
  return found === undefined || others.length > 0 || found.text.length < text.length ? null : found
}

/** A date that can be meant, and is; else the nearest that can. */
function check(date: Temporal.PlainDate, { first, last }: DateSpan, isMeant: boolean): ReadAnyDate {
  const isEarly = Temporal.PlainDate.compare(date, first) < 0
  const isLate = Temporal.PlainDate.compare(date, last) > 0
  const nearest = (isEarly ? first : isLate ? last : date).toString()
  if (!isMeant) return { kind: 'unknown', nearest }
  if (isEarly) return { kind: 'over' }
  return isLate ? { kind: 'too far', last: nearest } : { kind: 'date', date: nearest }
}
