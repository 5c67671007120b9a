import type { Report } from '../read-body.ts'
import { type Draft, nameOf, unitsIn } from './draft.ts'

// Units, or series, looked at between two pauses.
const atATime = 500

/** Warns of numbers that are missing or out of order in a series, and says what a document has. It pauses now and then. */
export function* warnOfSeries(root: Draft, warn: Report): Generator<void, void> {
  const counts: string[] = []
  const all = yield* seriesOf(root)
  yield
  let looked = 0
  for (const [key, series] of all) {
    looked += 1
    if (looked % atATime === 0) yield
    for (const [at, unit] of series.entries()) {
      const before = series[at - 1]
      if (before !== undefined) warnOfStep(before, unit, warn)
    }
    const [kind] = key.split(' ')
    const [first, last] = [series[0], series.at(-1)]
    if (key.endsWith(' top') && first !== undefined && last !== undefined)
      counts.push(countOf(kind ?? '', series))
  }
  if (counts.length > 0) {
    warn(null, `the text has ${counts.join(', ')}`, 'Look whether the official text has more')
  }
}

function countOf(kind: string, series: readonly Draft[]): string {
  const [first, last] = [series[0], series.at(-1)]
  const name = series.length === 1 ? kind : `${kind}s`
  const span = first === last ? `${first?.number}` : `${first?.number}–${last?.number}`
  return `${name} ${span}`
}

const names: Readonly<Record<string, string>> = {
  s: 'section',
  ch: 'chapter',
  sec: 'section',
  rec: 'recital',
  art: 'article',
}
const counted: ReadonlySet<string> = new Set(['recital', 'article', 'division', 'paragraph', 'item'])
const passedOver: ReadonlySet<string> = new Set(['division', 'preamble', 'recitals', 'operative'])

/** The printed series: recitals, articles, divisions and paragraphs in their scope, items in theirs. */
function* seriesOf(root: Draft): Generator<void, ReadonlyMap<string, readonly Draft[]>> {
  const series = new Map<string, Draft[]>()
  // The next one last.
  const waiting = [{ unit: root, holder: root.id, scope: '' }]
  let looked = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    looked += 1
    if (looked % atATime === 0) yield
    const { unit, holder, scope } = next
    if (unit !== root && unit.number !== null && !unit.isOurs && counted.has(unit.kind))
      series.getOrInsertComputed(keyOf(unit, unit.number, holder, scope), () => []).push(unit)
    const within = unit === root || passedOver.has(unit.kind) ? scope : unit.id
    for (const inner of unitsIn(unit).toReversed()) {
      waiting.push({ unit: inner, holder: unit.id, scope: within })
    }
  }
  return series
}

function keyOf({ kind, word, id }: Draft, number: string, holder: string, scope: string): string {
  const isTop = scope === '' && kind !== 'item'
  const name = kind === 'division' || kind === 'article' ? (names[word] ?? word) : kind
  const within = kind === 'division' || kind === 'item' ? holder : scope
  // A later list of the same unit begins again.
  const list = kind === 'item' ? id.slice(0, -number.length) : ''
  return `${name} ${within}${list} ${isTop ? 'top' : 'in'}`
}

function warnOfStep(before: Draft, unit: Draft, warn: Report): void {
  const [from, to] = [stepOf(before), stepOf(unit)]
  if (from === null || to === null || from.kind !== to.kind || from.head !== to.head) return
  const remedy = 'Compare with the official text; leave it if it prints so'
  if (to.value < from.value) {
    warn(unit.line, `${nameOf(unit)} comes after ${nameOf(before)}`, remedy)
  } else if (to.value > from.value + 1) {
    if (from.kind === 'letter') warn(unit.line, `${nameOf(before)} is followed by ${nameOf(unit)}`, remedy)
    else {
      const missing =
        to.value === from.value + 2
          ? `is ${from.value + 1} missing`
          : `are ${from.value + 1} to ${to.value - 1} missing`
      warn(unit.line, `after ${nameOf(before)} comes ${nameOf(unit)}: ${missing}?`, remedy)
    }
  }
}

interface Value {
  readonly kind: 'number' | 'letter'
  /** What is before the last number: `7.2.` in 7.2.1. */
  readonly head: string
  readonly value: number
}

function stepOf({ number, isRange }: Draft): Value | null {
  const text = number ?? ''
  if (isRange) return null
  const digits = /^((?:\d+\.)*)(\d{1,6})(?:[a-z]{0,2}|bis|ter|quater|quinquies|sexies|septies)?$/iu.exec(text)
  if (digits !== null) return { kind: 'number', head: digits[1] ?? '', value: Number(digits[2]) }
  return /^[a-z]$/u.test(text) && !/^[ivx]$/u.test(text)
    ? { kind: 'letter', head: '', value: text.charCodeAt(0) - 97 }
    : null
}
