import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../src/command/parse-command.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { resolveReference } from '../../../src/document/resolve.ts'
import { sourceOf } from '../source.ts'

const notice = read(`## {preamble}

The port office gives notice.

### Background

Boats have been lost.

### (a) Comments due date {article}

The office takes comments until 2 May.

### (h) Revisions of the log {article}

The master:

- (1) removes the old page; and

- (2) adds the new one.

### (p) Other methods {article}

- (1) The office may approve another method.

- (2) For steps that are marked, these hold:

    - (i) The steps that are marked are done.

    - (ii) Other steps may be left out.
`)

function read(text: string) {
  const reading = readDocument(sourceOf(text, { format: '2' }), 'notice', 'document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

/** The ids of what is shown; what else is made of it where nothing is. */
function shown(typed: string, document = notice): string {
  const command = parseCommand(typed, [document])
  if (command.kind !== 'show' && command.kind !== 'quote') return command.kind
  const library = { documents: [document], main: document, unsealed: [] }
  const { passages, absences } = resolveReference(command.reference, library)
  return passages.length === 0
    ? (absences[0]?.kind ?? 'nothing')
    : passages.map(({ place }) => place.unit).join()
}

describe('a text whose articles are lettered', () => {
  it.each([
    ['Article h', 'arth'],
    ['Article h(2)', 'arth.2'],
    ['art. (h)(2)', 'arth.2'],
    ['ART H 2', 'arth.2'],
    ['(2) of Article p', 'artp.2'],
    ['части ২ статьи p', 'artp.2'],
    ['Article a of the notice', 'arta'],
    ['p 2 ii', 'artp.2.ii'],
    ['p2ii', 'artp.2.ii'],
    ['p(2)(ii)', 'artp.2.ii'],
    ['h1', 'arth.1'],
  ])('%s', (typed, unit) => {
    expect(shown(typed)).toBe(unit)
  })

  it.each([
    'Article h(16)',
    'what does Article h(16) say?',
    '(184) of Article p',
    'p 9',
    'p. 2 ii',
    'Article k',
    'Rule B',
  ])('nothing is shown, or searched for, for %s', (typed) => {
    expect(shown(typed)).not.toMatch(/^art|^h|search/u)
  })

  it.each(['article about boats', 'rule a country', 'article à lire', 'статья о лодках'])(
    '%s is for the search',
    (typed) => {
      expect(shown(typed)).toBe('search')
    },
  )
})

it('where paragraphs are numbered a p is for them', () => {
  const text = read('1. Boats are free.\n\n2. Boats are old:\n\n    - (i) red;\n\n    - (ii) blue.\n')
  expect(shown('p 2 ii', text)).toBe('2.ii')
})
