import { readDays } from './read-days.ts'
import { readTime } from './read-time.ts'
import { describeDays, type Schedule } from './schedule.ts'
import { findZone } from './zones.ts'

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
      readonly typed: string
      /** All that was typed, with the nearest that exists in the place of what does not; null where nothing is near. */
      readonly nearest: string | null
    }
  | { readonly kind: 'nothing' }

// Nobody needs more words for a time, a zone and seven days.
const mostWords = 24
const longestWord = 60
// "America/Argentina/Buenos Aires", "Papua New Guinea".
const longestZone = 4

const ignored = new Set([
  'at',
  'on',
  'every',
  'each',
  'in',
  'and',
  'the',
  'time',
  'morning',
  'o’clock',
  "o'clock",
])
const weekdays = [1, 2, 3, 4, 5] as const

interface Parts {
  readonly time: string | null
  readonly zone: string | null
  readonly days: readonly number[]
}

type Unknown = Extract<ReadSchedule, { kind: 'unknown' }>

/** `09:00 Europe/London weekdays`: without days it is weekdays, without a zone `defaultZone`, where one is known. */
export function readSchedule(typed: string, defaultZone: string | null): ReadSchedule {
  const words = typed
    .slice(0, 2_000)
    .replace(/\b(?:every|each)\s*day\b/giu, 'daily')
    .replace(/\b(?:week|work|working)\s+days?\b/giu, 'weekdays')
    .replace(/(\d)\s+([ap]\.?m\.?)(?![a-z])/giu, '$1$2')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return { kind: 'nothing' }
  if (words.length > mostWords) return { kind: 'unknown', what: 'words', typed, nearest: null }
  let parts: Parts = { time: null, zone: null, days: [] }
  let unknown: Unknown | null = null
  let at = 0
  while (at < words.length) {
    const taken = take(words, at, parts)
    if (taken.unknown !== null) unknown ??= taken.unknown
    parts = taken.parts
    at += taken.count
  }
  const { time } = parts
  if (unknown !== null) return { ...unknown, nearest: wordsOf(parts) }
  if (time === null)
    return { kind: 'unknown', what: 'words', typed, nearest: wordsOf({ ...parts, time: '09:00' }) }
  const days = parts.days.length === 0 ? weekdays : parts.days
  const zone = parts.zone ?? defaultZone
  if (zone === null) return { kind: 'no zone', time, days }
  return { kind: 'schedule', schedule: { time, zone, days }, zoneIsDefault: parts.zone === null }
}

interface Taken {
  readonly count: number
  readonly parts: Parts
  readonly unknown: Unknown | null
}

/** Takes what begins at a word: a time, days, or a zone of as many words as mean one. */
function take(words: readonly string[], at: number, parts: Parts): Taken {
  const word = (words[at] ?? '').slice(0, longestWord)
  const fits = (more: Partial<Parts>, count = 1): Taken => ({
    count,
    parts: { ...parts, ...more },
    unknown: null,
  })
  const differs = (what: Unknown['what'], more: Partial<Parts>, typed = word, count = 1): Taken => ({
    count,
    parts: { ...parts, ...more },
    unknown: { kind: 'unknown', what, typed, nearest: null },
  })
  const zone = takeZone(words, at)
  if (zone !== null && zone.count > 1) return withZone(zone)
  if (ignored.has(word.toLowerCase())) return fits({})
  const time = readTime(word)
  if (time !== null) {
    if (parts.time !== null) return differs('words', {})
    return time.kind === 'time' ? fits({ time: time.time }) : differs('time', { time: time.nearest })
  }
  const days = readDays(word)
  if (days?.kind === 'days') return fits({ days: merge(parts.days, days.days) })
  if (zone !== null) return withZone(zone)
  if (days !== null) {
    const near = readDays(days.nearest)
    return differs('days', { days: merge(parts.days, near?.kind === 'days' ? near.days : []) })
  }
  return takeUnknownZone(words, at)

  function withZone({ name, count }: { readonly name: string; readonly count: number }): Taken {
    if (parts.zone !== null && parts.zone !== name)
      return differs('words', {}, words.slice(at, at + count).join(' '), count)
    return fits({ zone: name }, count)
  }

  /** What is none of the three is most likely a zone that is misspelt, and its words go as far as the next part. */
  function takeUnknownZone(all: readonly string[], from: number): Taken {
    const rest = all.slice(from)
    const end = rest.findIndex((each) => readTime(each) !== null || readDays(each)?.kind === 'days')
    const count = Math.max(1, Math.min(end === -1 ? rest.length : end, longestZone))
    const said = rest.slice(0, count).join(' ').slice(0, longestWord)
    const found = findZone(said)
    const near = found.kind === 'unknown' ? found.nearest : found.name
    return differs('zone', near === null ? {} : { zone: near }, said, count)
  }
}

function takeZone(
  words: readonly string[],
  at: number,
): { readonly name: string; readonly count: number } | null {
  for (let count = Math.min(longestZone, words.length - at); count > 0; count -= 1) {
    const said = words.slice(at, at + count).join(' ')
    if (said.length > longestWord || /^\d/u.test(said)) continue
    const found = findZone(said)
    if (found.kind === 'zone') return { name: found.name, count }
  }
  return null
}

function merge(some: readonly number[], others: readonly number[]): readonly number[] {
  return [...new Set([...some, ...others])].sort((one, other) => one - other)
}

/** The parts as they could have been typed; null where there is no time. */
function wordsOf({ time, zone, days }: Parts): string | null {
  if (time === null && zone === null && days.length === 0) return null
  const said =
    days.length === 0 ? [] : [describeDays(days).replaceAll(',', '').replace(' and ', ' ').toLowerCase()]
  return [time ?? '09:00', ...(zone === null ? [] : [zone]), ...said].join(' ')
}
