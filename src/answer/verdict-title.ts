import type { Altered, Change, Exact } from '../check/verdict.ts'
import { words } from '../words/words.ts'
import { changeLines } from './change-lines.ts'

// More changes are counted.
const mostNamed = 2

/** What the title says of a quotation that was found: of a few changes which, of many how many. */
export function verdictTitle(verdict: Exact | Altered): string {
  const { kind, passages } = verdict
  if (kind !== 'altered') return words[kind](passages.length)
  const { changes } = verdict
  return words.altered(
    changes.length > mostNamed ? [words.changesCounted(countsOf(changes))] : changeLines(changes, mostNamed),
  )
}

function countsOf(changes: readonly Change[]) {
  const count = (isMeant: (change: Change) => boolean): number => changes.filter(isMeant).length
  return {
    added: count(({ document }) => document === ''),
    leftOut: count(({ quotation }) => quotation === ''),
    replaced: count(({ document, quotation }) => document !== '' && quotation !== ''),
  }
}
