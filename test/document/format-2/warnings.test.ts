import { describe, expect, it } from 'vitest'
import { readTree } from './tree.ts'

describe('what is only said', () => {
  it.each([
    ['1. a\n\n2. b\n\n4. c', '5: after 2. comes 4.: is 3 missing?'],
    ['1. a\n\n5. c', '3: after 1. comes 5.: are 2 to 4 missing?'],
    ['1. a\n    - (d) b\n    - (f) c', '3: (d) is followed by (f)'],
    ['## Article 17\n\na\n\n## Article 16\n\nb', '5: Article 16 comes after Article 17'],
    ['- 2.1 a\n- 2.3 b', '2: after 2.1 comes 2.3: is 2 missing?'],
    ['1. a\n    - (a) b\n    - (b) c\n    - (i) d', '4: (i) is beside (a) and (b): is it a part of (b)?'],
    ['1. a\n    - (h) b\n    - (i) c\n    - (ii) d', '3: (i) comes after (h): read as the letter'],
    ['1. a\n\n2.1 b', "3: a block begins with “2.1”, but isn't a unit"],
    ['1. (a) b', "1: a block begins with “(a)”, but isn't a unit"],
    ['1. a\n\n-b', "3: a block begins with “-”, but isn't a unit"],
    ['## Chapter 1\n\n#### Article 1\n\na', '3: a heading skips a level: Article 1'],
    [
      '## {preamble}\n\n- The Assembly of the Isles,\n- Recalling,',
      '3: PP1 is “The Assembly of the Isles,”: is it the opening formula?',
    ],
    [
      '## {preamble}\n\n- L’assemblée des îles,\n- Rappelant,',
      '3: PP1 is “L’assemblée des îles,”: is it the opening formula?',
    ],
    ['## {preamble}\n\n- 大会，\n- 回顾，', '3: PP1 is “大会，”: is it the opening formula?'],
    ['1. a\n    - (a) b\n    - (b) c\n\n    d\n\n    - (a) e', '7: two lists in 1.: (a)–(b), then (a)'],
    ['1. a\n    - (a) b\nc', '3: a line without indent continues an indented text'],
    ['## Articles 7–9\n\na', '1: a range (7–9) has one heading'],
    ['## Article 16 a lamp\n\nb', '1: is “a” part of the number in “Article 16 a lamp”?'],
    [
      '## Article 4 {definitions}\n\n- (1) “a” is\n- (2) b is\n- (3) c is',
      '4: 2 entries have no term under {definitions}, first (2)',
    ],
    [
      '## {recitals}\n\n- (1) a\n- (2) b\n\n## CHAPTER I\n\n### Article 1\n\n1. c',
      'file: the text has recitals 1–2, chapter 1, article 1',
    ],
  ])('%j', (text, warning) => {
    const { warnings, problems } = readTree(text)
    expect(problems).toEqual([])
    expect(warnings).toContain(warning)
  })

  it.each([
    ['1. a\n\n2. b\n\n3. c'],
    ['- 2.1 a\n- 2.2 b\n- 2.2A c\n- 2.3 d'],
    ['## Article 5\n\na\n\n## Article 5 bis\n\nb\n\n## Article 6\n\nc'],
    ['1. a\n    - (h) b\n    - (i) c\n    - (j) d'],
    ['1. a\n    - (i) b\n    - (ii) c\n    - (v) d'],
    ['1. a\n\n2018\\. b'],
    ['1. a\nb'],
    ['1. a\n    - (a) b\n      c'],
    ['## Articles 7–9 {repealed}'],
    ['## {preamble}\n\n- Recalling the accord,\n- noting,'],
    ['> - (1) a\n> - (5) b\n\n1. c'],
    ['1. a\n    - (a) b\n\n    c\n\n    - (b) d'],
    ['## Article 4 {definitions}\n\n- (1) “a” is'],
  ])('nothing is said of %j but what it has', (text) => {
    expect(readTree(text).warnings.filter((warning) => !warning.includes('the text has '))).toEqual([])
  })

  it('says of many headings once that they skip a level', () => {
    const articles = [1, 2, 3]
      .map((number) => `## Chapter ${number}\n\n#### Article ${number}\n\na`)
      .join('\n\n')
    expect(readTree(articles).warnings.filter((warning) => warning.includes('skips'))).toEqual([
      '3: a heading skips a level: Article 1, and 2 more do',
    ])
  })
})
