import { describe, expect, it } from 'vitest'
import { documentSteps } from '../../src/document/read-document.ts'
import { parseThesaurus } from '../../src/document/thesaurus-file.ts'
import { runTaskInSlices } from '../../src/text/cooperative-task.ts'
import { read, sourceOf } from '../document/source.ts'
import { paragraphsOf } from '../plain.ts'
import { expectBounded } from './expect-bounded.ts'
import { type Attack, repeated } from './inputs.ts'

const size = 100_000

// A file is its operator's and may be long: what it takes in all grows with its length, with pauses.
const mostAtAStretch = 50
const mostInAll = 1_000

// Many blocks of a few characters each, numbered as they should be and not.
const lines = [
  'a\n',
  'a\n\n',
  '- a\n',
  '## a\n',
  '1. a\n',
  '1. a\n   - b\n',
  '> a\nb\n',
  '***\n',
  '   a\n\n- ',
  '## a\n\nb\n\n',
].map((line): Attack => [JSON.stringify(line), line.repeat(size / line.length)])
const numbered = Array.from({ length: 9_000 }, (_, at) => `${at + 1}. a\n\n`).join('')

const many: Attack = ['numbered', numbered]

async function readInSlices(source: string): Promise<unknown> {
  return await runTaskInSlices(documentSteps(source, 'nowhere', 'content/nowhere/document.md'))
}

describe('document files', () => {
  it.each([...repeated(size), ...lines, many])(
    'are read, or refused, in bounded time: %s',
    async (_name, text) => {
      for (const source of [
        sourceOf(`1. ${text}`),
        sourceOf(text),
        sourceOf(`${text.slice(0, 50)}\n`.repeat(2_000)),
      ]) {
        await expectBounded(() => readInSlices(source), mostAtAStretch, mostInAll)
        const reading = read(source)
        if ('problems' in reading) expect(reading.problems.every(({ remedy }) => remedy !== '')).toBe(true)
      }
    },
  )

  it('are read where they are long', () => {
    const reading = read(sourceOf(numbered))
    expect('document' in reading && paragraphsOf(reading.document).length).toBe(9_000)
  })
})

const yaml = [
  'a: b\n',
  '- a, b\n',
  '- "a, b"\n',
  '{a: b}, ',
  '- [',
  'a:\n',
  '? a\n',
  '*a ',
  '&a b\n',
  '|\n',
  'a: |\n b\n',
  ', ',
].map((piece): Attack => [JSON.stringify(piece), piece.repeat(size / piece.length)])

describe('front matter and thesaurus', () => {
  it.each([...repeated(size), ...yaml])('are read, or refused, in bounded time: %s', async (_name, text) => {
    // The longest that is not refused for its length, and what is not refused for its signs.
    for (const part of [text, text.slice(0, 49_000), text.slice(0, 7_000), text.slice(0, 2_400)]) {
      await expectBounded(() => read(`---\n${part}\n---\n1. One.`))
      await expectBounded(() => read(sourceOf('1. One.', { title: part })))
      await expectBounded(() => read(sourceOf('1. One.', { title: `[${part}]` })))
      await expectBounded(() => parseThesaurus(`- ${part}`, 'thesaurus.yml'))
      await expectBounded(() => parseThesaurus(part, 'thesaurus.yml'))
    }
  })
})
