import { nearestZone } from './match-zone.ts'
import { nearestDays, readDays } from './read-days.ts'
import type { Word } from './read-words.ts'

/** Words that were not understood, and what they may have been meant for. */
export interface Corrected {
  readonly problems: readonly CorrectedRun[]
  readonly zone: string | null
  readonly days: readonly number[]
  /** Whether something is near everything, or can be left out without changing what is meant. */
  readonly isWhole: boolean
}

// Whose words make no sense three times over meant something else altogether; and each search takes its time.
const mostRuns = 2

// What turns the sense of the words beside it, so that without it they say something else.
const turning: ReadonlySet<string> = new Set(
  `except excluding exclude without but not no never other second third fourth alternate biweekly fortnightly monthly quarterly
  last first half quarter past before after afternoon afternoons evening evenings night nights nightly tonight to`.split(
    /\s+/u,
  ),
)

/** Says what each run of words that are no time, zone or days may have been meant for. */
export function correctWords(runs: readonly (readonly Word[])[], hasZone: boolean): Corrected {
  const isReadable = runs.length <= mostRuns
  const found = runs.slice(0, mostRuns).flatMap((run) => correctRun(run, isReadable))
  const zones = found.flatMap(({ zone }) => zone ?? [])
  const order = ['time', 'zone', 'days', 'words'] as const
  return {
    problems: order.flatMap((what) => found.filter((each) => each.what === what)),
    zone: zones[0] ?? null,
    days: found.flatMap(({ days }) => days),
    isWhole:
      isReadable &&
      found.every((each) => {
        if (each.zone !== null || each.days.length > 0) return true
        // A word too many can be left out; where there is no zone it was most likely meant for one.
        const isOneTooMany = each.what === 'words' && (hasZone || zones.length > 0)
        return isOneTooMany && !each.words.some(({ key }) => isTurning(key))
      }),
  }
}

/** "mon-", "fri..sun" and "1st" say something of the days, too. */
function isTurning(key: string): boolean {
  return (
    turning.has(key) || /\d/u.test(key) || key.split(/[^a-z]+/u).some((part) => readDays([part]) !== null)
  )
}

interface CorrectedRun {
  readonly what: 'time' | 'zone' | 'days' | 'words'
  readonly words: readonly Word[]
  readonly zone: string | null
  readonly days: readonly number[]
}

function correctRun(run: readonly Word[], isReadable: boolean): readonly CorrectedRun[] {
  const unread = { what: 'words', words: run, zone: null, days: [] } as const
  if (!isReadable) return [unread]
  const last = run.slice(-1)
  const isAlone = run.length === 1
  const days = daysLike(last[0])
  const zone = isAlone && days.length > 0 ? null : nearestZone(run.map(({ typed }) => typed).join(' '))
  if (zone !== null) return [{ ...unread, what: 'zone', zone }]
  if (days.length > 0) {
    // "Londn funday": each on its own.
    const before = isAlone ? [] : correctRun(run.slice(0, -1), isReadable)
    return [...before, { ...unread, what: 'days', words: last, days }]
  }
  // "9:75:00:1" is no time, whatever it is near.
  const isNumber = isAlone && /^\d+(?![\d]*(?:st|nd|rd|th)$)/u.test(run[0]?.key ?? '')
  return [isNumber ? { ...unread, what: 'time' } : unread]
}

function daysLike(word: Word | undefined): readonly number[] {
  const nearest = word === undefined ? null : nearestDays(word.key)
  return nearest === null ? [] : (readDays([nearest])?.days ?? [])
}
