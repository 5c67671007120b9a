import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closingOf } from '../../src/document/basic-units.ts'
import { vancouver } from '../library.ts'
import { itemsOf, paragraphAt, paragraphRange, paragraphsOf, sectionsOf } from '../plain.ts'

const document = vancouver.main

describe('the bundled document', () => {
  it('has twelve paragraphs, of which only the opening carries no number in the source', () => {
    expect(paragraphsOf(document).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ])
    expect(
      paragraphsOf(document)
        .filter(({ numbered }) => !numbered)
        .map(({ number }) => number),
    ).toEqual([1])
    expect(paragraphRange(document)).toEqual({ first: 1, last: 12 })
  })

  it('has four sections, and two paragraphs before the first of them', () => {
    expect(sectionsOf(document).map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Non-Proliferation', 3, 4],
      ['Sanctions', 5, 6],
      ['Diplomacy', 7, 10],
      ['Next Steps', 11, 12],
    ])
    expect(
      paragraphsOf(document)
        .slice(0, 3)
        .map(({ section }) => section),
    ).toEqual([null, null, 'Non-Proliferation'])
  })

  it('has nine bullets, (a) to (i), in paragraph 11 and no other list', () => {
    const lists = paragraphsOf(document).filter((paragraph) => itemsOf(paragraph).length > 0)
    expect(lists.map(({ number }) => number)).toEqual([11])
    const items = lists.flatMap(itemsOf)
    expect(items.map(({ letter }) => letter).join('')).toBe('abcdefghi')
    expect(new Set(items.map(({ marker }) => marker))).toEqual(new Set(['bullet']))
  })

  it.each([
    [1, 'On January 16, 2018, Foreign Ministers and representatives of 20 countries'],
    [2, 'It is up to North Korea to choose the future it wishes for itself.'],
    [5, 'The Ministers noted that sanctions are a tool of diplomacy aimed at creating the conditions'],
    [8, "women and women's organizations can play in contributing to conflict resolution"],
    [11, 'measures to stop its illegal use of "ship-to-ship transfers";'],
    [12, 'toward a stable, secure and denuclearized Korean Peninsula'],
  ])('quotes paragraph %i word for word', (number, words) => {
    const text = paragraphAt(document, number)
      ?.parts.map((part) => part.text)
      .join('\n')
    expect(text).toContain(words)
  })

  it('ends without a full stop, as the source does', () => {
    expect(paragraphAt(document, 12)?.parts.at(-1)?.text).toMatch(/Peninsula$/u)
  })

  it('closes with place and date', () => {
    expect(closingOf(document)).toEqual(['Vancouver, Canada', '16 January 2018'])
  })

  it('is sealed', () => {
    expect(vancouver.unsealed).toEqual([])
  })

  it('has every word of its file, in order, and no other', () => {
    const file = readFileSync('content/vancouver-2018/document.md', 'utf8')
    const [, text = ''] = /^---\n.*?\n---\n(.*)$/su.exec(file) ?? []
    const inFile = text.replace(/^(?:## |\d+\. |- |\*\*\*$)/gmu, '').split(/\s+/u)
    const read = paragraphsOf(document).flatMap(({ number, parts }) => [
      ...sectionsOf(document)
        .filter(({ from }) => from === number)
        .map(({ title }) => title),
      ...parts.map((part) => part.text),
    ])
    expect([...read, ...closingOf(document)].join(' ').split(/\s+/u)).toEqual(
      inFile.filter((word) => word !== ''),
    )
  })
})
