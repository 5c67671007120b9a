import { describe, expect, it } from 'vitest'
import { idsOf, unitOf, wordsOf } from './tree.ts'

describe('preamble, recitals, operative part', () => {
  it('counts preambular paragraphs, and none of the formula', () => {
    const text = '## {preamble}\n\nTHE ISLES,\n\n- Recalling,\n- – noting,\n\nHAVE AGREED:'
    expect(idsOf(text)).toEqual(['preamble', 'pp1', 'pp2', 'preamble.sub2'])
    expect(unitOf(text, 'pp2')).toMatchObject({ kind: 'pp', word: 'pp', label: '–', isOurs: true })
  })

  it('counts each text where there is no entry', () => {
    expect(idsOf('## Preamble {preamble}\n\nWhereas a,\n\nWhereas b,\n\n## Article 1\n\nc')).toEqual([
      'preamble',
      'pp1',
      'pp2',
      'art1',
    ])
  })

  it('reads recitals with numbers, letters or a word, and counts those without', () => {
    const ids = ['recitals', 'rec1', 'rec1.a', 'rec2', 'rec2.sub2', 'art1', 'art1.1']
    expect(idsOf('## {recitals}\n\n- (1) a:\n- (a) b\n- (2) c\n\nMore.\n\n## Article 1\n\n1. d')).toEqual(ids)
    expect(idsOf('## {recitals}\n\n- (A) a\n- (B) b')).toEqual(['recitals', 'recA', 'recB'])
    expect(idsOf('## {recitals}\n\n1. a\n2. b')).toEqual(['recitals', 'rec1', 'rec2'])
    expect(idsOf('## Recital 26\n\na')).toEqual(['rec26'])
    expect(unitOf('## {recitals}\n\n- a\n- b', 'rec2')).toMatchObject({
      kind: 'recital',
      isOurs: true,
      label: null,
    })
    expect(idsOf('## {recitals}\n\n### Lamps\n\n- (1) a\n\n### Horns\n\n- (2) b')).toEqual([
      'recitals',
      'h1',
      'rec1',
      'h2',
      'rec2',
    ])
  })

  it('numbers an operative part as the document', () => {
    expect(idsOf('## {preamble}\n\n- a\n\n## {operative}\n\n1. b\n2. c')).toEqual([
      'preamble',
      'pp1',
      'operative',
      '1',
      '2',
    ])
    expect(unitOf('## {operative}\n\nWe act.\n\nWe go.', '2')).toMatchObject({
      kind: 'paragraph',
      isOurs: true,
      label: null,
    })
  })
})

describe('text without a number', () => {
  it('is counted where nothing else is', () => {
    expect(idsOf('a\n\n- b\n- c\n\n## Lamps\n\nd')).toEqual(['1', '1.a', '1.b', 'h1', '2'])
  })

  it('is 0 before the first heading or number, and belongs to its heading elsewhere', () => {
    expect(idsOf('a\n\nb\n\n1. c')).toEqual(['0', '0.sub2', '1'])
    expect(unitOf('a\n\n1. c', '0')).toMatchObject({ kind: 'paragraph', isOurs: true })
    expect(idsOf('a\n\n## Article 1\n\nb\n\nc')).toEqual(['0', 'art1', 'art1.sub2'])
    expect(idsOf('## Lamps\n\na\n\nb\n\n1. c')).toEqual(['h1', 'h1.sub2', '1'])
  })

  it('is not counted under decimal headings, or where the front matter says what is', () => {
    expect(idsOf('## 1. Lamps\n\na\n\n### 1.1 Red\n\nb')).toEqual(['sec1', 'sec1.1'])
    expect(idsOf('## I. Lamps\n\na')).toEqual(['sec1', '1'])
    expect(idsOf('## I. Lamps\n\na', { main: 'section' })).toEqual(['sec1'])
  })

  it('is one text a block, or one a line where the front matter says so', () => {
    expect(wordsOf(unitOf('1. a  \nb\nc', '1'))).toBe('a\nb c')
    expect(wordsOf(unitOf('1. a  \nb\nc', '1', { alineas: 'lines' }))).toBe('a | b c')
  })
})
