import { dayNames } from '../text/calendar.ts'
import { nearestOf } from './nearest-of.ts'

/** Days of the week as ISO numbers, 1 Monday to 7 Sunday, and how many words say them. */
export interface ReadDays {
  readonly days: readonly number[]
  readonly count: number
}

/**
 * The days that the first of these words, in small letters, and those behind it say: `weekdays`, `every day`, `mon`, `thurs`,
 * `mon-fri`, `sat to mon`, `mon/wed`. Null where they say something else.
 */
export function readDays(words: readonly string[]): ReadDays | null {
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const days = groups.get(words.slice(0, count).join(' '))
    if (days !== undefined) return { days, count }
  }
  const [first = '', between = '', last = ''] = words
  const range = rangeWords.has(between) ? daysBetween(first, last) : null
  if (range !== null) return { days: range, count: 3 }
  const days = daysOfWord(first)
  return days === null ? null : { days, count: 1 }
}

/** The word for days that is spelt most like one that is none: "sunday" for "funday". Null where none is near. */
export function nearestDays(word: string): string | null {
  // Of three letters nearly every other word is one letter away.
  return word.length < 4 ? null : nearestOf(word, nearWords)
}

const names = dayNames.map((name) => name.toLowerCase())
const every = [1, 2, 3, 4, 5, 6, 7]
const working = [1, 2, 3, 4, 5]
const free = [6, 7]

const groups: ReadonlyMap<string, readonly number[]> = new Map([
  ...groupOf(every, 'daily', 'everyday', 'every day', 'each day', 'all days', 'all week', '7 days a week'),
  ...groupOf(working, 'weekdays', 'weekday', 'week days', 'week day', 'workdays', 'workday', 'work days'),
  ...groupOf(working, 'working days', 'working day', 'business days', 'business day', '5 days a week'),
  ...groupOf(free, 'weekends', 'weekend', 'week ends', 'week end'),
])
const mostWords = 4
const rangeWords: ReadonlySet<string> = new Set(['-', 'to', 'through', 'thru', 'till', 'until'])
const nearWords: readonly string[] = [...names, ...[...groups.keys()].filter((each) => !each.includes(' '))]

function groupOf(days: readonly number[], ...said: readonly string[]) {
  return said.map((each) => [each, days] as const)
}

/** A day, days joined by strokes, or a range. */
function daysOfWord(word: string): readonly number[] | null {
  const [from = '', to, ...more] = word.split('-')
  if (to !== undefined) return more.length > 0 ? null : daysBetween(from, to)
  const days = word.split(/[/+]/u).map((each) => groups.get(each) ?? dayOf(each))
  return days.some((each) => each === null) ? null : days.flatMap((each) => each ?? [])
}

/** From one day to another, over the end of the week where it must be. */
function daysBetween(from: string, to: string): readonly number[] | null {
  const [first] = dayOf(from) ?? []
  const [last] = dayOf(to) ?? []
  if (first === undefined || last === undefined) return null
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1)
}

/** A day by its name or by the beginning of it, three letters at least; a plural too. */
function dayOf(word: string): readonly number[] | null {
  const singular = word.length > 5 ? word.replace(/s$/u, '') : word
  if (singular.length < 3 || singular.length > 9) return null
  const index = names.findIndex((name) => name.startsWith(singular))
  return index === -1 ? null : [index + 1]
}
