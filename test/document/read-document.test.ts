import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { passageId } from '../../src/document/passage.ts'
import { paragraphsOf, sectionsOf } from '../plain.ts'
import { firstLine, problemsOf, read, readValid, sourceOf } from './source.ts'

const stairs = Array.from({ length: 2_000 }, (_, level) => `${' '.repeat(level * 2)}- x`).join('\n')

describe('readDocument', () => {
  it('takes a rule of any length for a rule', () => {
    expect(problemsOf(sourceOf(`1. One.\n\n${'* '.repeat(200)}\n\nGeneva`))).toEqual([])
  })

  it.each([
    ['a gap in the numbers', '1. One.\n\n3. Three.', 2, /paragraph 3 stands where 2 is due/u],
    ['a number that comes twice', '1. One.\n\n1. Again.', 2, /paragraph 1 stands where 2 is due/u],
    ['a list inside a list', '1. One:\n\n   - a\n     - b', 3, /something other than text/u],
    ['a list before any paragraph', '- a\n\n1. One.', 0, /a list stands before any paragraph/u],
    ['a list right after a heading', '1. One.\n\n## H\n\n- a', 4, /a list stands before any paragraph/u],
    ['a heading of the first level', '# Title\n\n1. One.', 0, /a heading of the first level/u],
    ['an empty heading', '##\n\n1. One.', 0, /a heading is empty/u],
    ['text without a number', '1. One.\n\n## H\n\nText.', 4, /text without a number stands after a heading/u],
    ['a comment', '1. One.\n\n<!-- to do -->', 2, /a comment stands in the text/u],
    ['a block quote', '1. One.\n\n> Two.', 2, /cannot be part of a document's text/u],
    ['a heading inside a paragraph', '1. One.\n\n   ## H', 2, /heading cannot be part/u],
    ['a control character', '1. One.\n\n2. Bell\u0007.', 2, /control character \(U\+0007\)/u],
    ['an escape sequence', '1. \u001b[31mRed', 0, /control character \(U\+001B\)/u],
    ['a wrong letter', '1. One:\n\n   - (a) x\n   - (c) y', 3, /item \(c\) stands where \(b\) is due/u],
    [
      'a heading with nothing under it',
      '1. One.\n\n## H\n\n## I\n\n2. Two.',
      2,
      /nothing stands under the heading "H"/u,
    ],
    ['an empty paragraph', '1. One.\n\n2.', 2, /paragraph 2 is empty/u],
    ['an empty entry', '1. One:\n\n   - a\n   -', 3, /a list entry is empty/u],
    ['a heading that is too long', `## ${'x'.repeat(301)}\n\n1. One.`, 0, /a heading has 301 characters/u],
    ['quotations in quotations', `1. One.\n\n${'>'.repeat(50_000)} Two.`, 2, /nested more than 50 deep/u],
    ['spaced quotations', `1. One.\n\n${'> '.repeat(50_000)} Two.`, 2, /nested more than 50 deep/u],
    ['lists in lists', `1. One.\n\n${'- 1) '.repeat(50_000)}Two.`, 2, /nested more than 50 deep/u],
    ['lists that go ever deeper', `1. One.\n\n${stairs}`, 52, /nested more than 50 deep/u],
    ['a list in the closing', '1. One.\n\n***\n\n- a', 4, /stands in the closing/u],
  ])('reports %s with its line', (_, text, line, message) => {
    const problems = problemsOf(sourceOf(text))
    expect(problems).toEqual([expect.stringMatching(message)])
    expect(problems[0]).toMatch(new RegExp(`^${firstLine + line}: `, 'u'))
  })

  it('knows which passages are action items', () => {
    const text = '1. One.\n\n2. They will:\n\n   - a\n   - b'
    const { document } = readValid(sourceOf(text, { actions: '2(a)-(b), 1' }))
    expect(actionItemsOf(document).map(({ place }) => passageId(place))).toEqual(['2.a', '2.b', '1'])
    expect(actionItemsOf(readValid(sourceOf(text)).document)).toEqual([])
  })

  it.each(['9', '2(c)', 'the second', 'harbour-2031 1', '2(b)-(a)'])(
    'reports action items that are not there: %j',
    (actions) => {
      expect(problemsOf(sourceOf('1. One.\n\n2. They will:\n\n   - a\n   - b', { actions }))).toEqual([
        expect.stringContaining(`"actions" (${actions}) names passages that the text does not have`),
      ])
    },
  )

  it.each(['', '\n\n'])('reports a document without paragraphs: %j', (text) => {
    expect(problemsOf(sourceOf(text))).toEqual(['file: the document has no paragraphs'])
  })

  it.each(['', '1. One.', '# A title\n\n1. One.', '\n---\ntitle: T\n---\n1. One.'])(
    'reports missing front matter: %j',
    (source) => {
      expect(problemsOf(source)).toEqual(['1: the document has no front matter'])
    },
  )

  it('reports everything at once, each problem with its file and what to do', () => {
    const reading = read(sourceOf('1. One.\n\n3. Three.\n\n> Quote.', { date: 'yesterday', colour: 'red' }))
    const problems = 'problems' in reading ? reading.problems : []
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"date"'),
      expect.stringContaining('colour'),
      expect.stringContaining('cannot be part'),
      expect.stringContaining('paragraph 3'),
    ])
    for (const { file, remedy } of problems) {
      expect(file).toBe('content/nowhere/document.md')
      expect(remedy).not.toBe('')
    }
  })

  it('names a problem in words that read as English', () => {
    const problems = problemsOf(sourceOf('1. One.\n\n***\n\n- a\n\n2. b'))
    expect(problems).toHaveLength(2)
    for (const problem of problems) expect(problem).not.toMatch(/\ba (?:entry|other|numbered stands) /u)
  })

  it('reads Windows line ends and a byte order mark', () => {
    const source = `\uFEFF${sourceOf('1. One\n   and more.\n\n2. Two.').replaceAll('\n', '\r\n')}`
    expect(
      paragraphsOf(readValid(source).document).map(({ parts }) => parts.map(({ text }) => text)),
    ).toEqual([['One and more.'], ['Two.']])
  })

  it('counts the paragraphs of a document that prints no numbers', () => {
    const { document } = readValid(sourceOf('First.\n\n## H\n\nSecond.\n\nThird.'))
    expect(paragraphsOf(document).map(({ number, numbered }) => [number, numbered])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ])
    expect(sectionsOf(document)).toEqual([{ title: 'H', level: 2, from: 2, to: 3 }])
  })

  it('begins at the number that the document begins with', () => {
    const { document } = readValid(sourceOf('7. Seven.\n\n8. Eight.'))
    expect(paragraphsOf(document).map(({ number }) => number)).toEqual([7, 8])
  })

  it('takes all that stands before paragraph 1 as one opening, and leaves the sections in place', () => {
    const { document } = readValid(
      sourceOf('Whereas.\n\nAnd whereas.\n\n## A\n\n1. One.\n\n2. Two.\n\n## B\n\n3. Three.'),
    )
    expect(paragraphsOf(document).map(({ number, section }) => [number, section])).toEqual([
      [0, null],
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
    ])
    expect(sectionsOf(document).map(({ title, from, to }) => [title, from, to])).toEqual([
      ['A', 1, 2],
      ['B', 3, 3],
    ])
  })

  it('keeps a heading that has only headings under it, with all of their paragraphs', () => {
    const text =
      '## Part I\n\n### Chapter 1\n\n1. One.\n\n### Chapter 2\n\n2. Two.\n\n## Part II\n\n3. Three.'
    const { document } = readValid(sourceOf(text))
    expect(sectionsOf(document)).toEqual([
      { title: 'Part I', level: 2, from: 1, to: 2 },
      { title: 'Chapter 1', level: 3, from: 1, to: 1 },
      { title: 'Chapter 2', level: 3, from: 2, to: 2 },
      { title: 'Part II', level: 2, from: 3, to: 3 },
    ])
    expect(paragraphsOf(document).map(({ section }) => section)).toEqual([
      'Chapter 1',
      'Chapter 2',
      'Part II',
    ])
  })

  it('letters the items of one paragraph through all of its lists, past (z)', () => {
    const list = Array.from({ length: 28 }, (_, index) => `   - entry ${index}`).join('\n')
    const { document } = readValid(sourceOf(`1. One:\n\n${list}\n\n   and\n\n   1. last`))
    const letters = paragraphsOf(document)[0]?.parts.flatMap((part) =>
      part.kind === 'item' ? [part.letter] : [],
    )
    expect(letters?.slice(24)).toEqual(['y', 'z', 'aa', 'ab', 'ac'])
  })
})
