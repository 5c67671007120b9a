import { parse } from 'chrono-node/en'

/** A date to come, ISO 8601; `nearest` is the date that exists nearest to one that does not. */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'unknown'; readonly nearest: string | null }

// A pause that is longer than this is a mistake.
const furthestYears = 2
const longest = 100

/**
 * `5 January`, `2027-01-05`, `next monday`, `in two weeks`: a day after `today` (ISO 8601). A day without a year is the next
 * one. Of a day that does not exist (31 February) the nearest that does is told.
 */
export function readDate(typed: string, today: string): ReadDate {
  const text = typed.trim().slice(0, longest)
  const start = Temporal.PlainDate.from(today)
  const [found] = chronoParse(text, start)
  // What it makes of a part of the words is not what was meant.
  if (found !== undefined && found.text.length >= text.length - 2) {
    const date = Temporal.PlainDate.from({
      year: found.start.get('year') ?? start.year,
      month: found.start.get('month') ?? start.month,
      day: found.start.get('day') ?? start.day,
    })
    return check(date, start)
  }
  return { kind: 'unknown', nearest: nearestTo(text, start)?.toString() ?? null }
}

function chronoParse(text: string, today: Temporal.PlainDate) {
  const noon = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  const reference = { instant: new Date(noon.epochMilliseconds), timezone: 0 }
  return parse(text, reference, { forwardDate: true })
}

function check(date: Temporal.PlainDate, today: Temporal.PlainDate): ReadDate {
  if (Temporal.PlainDate.compare(date, today) <= 0) {
    return { kind: 'unknown', nearest: today.add({ days: 1 }).toString() }
  }
  const last = today.add({ years: furthestYears })
  return Temporal.PlainDate.compare(date, last) > 0
    ? { kind: 'unknown', nearest: last.toString() }
    : { kind: 'date', date: date.toString() }
}

const months: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]

/** The last day of a month for one that it does not have. */
function nearestTo(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text)
  if (iso !== null) return constrain(Number(iso[1]), Number(iso[2]), Number(iso[3]), today)
  const [, dayFirst, nameAfter, yearAfter] =
    /^(\d{1,3})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$/iu.exec(text) ?? []
  const [, nameBefore, dayLast, yearLast] =
    /^([a-z]{3,9})\.?\s+(\d{1,3})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu.exec(text) ?? []
  const name = (nameAfter ?? nameBefore ?? '').toLowerCase().slice(0, 3)
  const month = months.indexOf(name) + 1
  const day = Number(dayFirst ?? dayLast)
  if (month === 0) return null
  const year = yearAfter ?? yearLast
  if (year !== undefined) return constrain(Number(year), month, day, today)
  const thisYear = constrain(today.year, month, day, today)
  return thisYear ?? constrain(today.year + 1, month, day, today)
}

/** The nearest date, where that is to come. */
function constrain(
  year: number,
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const date = Temporal.PlainDate.from(
    { year, month: Math.max(month, 1), day: Math.max(day, 1) },
    { overflow: 'constrain' },
  )
  const isToCome =
    Temporal.PlainDate.compare(date, today) > 0 &&
    Temporal.PlainDate.compare(date, today.add({ years: furthestYears })) <= 0
  return isToCome ? date : null
}
