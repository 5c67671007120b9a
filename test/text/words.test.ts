import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWords, isStopWord, splitWords } from '../../src/text/words.ts'
import { anyText } from '../any-text.ts'
import { runs } from '../run-length.ts'

function telling(text: string): readonly string[] {
  return foldWords(text).filter((word) => !isStopWord(word))
}

describe('Words', () => {
  it.each([
    // Shortened verbs say nothing, with either apostrophe or none.
    ["I'm I’d we'll don't didn’t can't what's that’s let's wouldn't've they‘re it´s", []],
    ['Im dont didnt cant whats youre theyve isnt', []],
    ['we well id ill were', ['well', 'id', 'ill']],
    // Initials are one word, whatever stands behind them.
    ['the U.N. Security Council', ['un', 'security', 'council']],
    ['D.P.R.K. and the D.P.R.K.', ['dprk', 'dprk']],
    ['U.N.-led, U.N.’s, U.N', ['un', 'led', 'un', 'un']],
    ['e.g. ships, i.e. boats, etc.', ['ships', 'boats']],
    ['It ends so. A new one begins.', ['ends', 'new', 'one', 'begins']],
    ['paragraphs 11.c and 11.d', ['paragraphs', '11', 'c', '11', 'd']],
    // The country and the organization are not the pronouns.
    ['They told us that it is US policy', ['told', 'US', 'policy']],
    ['U.S. policy of the W.H.O.', ['US', 'policy', 'WHO']],
    ['LIST US MORE', ['list']],
    // Signs between words.
    ['and/or UN/US', ['un', 'US']],
    ['R&D, Q&A, AT&T, trade & aid, fish&chips', ['rd', 'qa', 'att', 'trade', 'aid', 'fish', 'chips']],
    ['inter-Korean ship-to-ship', ['inter', 'korean', 'ship', 'ship']],
    // Possessives.
    ['Koreas’ Ministers’ North Korea’s 2018’s', ['koreas', 'ministers', 'north', 'korea', '2018']],
    ["O'Neill, Qur’an", ['oneill', 'quran']],
    // Letters with signs, and letters of their own.
    ['Zürich Malmö Tromsø Łódź Straße œuvre', ['zurich', 'malmo', 'tromso', 'lodz', 'strasse', 'oeuvre']],
    ['ＮＡＴＯ ﬁnance ②', ['nato', 'finance', '2']],
    ['20th 11c UNSCR2397', ['20th', '11c', 'unscr2397']],
    // What is no word.
    ['❤️ 🇰🇵 👩‍💻 ©️ ☎︎ ™ ½ — … ◌́', ['12']],
  ])('of %j are %j', (text, words) => {
    expect(telling(text)).toEqual(words)
  })

  it.each([
    ['The U.N. and the U.S. met.', ['The', 'U.N.', 'and', 'the', 'U.S.', 'met']],
    ['It’s North Korea’s R&D', ['It’s', 'North', 'Korea’s', 'R&D']],
    ['❤️ sanctions', ['sanctions']],
    ['said by the U.S.', ['said', 'by', 'the', 'U.S.']],
  ])('of %j stand in the text as they are', (text, written) => {
    expect(splitWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(written)
  })

  it('are the same, folded at once or one by one, and never empty', () => {
    for (const mark of ['\ufc5e', '\ufe70', '\u037a', '\uff9e']) expect(foldWords(mark)).toEqual([mark])
    const pieces = fc.constantFrom(
      '\ufc5e',
      'U.S.',
      'us',
      'US',
      "n't",
      '’s',
      '&',
      '.',
      ' ',
      'R',
      'é',
      'ß',
      '\u0301',
      '20',
      '‘',
    )
    const text = fc.oneof(
      anyText({ maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      fc.array(pieces).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (text) => {
        const words = splitWords(text)
        expect(foldWords(text)).toEqual(words.map(({ folded }) => folded))
        expect(words.every(({ folded }) => folded !== '')).toBe(true)
        for (const [at, { start, end }] of words.entries()) {
          expect(start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
        }
      }),
      { numRuns: runs(3_000) },
    )
  })
})
