import { GB } from 'chrono-node/en'
import { nearestOf } from './nearest-of.ts'
import { readWrittenDate, type WrittenDate } from './read-written-date.ts'

/** A date to come, ISO 8601; `nearest` is the date that may have been meant by what is none. */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'unknown'; readonly nearest: string | null }

// A pause that is longer than this is a mistake.
const furthestYears = 2
// "until the second Wednesday of September next year" has half as many characters.
const longest = 100

/**
 * `5 January`, `2027-01-05`, `next monday`, `in two weeks`: a day after `today` (ISO 8601), and within two years. A day without
 * a year is the next one. What is no such day is unknown, and the nearest that is one is told: 28 February for 31 February,
 * tomorrow for a day that is over.
 */
export function readDate(typed: string, today: string): ReadDate {
  const start = Temporal.PlainDate.from(today)
  const text = typed.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (text === '' || text.length > longest) return { kind: 'unknown', nearest: null }
  const written = readWrittenDate(text)
  return written === null ? readWords(text.toLowerCase(), start) : readDay(written, start)
}

/** A day by its number: it must exist, fall on the weekday that was said, and mean no other day. */
function readDay({ year, month, day, weekday, isClear }: WrittenDate, today: Temporal.PlainDate): ReadDate {
  const inYear = (each: number): Temporal.PlainDate =>
    Temporal.PlainDate.from(
      { year: each, month: Math.max(month, 1), day: Math.max(day, 1) },
      { overflow: 'constrain' },
    )
  const thisYear = inYear(today.year)
  const isOver = Temporal.PlainDate.compare(thisYear, today) <= 0
  const date = inYear(year ?? (isOver ? today.year + 1 : today.year))
  const isThere = date.month === month && date.day === day
  const isOnWeekday = weekday === null || date.dayOfWeek === weekday
  return check(date, today, isThere && isOnWeekday && isClear)
}

/** A day by its distance from today, or by its weekday. */
function readWords(text: string, today: Temporal.PlainDate): ReadDate {
  const words = text
    .replaceAll('’', "'")
    .replace(/^(?:on|for|until|till) /u, '')
    .replace(/^(?:the )?day after tomorrow$/u, 'in 2 days')
    .replace(/\b(?:a|one) fortnight(?:'s time)?\b/u, '2 weeks')
    .replace(/(?:'s?|s'?)? time$/u, (ending) => (ending.startsWith('s') ? 's' : ''))
    .replace(/ from (?:now|today)$/u, '')
  const past = /\b(?:last|ago|previous|past|yesterday|today|now|tonight)\b/u
  if (past.test(words)) return { kind: 'unknown', nearest: today.add({ days: 1 }).toString() }
  // What chrono makes of a part of the words is not what was meant; it reads ASCII only.
  const [found, ...others] = /^[\x20-\x7e]+$/u.test(words) ? parseWords(words, today) : []
  if (found === undefined || others.length > 0 || found.text.length < words.length) {
    const isTomorrow = nearestOf(words, ['tomorrow'], (each) => each) !== null
    return { kind: 'unknown', nearest: isTomorrow ? today.add({ days: 1 }).toString() : null }
  }
  const { start, end } = found
  const read = { year: start.get('year'), month: start.get('month'), day: start.get('day') }
  const { year, month, day } = read
  if (year === null || month === null || day === null) return { kind: 'unknown', nearest: null }
  // Beyond what Temporal reckons with, and what a calendar of this decade needs.
  if (!(year <= today.year + 2 * furthestYears))
    return check(today.add({ years: 2 * furthestYears }), today, false)
  const date = Temporal.PlainDate.from({ year, month, day })
  const isWeekday = start.isCertain('weekday') && !start.isCertain('day')
  const isRelative = [...found.tags()].includes('result/relativeDate')
  // "Wednesday" said on a Wednesday is the next one.
  const isToday = isWeekday && date.equals(today)
  // "January" is no day, "9am tomorrow" is more than one and "Monday to Friday" several.
  const isDay = start.isCertain('day') || isWeekday || isRelative
  const isClear = isDay && !start.isCertain('hour') && (end === undefined || end === null)
  return check(isToday ? date.add({ weeks: 1 }) : date, today, isClear)
}

function parseWords(text: string, today: Temporal.PlainDate) {
  // Noon in UTC, and read as UTC, so that no clock of the machine has a say in what day it is.
  const noon = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  return GB.parse(text, { instant: new Date(noon.epochMilliseconds), timezone: 0 }, { forwardDate: true })
}

/** A date that is to come and not too far; else the nearest that is. */
function check(date: Temporal.PlainDate, today: Temporal.PlainDate, isMeant: boolean): ReadDate {
  const first = today.add({ days: 1 })
  const last = today.add({ years: furthestYears })
  const isEarly = Temporal.PlainDate.compare(date, first) < 0
  const isLate = Temporal.PlainDate.compare(date, last) > 0
  if (isEarly) return { kind: 'unknown', nearest: first.toString() }
  if (isLate) return { kind: 'unknown', nearest: last.toString() }
  return isMeant ? { kind: 'date', date: date.toString() } : { kind: 'unknown', nearest: date.toString() }
}
