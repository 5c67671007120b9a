import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/answer/excerpt.ts'
import type { Passage } from '../../src/document/passage.ts'
import type { Hit } from '../../src/search/hit.ts'
import { type Span, textOf } from '../../src/text/span.ts'
import { both, engineOf, vancouver } from '../library.ts'

const engine = engineOf(both)
const queries = [
  'sanctions',
  'north korea',
  'smuggling',
  'harbour vessels',
  'markup',
  'security council',
  'dialogue',
  'quay',
]
const hits = queries.flatMap((query) => engine.search(query, 20).hits)

describe('excerptOf', () => {
  it('is a stretch of the passage, verbatim, in at most 170 characters', () => {
    expect(hits.length).toBeGreaterThan(40)
    for (const hit of hits) {
      const excerpt = textOf(excerptOf(hit, 160))
      expect(excerpt.length).toBeLessThanOrEqual(170)
      const part = partWith(hit, excerpt)
      expect(part, excerpt).toBeDefined()
      expect(excerpt.startsWith('… ')).toBe(!part?.startsWith(bare(excerpt)))
      expect(excerpt.endsWith(' …')).toBe(!part?.endsWith(bare(excerpt)))
    }
  })

  it('is cut between words', () => {
    for (const hit of hits) {
      const excerpt = textOf(excerptOf(hit, 160))
      const part = partWith(hit, excerpt) ?? ''
      const start = part.indexOf(bare(excerpt))
      const end = start + bare(excerpt).length
      for (const cut of [start, end]) {
        expect(part.slice(Math.max(0, cut - 1), cut + 1), excerpt).not.toMatch(/^[\p{L}\p{N}]{2}$/u)
      }
    }
  })

  it('shows a matched word, wherever the passage has one', () => {
    const marked = hits.filter(({ marks }) => marks.flat().length > 0)
    expect(marked.length).toBeGreaterThan(30)
    for (const hit of marked) {
      const shown = marksOf(excerptOf(hit, 160))
      const matched = hit.passage.parts.flatMap(({ text }, at) =>
        (hit.marks[at] ?? []).map(({ start, end }) => text.slice(start, end)),
      )
      expect(shown.length).toBeGreaterThan(0)
      for (const word of shown) expect(matched).toContain(word)
    }
  })

  it('chooses the sentence with the most of the words', () => {
    const text = 'Sanctions are named here. Nothing is said. Here sanctions are a tool of diplomacy. The end.'
    expect(textOf(excerptOf(hitOn(text, ['sanctions', 'Sanctions', 'diplomacy']), 160))).toBe(
      '… Here sanctions are a tool of diplomacy. …',
    )
  })

  it('shows the word although it stands far inside a long sentence', () => {
    const text = `It begins ${'with many words '.repeat(30)}and the word smuggling ${'and many others '.repeat(30)}ends.`
    const excerpt = excerptOf(hitOn(text, ['smuggling']), 160)
    expect(marksOf(excerpt)).toEqual(['smuggling'])
    expect(textOf(excerpt)).toMatch(/^… .* …$/u)
  })

  it('shows the word in a text without spaces', () => {
    const text = `序文である。${'国'.repeat(300)}制裁${'民'.repeat(300)}。終わり。`
    const excerpt = excerptOf(hitOn(text, ['制裁']), 160)
    expect(marksOf(excerpt)).toEqual(['制裁'])
    expect(textOf(excerpt).length).toBeLessThanOrEqual(170)
  })

  it('begins with the passage where nothing is marked', () => {
    expect(textOf(excerptOf(hitOn('A short text. Another.', []), 160))).toBe('A short text. …')
  })
})

function hitOn(text: string, words: readonly string[]): Hit {
  const passage: Passage = {
    document: vancouver.main,
    place: { unit: '1', sentences: null },
    section: null,
    parts: [{ kind: 'text', of: '1', labels: [], depth: 0, text, calls: [] }],
  }
  const marks = words
    .map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
    .toSorted((a, b) => a.start - b.start)
  return { passage, score: 1, marks: [marks], because: [] }
}

function bare(excerpt: string): string {
  return excerpt.replace(/^… /u, '').replace(/ …$/u, '')
}

function partWith(hit: Hit, excerpt: string): string | undefined {
  return hit.passage.parts.map(({ text }) => text).find((text) => text.includes(bare(excerpt)))
}

function marksOf(spans: readonly Span[]): readonly string[] {
  return spans.flatMap((span) => (typeof span === 'string' ? [] : [span.text]))
}
