import { exactZone } from './match-zone.ts'
import { readDays } from './read-days.ts'
import { correctWords } from './read-misspelt.ts'
import { readTime } from './read-time.ts'
import { splitWords, type Word } from './read-words.ts'
import { describeDays, type Schedule } from './schedule.ts'

/** What was read of a time, a zone and days in any order. */
export type ReadSchedule =
  | {
      readonly kind: 'schedule'
      readonly schedule: Schedule
      /** Whether the zone was not named. */
      readonly zoneIsDefault: boolean
    }
  /** No zone was named and none is known. */
  | { readonly kind: 'no zone'; readonly time: string; readonly days: readonly number[] }
  | {
      readonly kind: 'unknown'
      readonly what: 'time' | 'zone' | 'days' | 'words'
      /** The words that were not understood, at most a hundred characters. */
      readonly typed: string
      /** All that was typed, with the nearest that exists in the place of what does not; null where nothing is near. */
      readonly nearest: string | null
    }
  | { readonly kind: 'nothing' }

// Nobody needs more words for a time, a zone and seven days.
const mostWords = 24
// "Democratic People's Republic of Korea" and "Saint Vincent and the Grenadines".
const longestZone = 6
const longestTyped = 100
const weekdays = [1, 2, 3, 4, 5]

const ignored: ReadonlySet<string> = new Set(
  "at on every each in and the from for time times morning mornings o'clock oclock hours hrs -".split(' '),
)

/** `09:00 Europe/London weekdays`: without days it is weekdays, without a zone `defaultZone`, where one is known. */
export function readSchedule(typed: string, defaultZone: string | null): ReadSchedule {
  const words = splitWords(typed)
  if (words.length === 0) return { kind: 'nothing' }
  if (words.length > mostWords) return { kind: 'unknown', what: 'words', typed: say(words), nearest: null }
  const found = readParts(words)
  const problem = findProblem(found, words)
  if (problem !== null) return problem
  const { times, zones } = found
  const [time = ''] = times
  const days = found.days.length === 0 ? weekdays : inOrder(found.days)
  const zone = zones[0] ?? defaultZone
  if (zone === null) return { kind: 'no zone', time, days }
  return { kind: 'schedule', schedule: { time, zone, days }, zoneIsDefault: zones.length === 0 }
}

type Unknown = Extract<ReadSchedule, { kind: 'unknown' }>

interface Parts {
  /** Times and zones, without repetitions, the nearest for one that does not exist; days in any order. */
  readonly times: string[]
  readonly zones: string[]
  readonly days: number[]
  /** A time that does not exist. */
  readonly noTimes: Word[]
  /** Second times and zones. */
  readonly tooMany: Word[][]
  /** Neighbouring words that are none of the three. */
  readonly others: Word[][]
}

function readParts(words: readonly Word[]): Parts {
  const parts: Parts = { times: [], zones: [], days: [], noTimes: [], tooMany: [], others: [] }
  let isBesideOther = false
  let at = 0
  while (at < words.length) {
    const count = takeDays(parts, words, at) || takeTime(parts, words, at) || takeZone(parts, words, at)
    const word = words[at]
    if (count === 0 && word !== undefined && !ignored.has(word.key)) {
      if (isBesideOther) parts.others.at(-1)?.push(word)
      else parts.others.push([word])
      isBesideOther = true
    } else {
      isBesideOther = false
    }
    at += Math.max(count, 1)
  }
  return parts
}

// Each takes what begins at a word, and says how many words that was.

function takeDays(parts: Parts, words: readonly Word[], at: number): number {
  const read = readDays(words.slice(at, at + 4).map(({ key }) => key))
  if (read === null) return 0
  parts.days.push(...read.days)
  return read.count
}

function takeTime(parts: Parts, words: readonly Word[], at: number): number {
  for (const count of [2, 1]) {
    const taken = words.slice(at, at + count)
    const [first] = taken
    // "9 am" and "12 noon", but not "9 17".
    if (first === undefined || taken.length < count || (count === 2 && /^\d/u.test(taken[1]?.key ?? '')))
      continue
    const read = readTime(taken.map(({ key }) => key).join(' '))
    if (read === null) continue
    const time = read.kind === 'time' ? read.time : read.nearest
    if (read.kind === 'unknown') parts.noTimes.push({ typed: say(taken), key: time })
    add(parts, parts.times, time, taken)
    return count
  }
  return 0
}

function takeZone(parts: Parts, words: readonly Word[], at: number): number {
  for (let count = Math.min(longestZone, words.length - at); count > 0; count--) {
    const taken = words.slice(at, at + count)
    const zone = exactZone(say(taken))
    if (zone === null) continue
    add(parts, parts.zones, zone, taken)
    return count
  }
  return 0
}

function add(parts: Parts, known: string[], one: string, taken: Word[]): void {
  if (known.includes(one)) return
  if (known.length === 0) known.push(one)
  else parts.tooMany.push(taken)
}

/** The first thing that cannot be as it was typed, in the order time, zone, days, other words. */
function findProblem(
  { times, zones, days, noTimes, tooMany, others }: Parts,
  all: readonly Word[],
): Unknown | null {
  const corrected = correctWords(others, zones.length > 0)
  const zone = zones[0] ?? corrected.zone
  const time = times[0] ?? '09:00'
  // One slip can be put right; who made two may have meant something else by both.
  const isOneSlip = noTimes.length + corrected.problems.length <= 1
  const nearest = corrected.isWhole && isOneSlip ? typeable(time, zone, [...days, ...corrected.days]) : null
  const unknown = (what: Unknown['what'], words: readonly Word[]): Unknown => ({
    kind: 'unknown',
    what,
    typed: say(words),
    nearest,
  })
  const [noTime] = noTimes
  if (noTime !== undefined) return unknown('time', [noTime])
  const [problem] = corrected.problems
  if (problem !== undefined) {
    const isZone = problem.what === 'words' && zones.length === 0 && times.length > 0
    return unknown(isZone ? 'zone' : problem.what, problem.words)
  }
  const [second] = tooMany
  if (second !== undefined) return unknown('words', second)
  return times.length === 0 ? unknown('words', all) : null
}

/** The parts as they can be typed. */
function typeable(time: string, zone: string | null, days: readonly number[]): string {
  const said = days.length === 0 ? '' : describeDays(inOrder(days)).replaceAll(/,| and/gu, '')
  return [time, zone ?? '', said.toLowerCase()].filter((part) => part !== '').join(' ')
}

function inOrder(days: readonly number[]): readonly number[] {
  return [...new Set(days)].sort((one, other) => one - other)
}

function say(words: readonly Word[]): string {
  const typed = words.map((word) => word.typed).join(' ')
  return typed.slice(0, longestTyped).toWellFormed()
}
