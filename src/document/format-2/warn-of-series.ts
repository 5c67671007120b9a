import type { Report } from '../read-body.ts'
import { type Draft, nameOf, unitsIn } from './draft.ts'

/** Warns of numbers that are missing or out of order in a series, and says what a document has. */
export function warnOfSeries(root: Draft, warn: Report): void {
  const counts: string[] = []
  for (const [key, series] of seriesOf(root)) {
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

/** The printed series: recitals, articles, divisions and paragraphs in their scope, items in theirs. */
function seriesOf(root: Draft): ReadonlyMap<string, readonly Draft[]> {
  const series = new Map<string, Draft[]>()
  const names = { s: 'section', ch: 'chapter', sec: 'section', rec: 'recital', art: 'article' } as const
  const gather = (unit: Draft, scope: string): void => {
    for (const inner of unitsIn(unit)) {
      const isTop = scope === '' && inner.kind !== 'item'
      const name =
        inner.kind === 'division' || inner.kind === 'article'
          ? (names[inner.word as keyof typeof names] ?? inner.word)
          : inner.kind
      const within = inner.kind === 'division' || inner.kind === 'item' ? unit.id : scope
      if (
        inner.number !== null &&
        !inner.isOurs &&
        /^(?:recital|article|division|paragraph|item)$/u.test(inner.kind)
      ) {
        // A later list of the same unit begins again.
        const list = inner.kind === 'item' ? inner.id.slice(0, -inner.number.length) : ''
        const key = `${name} ${within}${list} ${isTop ? 'top' : 'in'}`
        const members = series.get(key)
        if (members === undefined) series.set(key, [inner])
        else members.push(inner)
      }
      const isScope = !/^(?:division|preamble|recitals|operative)$/u.test(inner.kind)
      gather(inner, isScope ? inner.id : scope)
    }
  }
  gather(root, '')
  return series
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
