import { describe, expect, it } from 'vitest'
import { canonical } from '../../src/document/reference/canonical.ts'
import { formatReference } from '../../src/document/reference/format.ts'
import { formatOrdinal } from '../../src/document/reference/numerals.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { both } from '../library.ts'

/** What a text reads as, printed: a reference in our form, "malformed", or "search". */
function readAs(text: string): string {
  const parsed = parseReference(text, both.documents)
  return parsed?.kind === 'reference'
    ? formatReference(canonical(parsed.reference, both.documents))
    : (parsed?.kind ?? 'search')
}

describe('parseReference', () => {
  it.each([
    ['5', '5'],
    ['¶5', '5'],
    ['¶ 5', '5'],
    ['§5', '5'],
    ['#5', '5'],
    ['para 5', '5'],
    ['para. 5', '5'],
    ['Par. 5', '5'],
    ['Paragraph 5', '5'],
    ['PARAGRAPHS 5', '5'],
    ['p. 5', '5'],
    ['p.5', '5'],
    ['no. 5', '5'],
    ['5–7', '5–7'],
    ['5-7', '5–7'],
    ['5 — 7', '5–7'],
    ['5 to 7', '5–7'],
    ['5 through 7', '5–7'],
    ['¶¶5–7', '5–7'],
    ['¶5–¶7', '5–7'],
    ['pp. 5-7', '5–7'],
    ['paragraphs 5 to 7', '5–7'],
    ['paras. 5-para. 7', '5–7'],
    ['2, 4 and 9', '2, 4, 9'],
    ['2,4,9', '2, 4, 9'],
    ['2, 4, and 9', '2, 4, 9'],
    ['2 & 4', '2, 4'],
    ['2; 4', '2, 4'],
    ['2 or 4', '2, 4'],
    ['¶2, ¶4', '2, 4'],
    ['5–7, 11', '5–7, 11'],
    ['paragraph five', '5'],
    ['paragraphs five and six', '5, 6'],
    ['paragraphs five to seven', '5–7'],
    ['paragraph twenty-one', '21'],
    ['fifth paragraph', '5'],
    ['the 5th para', '5'],
    ['the fifth and sixth paragraphs', '5, 6'],
    ['point 5', '5'],
    ['number 5', '5'],
    ['OP5', '5'],
    ['OP 5', '5'],
    ['operative paragraph 5', '5'],
    ['5/6', '5, 6'],
    ['5:', '5'],
    ['5,', '5'],
    ['5;', '5'],
    ['(5)', '5'],
    ['[5]', '5'],
    ['"5-7"', '5–7'],
    ['“5”', '5'],
    ['(5).', '5'],
    ['¶[5]', '5'],
    ['5 of Vancouver 2018', 'vancouver-2018 5'],
    ['paragraph 4 of the Harbour 2031', 'harbour-2031 4'],
    ['4(b) in harbour-2031', 'harbour-2031 4(b)'],
  ])('reads paragraphs: %s', (typed, printed) => {
    expect(readAs(typed)).toBe(printed)
  })

  it.each([
    ['11(c)', '11(c)'],
    ['11c', '11(c)'],
    ['11C', '11(c)'],
    ['11.c', '11(c)'],
    ['11 (C)', '11(c)'],
    ['11 ( c )', '11(c)'],
    ['11 c', '11(c)'],
    ['11(3)', '11(c)'],
    ['11 item 3', '11(c)'],
    ['11, item (c)', '11(c)'],
    ['11 bullet 3', '11(c)'],
    ['11, point c', '11(c)'],
    ['para. 11, third bullet', '11(c)'],
    ['11, 3rd bullet', '11(c)'],
    ['11.3', '11(c)'],
    ['11(c)(d)', '11(c), 11(d)'],
    ['11(a)(b)(c)', '11(a), 11(b), 11(c)'],
    ['11(c)/(d)', '11(c), 11(d)'],
    ['11c)', '11(c)'],
    ['third bullet of paragraph 11', '11(c)'],
    ['the third bullet in para. 11', '11(c)'],
    ['third and fourth bullets of paragraph 11', '11(c), 11(d)'],
    ['items (a) to (c) of ¶11', '11(a)–(c)'],
    ['bullet three of paragraph eleven', '11(c)'],
    ['point c of paragraph 11', '11(c)'],
    ['(c) of paragraph 11', '11(c)'],
    ['c of paragraph 11', '11(c)'],
    ['3rd bullet of 11', '11(c)'],
    ['paragraph eleven c', '11(c)'],
    ['paragraph eleven (c)', '11(c)'],
    ['paragraph 11’s third bullet', '11(c)'],
    ['eleventh paragraph, third bullet', '11(c)'],
    ['11c(iii)', '11(c)(iii)'],
    ['11(c)(2)', '11(c)(2)'],
    ['11(c)(i)', '11(c)(i)'],
    ['11 twelfth item', '11 12th item'],
    ['11, 22nd entry', '11 22nd item'],
    ['11(27)', '11(27)'],
    ['11(aa)', '11(aa)'],
    ['11(c)–(e)', '11(c)–(e)'],
    ['11c-e', '11(c)–(e)'],
    ['11(c) to 11(e)', '11(c)–(e)'],
    ['11(a), (c) and (e)', '11(a), 11(c), 11(e)'],
    ['11a, c', '11(a), 11(c)'],
    ['5 and 11(c)', '5, 11(c)'],
  ])('reads items: %s', (typed, printed) => {
    expect(readAs(typed)).toBe(printed)
  })

  it.each([
    ['5:2', '5:2'],
    ['5 : 2', '5:2'],
    ['second sentence of paragraph 5', '5:2'],
    ['the second sentence of 5', '5:2'],
    ['sentence two of paragraph five', '5:2'],
    ['sentences 2 to 3 of paragraph 5', '5:2–3'],
    ['first sentence of 11(c)', '11(c):1'],
    ['first sentence of the third bullet of paragraph 11', '11(c):1'],
    ['paragraph five, sentence two', '5:2'],
    ['fifth paragraph, second sentence', '5:2'],
    ['5:2-3', '5:2–3'],
    ['5:2 to 3', '5:2–3'],
    ['5 s. 2', '5:2'],
    ['5s2', '5:2'],
    ['5, sentence 2', '5:2'],
    ['5 sentences 2–3', '5:2–3'],
    ['5, second sentence', '5:2'],
    ['¶5, 21st sentence', '5:21'],
    ['11(c):1', '11(c):1'],
    ['11c, first sentence', '11(c):1'],
    ['5:2, 6:1', '5:2, 6:1'],
  ])('reads sentences: %s', (typed, printed) => {
    expect(readAs(typed)).toBe(printed)
  })

  it.each([
    ['harbour-2031 4(b)', 'harbour-2031 4(b)'],
    ['Harbour 2031 ¶4', 'harbour-2031 4'],
    ['HARBOUR 2031: 4', 'harbour-2031 4'],
    ['harbour 2031, para. 4', 'harbour-2031 4'],
    ['harbour 2031¶4', 'harbour-2031 4'],
    ['Vancouver 2018 ¶11(c)', 'vancouver-2018 11(c)'],
    ['harbour2031 4', 'search'],
    ['harbour 2031', 'search'],
    ['Atlantis 2031 ¶4', 'search'],
  ])('reads the name of a document in front: %s', (typed, printed) => {
    expect(readAs(typed)).toBe(printed)
  })

  it.each([
    ['spaces around', '  5  ', '5'],
    ['a zero-width space', '1\u200b1(c)', '11(c)'],
    ['a soft hyphen', '11\u00ad(c)', '11(c)'],
    ['marks of direction', '\u200f5\u200e', '5'],
    ['direction overrides', '\u202e5\u202c', '5'],
    ['a byte order mark', '\ufeff5', '5'],
    ['a no-break space', '¶\u00a05', '5'],
    ['a non-breaking hyphen', '5\u20117', '5–7'],
    ['a minus sign', '5\u22127', '5–7'],
    ['a full stop after it', '5.', '5'],
    ['a question mark after it', '11(c)?', '11(c)'],
    ['an exclamation mark after it', '5:2 !', '5:2'],
    ['leading zeros', '005', '5'],
    ['full-width digits', '１１(c)', '11(c)'],
    ['full-width brackets', '11（c）', '11(c)'],
  ])('is not put off by %s', (_, typed, printed) => {
    expect(readAs(typed)).toBe(printed)
  })

  it.each(['5²', '¶5¹'])('does not read the mark of a footnote as one more digit: %s', (typed) => {
    expect(readAs(typed)).not.toMatch(/52|51/u)
  })

  it.each([
    '9/11',
    '5-',
    '5 and',
    '11(c',
    '11(c)-12',
    '11(c)–12(e)',
    '5-7:2',
    '11, 0th bullet',
    '1234567890',
    '5 7',
    '2018-01-16',
  ])('tells a malformed reference from a question: %s', (typed) => {
    expect(readAs(typed)).toBe('malformed')
  })

  it.each([
    '11(100)',
    '11(0)',
    '11(c)(d)(iii)',
    '11(c)(iii)(x)',
    '11c iii',
    '5.2.1',
    '11, 22nd entry',
    '11(27)',
  ])('reads %s, which names nothing', (typed) => {
    const parsed = parseReference(typed, both.documents)
    const reference = parsed?.kind === 'reference' ? parsed.reference : null
    expect(reference && resolveReference(reference, both)).toMatchObject({
      passages: [],
      absences: [expect.anything()],
    })
  })

  it.each([
    '',
    ' ',
    '¶',
    'sanctions',
    '20 countries',
    '10 separate resolutions',
    '16 January 2018',
    'paragraph about sanctions',
    '5 sanctions',
    'sanctions 5',
    '-5',
    'and',
    '9 November',
    '3 intercontinental ballistic missiles',
  ])('leaves the rest to the search: %j', (typed) => {
    expect(readAs(typed)).toBe('search')
  })
})

describe('formatOrdinal', () => {
  it.each([
    [1, 'first'],
    [20, 'twentieth'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [24, '24th'],
    [111, '111th'],
  ])('%i is %s, and reads back', (number, word) => {
    expect(formatOrdinal(number)).toBe(word)
    expect(readAs(`5, ${word} sentence`)).toBe(`5:${number}`)
  })
})
