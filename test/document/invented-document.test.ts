import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { both, harbour } from '../library.ts'
import { itemsOf, type Paragraph, paragraphAt, paragraphsOf, sectionsOf } from '../plain.ts'
import { spanOf } from '../spans.ts'

const document = harbour.main

describe('a document beside the bundled one', () => {
  it('has its unnumbered opening before paragraph 1 as paragraph 0', () => {
    expect(paragraphsOf(document).map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(paragraph(0)).toMatchObject({ numbered: false, section: null })
    expect(textsOf(0)).toEqual([
      'The Conference of Invented Ports, having met at Port Example, adopts what follows. It speaks for nine ports.',
    ])
  })

  it('keeps an indented block in the paragraph above it', () => {
    expect(textsOf(1)).toHaveLength(2)
    expect(textsOf(1)[1]).toMatch(/^A second block of text belongs to the same paragraph/u)
  })

  it('reads bullets, numbers and letters as what they are', () => {
    expect(itemsOf(paragraph(2)).map(({ letter, marker }) => `${letter} ${marker}`)).toEqual([
      'a bullet',
      'b bullet',
      'c letter',
    ])
    expect(itemsOf(paragraph(4)).map(({ letter, marker }) => `${letter} ${marker}`)).toEqual([
      'a number',
      'b number',
      'c bullet',
      'd bullet',
    ])
  })

  it('does not repeat a printed letter in the words of its item', () => {
    expect(itemsOf(paragraph(2))[2]?.text).toBe('"storm" means wind of force 10 or more.')
  })

  it('keeps text that stands after a list after it', () => {
    expect(paragraph(4).parts.map(({ kind }) => kind)).toEqual([
      'text',
      'item',
      'item',
      'item',
      'item',
      'text',
    ])
    expect(textsOf(4).at(-1)).toBe('and to report each year.')
  })

  it('keeps markup in headings and text as the characters that it is', () => {
    expect(sectionsOf(document)[0]?.title).toBe('Definitions & <scope>')
    const file = readFileSync('test/content/harbour-2031/document.md', 'utf8')
    const [, inFile = ''] = /^3\. (.*)$/mu.exec(file) ?? []
    // A backslash before another character is the only markup left: it escapes.
    expect(textsOf(3)).toEqual([inFile.replace(/\\([\\])/gu, '$1')])
  })

  it('takes a backslash for what makes a heading, a list or a quotation plain text', () => {
    expect(
      itemsOf(paragraph(4))
        .slice(2)
        .map(({ text }) => text),
    ).toEqual(['# not a heading;', '> not a quotation, and -# not small print;'])
    expect(textsOf(5)).toEqual(['# Not a heading either. 1. Not a list. - Nor this. ``` no fence'])
  })

  it('keeps a paragraph of nine thousand characters whole', () => {
    const [text = ''] = textsOf(6)
    expect(text.length).toBeGreaterThan(8_900)
    expect(text).toMatch(/^Inspect register closes .* end so\.$/u)
  })

  it('keeps other scripts, combining marks, joined emoji and invisible characters', () => {
    const [text = ''] = textsOf(7)
    expect(text).toContain('Καλημέρα, 안녕하세요, שלום עולם, مرحبا')
    expect(text).toContain('👨‍👩‍👧‍👦 and a flag 🇨🇦')
    expect(text).toContain('zero\u200bwidth')
  })

  it.each(['harbour-2031 4(b)', 'Harbour 2031 ¶4(b)', 'HARBOUR 2031, para. 4, second bullet'])(
    'is asked by its name: %s',
    (typed) => {
      const parsed = parseReference(typed, both.documents)
      const { passages } = resolveReference(
        parsed?.kind === 'reference' ? parsed.reference : { document: null, spans: [] },
        both,
      )
      expect(passages.map(({ document, parts }) => [document.id, parts[0]?.text])).toEqual([
        ['harbour-2031', 'to keep them lit;'],
      ])
    },
  )

  it('leaves bare numbers to the main document', () => {
    const { passages } = resolveReference(
      { document: null, spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] },
      both,
    )
    expect(passages.map((passage) => passage.document.id)).toEqual(['vancouver-2018'])
  })
})

function paragraph(number: number): Paragraph {
  const found = paragraphAt(document, number)
  if (found === null) throw new Error(`no paragraph ${number}`)
  return found
}

function textsOf(number: number): readonly string[] {
  return paragraph(number).parts.map(({ text }) => text)
}
