import { describe, expect, it } from 'vitest'
import { readTree } from './tree.ts'

describe('what a file cannot be', () => {
  it.each([
    ['1. a\n\n1. b', '3: 1. is repeated (first in line 1): 1', /\{again\}/u],
    ['## Article 6\n\n1. a\n\n1. b', '5: 1. is repeated (first in line 3): art6.1', /restart: chapter/u],
    [
      '1. a\n    - (a) b\n    - (a) c',
      '3: (a) is repeated (first in line 2): 1.a',
      /introduces the second list/u,
    ],
    ['2. a\n    - § 6. b', '2: § 6. is inside paragraph 2', /backslash/u],
    ['## Article 6\n\na\n\n### Article 7\n\nb', '5: Article 7 is inside Article 6', /fewer #/u],
    ['## Article 6\n\na\n\n### Chapter 1\n\nb', '5: Chapter 1 is inside Article 6', /fewer #/u],
    ['1. a\n    - (e)', '2: (e) is empty', /\{deleted\}/u],
    ['1. a\n\n-\n\n2. b', '3: a list entry is empty', /remove/u],
    ['1. a\n\n2.', '3: 2. is empty', /\{deleted\}/u],
    ['1. a\n\n##', '3: a heading is empty', /remove/u],
    ['1. a\n\n## Lamps', '3: nothing is under the heading “Lamps”', /\{repealed\}/u],
    ['1. a\n\n## Article 4 Lamps', '3: nothing is under the heading “Article 4 Lamps”', /\{repealed\}/u],
    ['## {operative}\n\n## {preamble}\n\na', '1: nothing is under the heading “{operative}”', /remove/u],
    ['# Lamps\n\n1. a', '1: a heading of the first level', /front matter/u],
    [`## ${'x'.repeat(301)}\n\n1. a`, '1: a heading has 301 characters, more than 300', /paragraph/u],
    ['## Article 4 {repeeled}\n\na', '1: {repeeled} is not known', /Did you mean \{repealed\}/u],
    ['1. a\n    - (b) {deletd}', '2: {deletd} is not known', /Did you mean \{deleted\}/u],
    ['## Article 4 {no=a:b}\n\na', '1: {no=a:b} is not known', /no=…/u],
    ['## Article 4 {lang=xx_yy}\n\na', '1: {lang=xx_yy} is not known', /lang=…/u],
    ['## Lamps {article}\n\na', '1: {article} is on a heading without a number', /no=…/u],
    ['1. a\n    - (b) {annex} c', '2: {annex} is on an entry', /heading/u],
    ['1. a[^2]', '1: [^2] has no note', /\\\[\^2\]/u],
    ['1. a\n\n[^3]: b', '3: note [^3] is called nowhere', /\[\^3\]/u],
    ['1. a[^3]\n\n[^3]: b\n[^3]: c', '4: note [^3] is repeated (first in line 3)', /label/u],
    [
      '1. a\n\n| A | B |\n|---|---|\n| c |',
      '5: a row of the table has more or fewer cells than its head',
      /\\\|/u,
    ],
    ['| A |\n|---|\n| c | d |', '3: a row of the table has more or fewer cells than its head', /\\\|/u],
    ['1. a\n\n***\n\nb\n\n***\n\nc', '7: the text is closed a second time', /heading/u],
    ['1. a\n\n    ## b', "3: a heading cannot be part of an entry's text", /margin/u],
    ['1. a\n\n<!-- b -->', '3: a comment is in the text', /Remove/u],
    ['', 'file: the document has no text', /front matter/u],
  ])('%j', (text, problem, remedy) => {
    const { problems, remedies } = readTree(text)
    expect(problems).toContain(problem)
    expect(remedies[problems.indexOf(problem)]).toMatch(remedy)
  })

  it('is what its front matter does not find in it', () => {
    expect(readTree('1. a', { restart: ['chapter'] }).problems).toEqual([
      "file: restart: chapter, but no heading has a chapter's label",
    ])
    expect(readTree('1. a', { main: 'article' }).problems).toEqual([
      'file: the front matter\'s "main" (article) names what the text does not have',
    ])
    for (const [text, main] of [
      ['## Article 1\n\na', 'article'],
      ['1. a', 'paragraph'],
      ['## 1. A\n\nb', 'section'],
      ['## {recitals}\n\n- (1) a', 'recital'],
    ] as const) {
      expect(readTree(text, { main }).problems).toEqual([])
    }
  })

  it('says all at once', () => {
    expect(readTree('1. a[^2]\n\n1. b\n\n## Article 4 {x}').problems).toHaveLength(4)
  })
})
