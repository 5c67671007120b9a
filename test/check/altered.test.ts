import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { changesOf, check, checkOne, libraryOf, markedIn } from './check.ts'

describe('an altered quotation', () => {
  it.each([
    ['a word replaced', 'sanctions are a tool of war aimed at creating', ['5', 'diplomacy > war']],
    ['a word left out', 'sanctions are a tool diplomacy aimed at creating', ['5', 'of > ']],
    ['a word put in', 'sanctions are not a tool of diplomacy', ['5', ' > not']],
    ['a word twice', 'sanctions are a a tool of diplomacy', ['5', ' > a']],
    ['one word of four', 'Ministers agreed never work', ['12', 'to > never']],
    ['one word less of four', 'resolved apply the full', ['10', 'to > ']],
    ['a hyphenated word left out', 'the global regime', ['4', 'non-proliferation > ']],
    ['a hyphenated word replaced', 'illegal use of secret transfers', ['11.g', 'ship-to-ship > secret']],
    [
      'words next to each other',
      'the Republic of China, the South Pacific region',
      ['3', 'Korea > China', 'Asia- > South'],
    ],
    [
      'several words left out',
      'pose a grave and growing threat to the region, and the world',
      ['3', 'Republic of Korea, the Asia-Pacific > '],
    ],
    ['marks of punctuation', 'complete verifiable and irreversible denuclearization', ['10', ', > ', ', > ']],
    ['a number', 'the UN Security Council has adopted 9 separate resolutions', ['5', '10 > 9']],
    [
      'all its capitals',
      'SANCTIONS ARE A TOOL OF DIPLOMACY',
      ['5', 'sanctions are a tool of diplomacy > SANCTIONS ARE A TOOL OF DIPLOMACY'],
    ],
    [
      'British spelling',
      'stable, secure and denuclearised Korean Peninsula',
      ['1', 'denuclearized > denuclearised'],
    ],
  ])('names %s', (_what, text, rest) => {
    expect(check(text)).toEqual(['altered', ...rest])
  })

  it('is told from 11(h) by every word that was left out', () => {
    const text =
      'Agreed to impose unilateral sanctions that go beyond those required by UN Security Council resolutions'
    expect(check(text)).toEqual([
      'altered',
      '11.h',
      'agree > Agreed',
      'consider taking steps to > ',
      'and further diplomatic actions > ',
    ])
  })

  it('marks what differs, in the document and as typed', () => {
    const text = 'sanctions are never a tool of war aimed creating'
    const verdict = checkOne(text)
    expect(markedIn(verdict)).toEqual(['diplomacy', 'at'])
    expect(
      verdict.kind === 'altered' && verdict.marks.map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['never', 'war'])
  })

  it('gives the words as they are written on both sides', () => {
    const text = 'illegal use of “boat—to—boat transfers”'
    expect(changesOf(checkOne(text))).toEqual([
      { document: 'ship', quotation: 'boat' },
      { document: 'ship', quotation: 'boat' },
    ])
  })

  it('may reach over items and paragraphs', () => {
    expect(check('sustained easing of tension; maintain readiness to support')).toEqual([
      'altered',
      '11',
      'tensions > tension',
    ])
    expect(check('disregard for domestic law. The Ministers acknowledged')).toEqual([
      'altered',
      '3',
      '4',
      'international > domestic',
    ])
  })

  it('keeps numbering out of what differs', () => {
    expect(check('(a) support progress in the dialogue, in hopes that (b) it leads').at(1)).toBe('11.a')
    const text = 'leads to sustained easing of tensions; (b) keep readiness to support a political solution'
    expect(check(text)).toEqual(['altered', '11', 'maintain > keep'])
    expect(check('5. The Ministers agreed that sanctions are a tool')).toEqual([
      'altered',
      '5',
      'noted > agreed',
    ])
  })
})

describe('at an end of the quotation', () => {
  it('a strange word replaces the one that the document has there', () => {
    expect(check('zebra are a tool of diplomacy')).toEqual(['altered', '5', 'sanctions > zebra'])
    expect(check('sanctions are a tool of zebra')).toEqual(['altered', '5', 'diplomacy > zebra'])
    expect(check('zebra activities abroad. However')).toEqual(['altered', '6', 'fund-raising > zebra'])
  })

  it('it was added where a sentence begins or ends', () => {
    expect(check('Zebra They recalled that the UN')).toEqual(['altered', '5', ' > Zebra'])
    expect(check('Zebra support progress in the inter-Korean dialogue')).toEqual([
      'altered',
      '11.a',
      ' > Zebra',
    ])
    expect(
      check(
        'pose a grave and growing threat to the Republic of Korea, the Asia-Pacific region, and the world zebra',
      ),
    ).toEqual(['altered', '3', ' > zebra'])
  })

  it('several were added', () => {
    expect(check('It was said that sanctions are a tool of diplomacy, and rightly so')).toEqual([
      'altered',
      '5',
      ' > It was said',
      ' > , and rightly so',
    ])
  })
})

describe('of several places', () => {
  const ports = createChecker(
    libraryOf(
      '1. The ports keep the old harbour open.\n\n2. The ports keep the new harbour open.\n\n3. All ports keep the new pier.',
    ),
  )

  it('the one with the fewest changes is taken, else the first', () => {
    expect(check('The ports keep the new harbour closed', ports)).toEqual(['altered', '2', 'open > closed'])
    expect(check('The ports keep the big harbour open', ports)).toEqual(['altered', '1', 'old > big'])
  })

  it('one that has it exactly is before all', () => {
    expect(check('ports keep the new', ports)).toEqual(['exact', '2', '3'])
  })
})

describe('words that were moved', () => {
  it('are left out in one place and put in at another', () => {
    expect(check('sanctions are of diplomacy a tool aimed at creating the conditions')).toEqual([
      'altered',
      '5',
      'a tool > ',
      ' > a tool',
    ])
  })
})
