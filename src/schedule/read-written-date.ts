import { monthNames } from '../text/calendar.ts'
import { nearestOf } from './nearest-of.ts'
import { weekdays } from './weekdays.ts'

/** The parts of a date as they were written, whether or not there is such a day. */
export interface WrittenDate {
  /** Null where it was left out. */
  readonly year: number | null
  readonly month: number
  readonly day: number
  /** ISO weekday; null where it was left out. */
  readonly weekday: number | null
  /** Whether it can mean this date only: no misspelt month, and not `5/1/2027`, which is another day in America. */
  readonly isClear: boolean
}

/** `5 January`, `January 5th, 2027`, `Tue 5 Jan`, `2027-01-05`, `31/1/2027`; null for what is written otherwise. */
export function readWrittenDate(typed: string): WrittenDate | null {
  const text = typed
    .toLowerCase()
    .replace(/[,.\s]+/gu, (gap) => (/^\.+$/u.test(gap) ? '.' : ' '))
    .trim()
  return readIso(text) ?? readFigures(text) ?? readNamed(text)
}

function readIso(text: string): WrittenDate | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u.exec(text) ?? []
  if (year === undefined) return null
  return { year: Number(year), month: Number(month), day: Number(day), weekday: null, isClear: true }
}

/** Day, month and year in figures: the British order, where it is not the American. */
function readFigures(text: string): WrittenDate | null {
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/u.exec(text) ?? []
  if (first === undefined || year === undefined) return null
  const [one, other] = [Number(first), Number(second)]
  const isAmerican = other > 12 && one <= 12
  const [day, month] = isAmerican ? [other, one] : [one, other]
  const isClear = one > 12 || other > 12 || one === other
  return { year: fullYear(year), month, day, weekday: null, isClear }
}

function readNamed(text: string): WrittenDate | null {
  const { weekday, day, month, year } =
    named.exec(text.replaceAll('.', ' ').replace(/ +/gu, ' ').trim())?.groups ?? {}
  if (day === undefined || month === undefined) return null
  const known = months.findIndex(
    (name) => month.length >= 3 && name.startsWith(month === 'sept' ? 'sep' : month),
  )
  const near = month.length < 4 ? null : nearestOf(month, months)
  const index = known === -1 && near !== null ? months.indexOf(near) : known
  if (index === -1) return null
  return {
    year: year === undefined ? null : fullYear(year),
    month: index + 1,
    day: Number(day),
    weekday: weekday === undefined ? null : weekdays.findIndex(({ typed }) => weekday.startsWith(typed)) + 1,
    isClear: known !== -1,
  }
}

const months = monthNames.map((name) => name.toLowerCase())

const dayForm = '(?:the )?(?<day>\\d{1,3})(?:st|nd|rd|th)?'
const monthForm = '(?<month>\\p{L}{3,10})'
const named = new RegExp(
  '^(?:(?<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?) )?' +
    `(?:${dayForm} (?:of )?${monthForm}|${monthForm} ${dayForm})` +
    "(?: '?(?<year>\\d{4}|\\d{2}))?$",
  'u',
)

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}
