import { describe, expect, it } from 'vitest'
import { createChecker, isTooLongToCheck } from '../../src/check/checker.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { processorMs } from '../processor-time.ts'
import { check, checker, checkOne, libraryOf } from './check.ts'

// Far more than it takes, since a machine may have other things to do.
const limitMs = 1_500
const whole = paragraphsOf(vancouver.main)
  .flatMap(({ parts }) => parts.map(({ text }) => text))
  .join('\n')

const hostile: Readonly<Record<string, string>> = {
  punctuation: '.,;:!?-'.repeat(1_430),
  dots: '.'.repeat(10_000),
  'spaced dots': '. '.repeat(5_000),
  ellipses: '… '.repeat(5_000),
  'a word again and again': 'the '.repeat(5_000),
  'a word of the document again and again': 'register '.repeat(2_200),
  'words between ellipses': 'the … '.repeat(3_000),
  'words between brackets': 'the [x] '.repeat(2_500),
  'letters in brackets': '[t]he '.repeat(3_000),
  'opening brackets': '['.repeat(10_000),
  'empty brackets': '[]'.repeat(5_000),
  'nested brackets': `${'[['.repeat(3_000)}a${']]'.repeat(3_000)}`,
  'quotation marks': '"'.repeat(10_000),
  'nested quotation marks': `${'“'.repeat(5_000)}${'”'.repeat(5_000)}`,
  quotations: '“a b c” '.repeat(2_500),
  'single marks': '‘'.repeat(10_000),
  'block quotes': '> a b c\n'.repeat(2_000),
  'marks of block quotes': '>\n'.repeat(5_000),
  'lone surrogates': '\ud800 a\udc00 '.repeat(3_000),
  nulls: '\0'.repeat(10_000),
  'zero-width spaces': '\u200b'.repeat(10_000),
  'combining marks': `a${'\u0301'.repeat(10_000)}`,
  'a long word': 'x'.repeat(100_000),
  'empty lines': '\n'.repeat(20_000),
  'white space': `${' '.repeat(20_000)}x`,
  numbering: '5. (a) 11(c) '.repeat(1_500),
  citations: '¶5\n'.repeat(5_000),
  'a family': '👨‍👩‍👧‍👦'.repeat(1_500),
  'every word in another order': whole.split(/\s+/u).sort().join(' '),
  'every third word another': whole.replace(/(\S+ \S+) \S+/gu, '$1 zebra'),
}

describe('a hostile text', () => {
  it.each(Object.entries(hostile))('is answered soon: %s', (_what, text) => {
    checker.check('warm')
    expect(processorMs(() => expect(checker.check(text).length).toBeGreaterThan(0))).toBeLessThan(limitMs)
  })

  it('says of each quotation what was typed', () => {
    expect(checkOne('\ud800 sanctions are a tool').quotation).toBe('\ud800 sanctions are a tool')
  })
})

describe('a long text', () => {
  it('is exact where the whole document is quoted', () => {
    expect(check(whole)).toEqual(['exact', ...Array.from({ length: 12 }, (_, at) => `${at + 1}`)])
  })

  it('is checked to 20,000 characters, and it can be told', () => {
    const long = `${whole.replaceAll('"', '')} `.repeat(3)
    expect([isTooLongToCheck(whole), isTooLongToCheck(long)]).toEqual([false, true])
    expect(checkOne(long).quotation.length).toBeLessThanOrEqual(20_000)
    expect(isTooLongToCheck('“sanctions are a tool” '.repeat(21))).toBe(true)
    expect(isTooLongToCheck('“sanctions are a tool” '.repeat(20))).toBe(false)
  })
})

describe('a large library', () => {
  const large = repeatDocument(vancouver.main, 60)

  it('can be read in slices first', async () => {
    const prepared = createChecker(large)
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await Promise.all([prepared.prepare(), prepared.prepare()])
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
    expect(checkOne('sanctions are a tool of diplomacy', prepared)).toMatchObject({ kind: 'exact' })
  })

  it('gives every place', () => {
    const verdict = checkOne('sanctions are a tool of diplomacy', createChecker(large))
    expect(verdict.kind === 'exact' && verdict.passages.map(({ id }) => id)).toEqual([
      '5',
      ...Array.from({ length: 59 }, (_, at) => `copy-${at + 1}/5`),
    ])
  })

  it('never lets a run reach from one document into the next', () => {
    const last = `denuclearized Korean Peninsula On January 16, 2018`
    expect(checkOne(last, createChecker(large)).kind).not.toBe('exact')
  })
})

describe('an empty library of a document without words', () => {
  it('has nothing', () => {
    expect(check('a quotation of five words', createChecker(libraryOf('1. — …')))).toEqual(['absent'])
  })
})

function repeatDocument(main: Document, count: number): Library {
  const documents = Array.from({ length: count }, (_, at) =>
    at === 0 ? main : { ...main, id: `copy-${at}` },
  )
  return { documents, main, unsealed: [] }
}
