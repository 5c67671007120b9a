import type { Grade, Judgement } from './judge.ts'
import type { Expectation } from './read-expectations.ts'

const kinds: readonly Expectation['kind'][] = ['reference', 'absent', 'search', 'check']

/** A line for each document: of each kind of expectation how many came right of how many; then every line that did not. */
export function writeJudgements(judged: ReadonlyMap<string, readonly Judgement[]>): string {
  const rows = [...judged].map(([name, judgements]) => [
    name,
    ...kinds.map((kind) => tally(judgements, kind)),
    total(judgements),
  ])
  const all = [...judged.values()].flat()
  const table = [
    ['document', ...kinds, 'right'],
    ...rows,
    ['all', ...kinds.map((kind) => tally(all, kind)), total(all)],
  ]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  const faults = [...judged].flatMap(([name, judgements]) =>
    judgements.filter(({ grade }) => grade !== 'right').map((judgement) => describe(name, judgement)),
  )
  return [...lines, '', ...faults].join('\n')
}

function tally(judgements: readonly Judgement[], kind: Expectation['kind']): string {
  const of = judgements.filter(({ expectation }) => expectation.kind === kind)
  return of.length === 0 ? '–' : `${count(of, 'right')}/${of.length}`
}

function total(judgements: readonly Judgement[]): string {
  const worst = count(judgements, 'worst')
  return `${count(judgements, 'right')}/${judgements.length}${worst > 0 ? ` (${worst} worst)` : ''}`
}

function count(judgements: readonly Judgement[], grade: Grade): number {
  return judgements.filter((judgement) => judgement.grade === grade).length
}

function describe(name: string, { expectation, grade, reason }: Judgement): string {
  return `${grade}  ${name}  ${expectation.kind}  “${expectation.typed}”: ${reason}`
}
