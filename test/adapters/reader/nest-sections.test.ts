import { describe, expect, it } from 'vitest'
import { nestSections, type SectionNode } from '../../../adapters/reader/nest-sections.ts'
import { readValid, sourceOf } from '../../document/source.ts'

const outline = ({ title, paragraphs, sections }: SectionNode): unknown => [
  title,
  paragraphs.map(({ number }) => number),
  ...sections.map(outline),
]

describe('nestSections', () => {
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
  ])('reads %s', (_, text, wanted) => {
    const { document } = readValid(sourceOf(text))
    expect(outline(nestSections(document))).toEqual([document.title, ...wanted])
  })
})
