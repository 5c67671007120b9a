import { describe, expect, it } from 'vitest'
import { isUnit, type UnitPart } from '../../src/document/unit.ts'
import { readValid, sourceOf } from './source.ts'

/** The numbers of the paragraphs right under a heading, and what is under each heading inside it. */
function outline(parts: readonly UnitPart[]): readonly unknown[] {
  const units = parts.filter(isUnit)
  const numbers = units.flatMap(({ kind, number }) => (kind === 'paragraph' ? [Number(number)] : []))
  const inside = units.flatMap(({ kind, title, parts }) =>
    kind === 'division' ? [[title, ...outline(parts)]] : [],
  )
  return [numbers, ...inside]
}

describe('Headings', () => {
  it.each([
    ['no headings', '1. One.\n\n2. Two.', [[1, 2]]],
    ['an opening', '1. One.\n\n## A\n\n2. Two.', [[1], ['A', [2]]]],
    [
      'sections inside sections',
      '## A\n\n### B\n\n1. One.\n\n### C\n\n2. Two.\n\n## D\n\n3. Three.\n\n### E\n\n4. Four.',
      [[], ['A', [], ['B', [1]], ['C', [2]]], ['D', [3], ['E', [4]]]],
    ],
    [
      'a level that is skipped',
      '## A\n\n#### B\n\n1. One.\n\n### C\n\n2. Two.',
      [[], ['A', [], ['B', [1]], ['C', [2]]]],
    ],
    ['a deep heading first', '#### A\n\n1. One.\n\n## B\n\n2. Two.', [[], ['A', [1]], ['B', [2]]]],
  ])('hold what stands under them: %s', (_, text, wanted) => {
    expect(outline(readValid(sourceOf(text)).document.parts)).toEqual(wanted)
  })
})
