import { describe, expect, it } from 'vitest'
import { parseThesaurus } from '../../src/document/thesaurus-file.ts'
import { read, sourceOf } from '../document/source.ts'
import { expectBounded } from './expect-bounded.ts'
import { repeated } from './inputs.ts'

const size = 6_000
const attacks = repeated(size)

// Files are the operator's and are read before anything else begins, so all of it may be one stretch.
const mostMs = 200

describe('document files', () => {
  it.each(attacks)('are read, or refused, in bounded time: %s', async (_name, text) => {
    for (const source of [
      sourceOf(`1. ${text}`),
      sourceOf(text),
      sourceOf(`${text.slice(0, 50)}\n`.repeat(200)),
    ]) {
      await expectBounded(() => read(source), mostMs)
      const reading = read(source)
      if ('problems' in reading) expect(reading.problems.every(({ remedy }) => remedy !== '')).toBe(true)
    }
  })
})

describe('front matter and thesaurus', () => {
  it.each(repeated(100_000))('are read, or refused, in bounded time: %s', async (_name, text) => {
    await expectBounded(() => read(`---\n${text}\n---\n1. One.`), 4 * mostMs)
    await expectBounded(() => read(sourceOf('1. One.', { title: text.slice(0, size) })), mostMs)
    await expectBounded(() => parseThesaurus(`- ${text.slice(0, size)}`, 'thesaurus.yml'), mostMs)
    await expectBounded(() => parseThesaurus(text, 'thesaurus.yml'), mostMs)
  })
})
