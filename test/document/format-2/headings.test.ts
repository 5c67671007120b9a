import { describe, expect, it } from 'vitest'
import { idsOf, readTree, unitOf, wordsOf } from './tree.ts'

describe('headings', () => {
  it('keeps the chain of divisions, and leaves it out of what is numbered through', () => {
    const text =
      '## PART ONE\n\n### TITLE II\n\n#### Chapter 1\n\n##### Article 9\n\nx\n\n## PART TWO\n\n### Article 10\n\ny'
    expect(idsOf(text)).toEqual(['part1', 'part1.title2', 'part1.title2.ch1', 'art9', 'part2', 'art10'])
  })

  it('starts again where the front matter says so, in any language', () => {
    const text = '## Kapitel 1\n\n### Artikel 1\n\nx\n\n## Kapitel 2\n\n### Artikel 1\n\ny'
    expect(readTree(text, { language: 'de' }).problems).toEqual([
      '9: Artikel 1 is repeated (first in line 3): art1',
    ])
    const restarted = ['ch1', 'ch1.art1', 'ch2', 'ch2.art1']
    expect(idsOf(text, { language: 'de', restart: ['chapter'] })).toEqual(restarted)
    expect(idsOf(text, { language: 'de', restart: ['Kapitel'] })).toEqual(restarted)
    expect(idsOf('## A\n\n1. x\n\n## B\n\n1. y', { restart: ['section'] })).toEqual([
      'h1',
      'h1.1',
      'h2',
      'h2.1',
    ])
  })

  it('turns Roman numerals into digits unless the series is lettered', () => {
    expect(idsOf('## ANNEX I\n\nx\n\n## ANNEX II\n\ny')).toEqual(['annex1', 'annex2'])
    expect(idsOf('## Annex A\n\nx\n\n## Annex B\n\ny\n\n## Annex C\n\nz')).toEqual([
      'annexA',
      'annexB',
      'annexC',
    ])
    expect(idsOf('## C. x\n\n1. a\n\n## D. y\n\n2. b')).toEqual(['secC', '1', 'secD', '2'])
    expect(idsOf('## I. x\n\n1. a\n\n## IVa. y\n\n2. b')).toEqual(['sec1', '1', 'sec4a', '2'])
    // The letters of one chapter say nothing of the next.
    expect(idsOf('## I. a\n\n### A. b\n\n1. x\n\n## II. c\n\n### I. d\n\n2. y')).toEqual([
      'sec1',
      'sec1.secA',
      '1',
      'sec2',
      'sec2.sec1',
      '2',
    ])
  })

  it('reads a section over articles as a division, and one of a statute as what it is', () => {
    expect(idsOf('## Section 1\n\n### Article 1\n\nx')).toEqual(['sec1', 'art1'])
    expect(idsOf('## Section 1\n\n- (1) x')).toEqual(['s1', 's1.1'])
    expect(idsOf('## Section 1 {division}\n\n1. x')).toEqual(['sec1', '1'])
    expect(idsOf('## 1. Tolls {section}\n\n- (1) x')).toEqual(['s1', 's1.1'])
    expect(idsOf('## 4 Tolls {article}\n\nx')).toEqual(['art4'])
    expect(idsOf('## 4 Tolls {division}\n\n1. x')).toEqual(['sec4', '1'])
  })

  it('reads the words of the front matter, one in another', () => {
    const text = '## Goal 16 Peace\n\n### Target 16.3\n\nx\n\n### Target 16.a\n\ny'
    expect(idsOf(text, { units: ['goal', 'target'] })).toEqual(['goal16', 'target16.3', 'target16.a'])
  })

  it('reads one heading over several articles', () => {
    expect(unitOf('## Articles 7–9 {repealed}', 'art7-9')).toMatchObject({
      label: 'Articles 7–9',
      number: '7-9',
      status: 'repealed',
    })
  })

  it('ends a preamble or recitals at an article that is a level too deep', () => {
    expect(idsOf('## {preamble}\n\n- a\n\n### Article 1\n\nb')).toEqual(['preamble', 'pp1', 'art1'])
  })
})

describe('annexes and closings', () => {
  it('have scopes of their own, and close what is open', () => {
    const text = `## Chapter 1

### Article 1

1. a

***

Done here.

### ANNEX I

1. b

***

Signed.

## Protocol No 1

### Article 1

c

***

Done there.`
    expect(idsOf(text)).toEqual([
      'ch1',
      'art1',
      'art1.1',
      'closing',
      'annex1',
      'annex1.1',
      'annex1.closing',
      'prot1',
      'prot1.art1',
      'prot1.closing',
    ])
    expect(unitOf(text, 'closing')).toMatchObject({ kind: 'closing', label: null, number: null })
    expect(wordsOf(unitOf(text, 'prot1.closing'))).toBe('Done there.')
  })

  it('are nothing where nothing follows the rule', () => {
    expect(idsOf('1. a\n\n***')).toEqual(['1'])
    expect(idsOf('1. a\n\n## Signatures {closing}\n\nb')).toEqual(['1', 'closing'])
    expect(idsOf('1. a\n\n***\n\n- For the isles\n- For the coast')).toEqual([
      '1',
      'closing',
      'closing.a',
      'closing.b',
    ])
  })

  it('may have appendices below them', () => {
    expect(idsOf('## Annex I\n\nx\n\n### Appendix 1\n\ny\n\n### Part A\n\n1. z')).toEqual([
      'annex1',
      'annex1.app1',
      'annex1.partA',
      'annex1.1',
    ])
  })
})
