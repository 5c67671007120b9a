import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { sealOf } from '../../src/document/seal.ts'
import { runs } from '../run-length.ts'
import { problemsOf, readValid, sourceOf } from './source.ts'

const bundled = readFileSync('content/vancouver-2018/document.md', 'utf8').split('\n')
const edits: Readonly<Record<string, (word: string) => readonly string[]>> = {
  changed: (word) => [`${word}x`],
  'left out': () => [],
  doubled: (word) => [word, word],
}

describe('a seal', () => {
  it('is broken by any edit of a word, and names the paragraph', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...textLines()),
        fc.nat(),
        fc.constantFrom(...Object.keys(edits)),
        (at, nth, how) => {
          const [, marker = '', text = ''] = /^(\d+\. |- |)(.*)$/u.exec(bundled[at.line] ?? '') ?? []
          const words = text.split(' ')
          const chosen = nth % words.length
          const edited = words.flatMap((word, index) =>
            index === chosen ? (edits[how]?.(word) ?? []) : [word],
          )
          expect(problemsWith(at.line, marker + edited.join(' '))).toEqual([
            expect.stringMatching(new RegExp(`: paragraph ${at.paragraph} has changed$`, 'u')),
          ])
        },
      ),
      { numRuns: runs(150) },
    )
  })

  it.each([
    ['a heading', '## Sanctions', '## The Sanctions'],
    ['the closing', 'Vancouver, Canada', 'Toronto, Canada'],
    ['the closing', '16 January 2018', '17 January 2018'],
  ])('is broken by an edit of %s', (_, before, after) => {
    expect(problemsWith(bundled.lastIndexOf(before), after)).toEqual([
      expect.stringContaining('the title, a heading or the closing has changed'),
    ])
  })

  it('is broken by an edit of the title', () => {
    expect(
      problemsWith(
        bundled.findIndex((line) => line.startsWith('title:')),
        'title: Another summary',
      ),
    ).toEqual([expect.stringContaining('the title, a heading or the closing has changed')])
  })

  it('tells how to put it right', () => {
    const edited = bundled.join('\n').replace('tool of diplomacy', 'form of diplomacy')
    expect(readDocument(edited, 'vancouver-2018', 'document.md')).toMatchObject({
      problems: [
        {
          file: 'document.md',
          message: expect.stringContaining('paragraph 5'),
          remedy: expect.stringContaining('npm run seal -- vancouver-2018'),
        },
      ],
    })
  })

  it('names every paragraph that was edited', () => {
    const edited = sealed('1. One.\n\n2. Two.\n\n3. Three.').replace('One', 'Uno').replace('Three', 'Tres')
    expect(problemsOf(edited)).toEqual([expect.stringContaining('paragraph 1, 3 has changed')])
  })

  it('names the paragraph that is gone from the end', () => {
    expect(problemsOf(sealed('1. One.\n\n2. Two.\n\n3. Three.').replace('3. Three.', ''))).toEqual([
      expect.stringContaining('paragraph 3'),
    ])
  })

  it('is broken by an edited heading that has only headings under it', () => {
    const edited = sealed('## Part I\n\n### Chapter 1\n\n1. One.').replace('Part I', 'Part II')
    expect(problemsOf(edited)).toEqual([expect.stringContaining('has changed')])
  })

  it('holds where only white space, line breaks or the Unicode form change', () => {
    const source = sealed('1. A café stands on the quay.\n\n2. It has\n   three tables.')
    expect(problemsOf(source.replace('café stands on', 'cafe\u0301   stands\n   on'))).toEqual([])
    expect(problemsOf(source.replace('has\n   three', 'has three'))).toEqual([])
    expect(problemsOf(source.replaceAll('\n', '\r\n'))).toEqual([])
  })

  it('is told from no seal at all', () => {
    expect(readValid(sealed('1. One.')).sealed).toBe(true)
    expect(readValid(sourceOf('1. One.')).sealed).toBe(false)
  })
})

/** The file, with this text, under a seal that fits. */
function sealed(text: string): string {
  const { sha256, units } = sealOf(readValid(sourceOf(text)).document)
  const paragraphs = units.map(({ hash }) => hash).join(' ')
  return sourceOf(text, { sha256, paragraphs: `"${paragraphs}"` })
}

function problemsWith(line: number, text: string): readonly string[] {
  expect(bundled[line], 'nothing would change').not.toBe(text)
  return problemsOf(bundled.with(line, text).join('\n'))
}

/** The lines of the bundled file that hold a paragraph's words, each with the paragraph's number. */
function textLines(): readonly { readonly line: number; readonly paragraph: number }[] {
  let paragraph = 0
  const first = bundled.indexOf('---', 1)
  const last = bundled.indexOf('***')
  return bundled.flatMap((text, line) => {
    if (line <= first || line >= last || text === '' || text.startsWith('## ')) return []
    if (!text.startsWith('- ')) paragraph += 1
    return [{ line, paragraph }]
  })
}
