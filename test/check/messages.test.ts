import { describe, expect, it } from 'vitest'
import { checker, summary } from './check.ts'

const all = (text: string): readonly (readonly string[])[] => checker.check(text).map(summary)
const tool = ['exact', '5']

describe('a message with quotations', () => {
  it.each([
    ['“…”', 'He said “sanctions are a tool of diplomacy” and left.'],
    ['„…“', 'Er sagte: „sanctions are a tool of diplomacy“.'],
    ['„…”', 'Powiedział: „sanctions are a tool of diplomacy”.'],
    ['"…"', 'She said "sanctions are a tool of diplomacy", no more.'],
    ['«…»', 'Il a dit « sanctions are a tool of diplomacy » hier.'],
    ['»…«', 'Er sagte: »sanctions are a tool of diplomacy«.'],
    ['‘…’', 'The minister’s words: ‘sanctions are a tool of diplomacy’, she said.'],
    ['a block', 'As it says:\n> sanctions are a tool\n> of diplomacy\nSo there.'],
    ['two levels', 'He said “sanctions are a ‘tool’ of "diplomacy"” yesterday'],
  ])('is checked by these: %s', (_marks, text) => {
    expect(all(text)).toEqual([tool])
  })

  it('gets a verdict for each, in order', () => {
    const text = [
      'First: “sanctions are a tool of war”, and then "the moon is made of cheese".',
      '> support progress in the inter-Korean dialogue',
      'Finally «the urgency of addressing».',
    ].join('\n')
    expect(all(text)).toEqual([
      ['altered', '5', 'diplomacy > war'],
      ['absent'],
      ['exact', '11.a'],
      ['exact', '11'],
    ])
  })

  it('is one quotation where it marks none, or only a word or two', () => {
    expect(all('sanctions are a tool of diplomacy')).toEqual([tool])
    expect(all('sanctions are a “tool” of “diplomacy”')).toEqual([tool])
    expect(all('the so-called “financial lifelines” affair')).toEqual([['absent']])
  })

  it('is one where all of it is quoted', () => {
    expect(all('“sanctions are a tool of diplomacy”')).toEqual([tool])
    expect(all('> sanctions are a tool of diplomacy')).toEqual([tool])
    expect(checker.check('“sanctions are a tool”')[0]?.quotation).toBe('sanctions are a tool')
  })

  it('is one where the words around are the document’s, too', () => {
    const item = `counter North Korea's maritime smuggling in accordance with relevant UNSC resolutions, including measures to stop its illegal use of "ship-to-ship transfers"`
    expect(all(item)).toEqual([['exact', '11.g']])
    expect(all(`“${item}”`)).toEqual([['exact', '11.g']])
    expect(all(`"${item}"`)).toEqual([['exact', '11.g']])
    expect(all(item.replace('illegal', 'legal'))).toEqual([['altered', '11.g', 'illegal > legal']])
    expect(all(`"${item.replace('illegal', 'legal')}"`)).toEqual([['altered', '11.g', 'illegal > legal']])
  })

  it('is checked by its quotations where the words around are not', () => {
    expect(all('The paper speaks of "ship-to-ship transfers" in the region.')).toEqual([['exact', '11.g']])
  })

  it.each([
    ['He said “sanctions are a tool of diplomacy', 'altered'],
    ['”sanctions are a tool of diplomacy', 'exact'],
    ['"sanctions are a tool" of diplomacy"', 'exact'],
    ['«sanctions are a tool of diplomacy‹', 'exact'],
    ['sanctions are a tool] of diplomacy', 'altered'],
    ['sanctions are a [tool of diplomacy', 'altered'],
  ])('may have marks without a partner: %s', (text, kind) => {
    expect(all(text).map(([first]) => first)).toEqual([kind])
  })

  it('is checked as far as twenty quotations go', () => {
    const text = Array.from({ length: 25 }, () => 'He said “sanctions are a tool”.').join(' ')
    expect(all(text)).toHaveLength(20)
  })
})
