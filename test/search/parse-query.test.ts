import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/search/parse-query.ts'
import { runs } from '../run-length.ts'

describe('parseQuery', () => {
  it.each([
    ['sanctions', { words: 'sanctions', phrases: [], without: [], within: null }],
    ['"political will"', { words: 'political will', phrases: ['political will'], without: [], within: null }],
    ['“political will” now', { phrases: ['political will'] }],
    ['„political will“', { phrases: ['political will'] }],
    ['«political will»', { phrases: ['political will'] }],
    ['"one" "two"', { phrases: ['one', 'two'] }],
    ['sanctions -china', { words: 'sanctions', without: ['china'] }],
    ['sanctions –china −russia', { without: ['china', 'russia'] }],
    ['ship-to-ship', { words: 'ship-to-ship', without: [] }],
    ['"ship-to-ship" -china', { phrases: ['ship-to-ship'], without: ['china'] }],
    ['"sanctions -china"', { phrases: ['sanctions -china'], without: [] }],
    ['in:sanctions UN', { words: 'UN', within: 'sanctions' }],
    ['UN in:"next steps"', { words: 'UN', within: 'next steps' }],
    ['UN in:next-steps', { within: 'next steps' }],
    ['IN:Sanctions UN', { within: 'Sanctions' }],
  ])('reads %j', (typed, query) => {
    expect(parseQuery(typed)).toMatchObject(query)
  })

  it.each([
    '"political will',
    'political will"',
    '-china',
    'in:',
    'in:sanctions',
    '""',
    '- china',
    'a-',
    'main:road',
  ])('takes %j for plain words', (typed) => {
    const { words, phrases, without, within } = parseQuery(typed)
    expect(words).toContain(/[a-z]+/u.exec(typed)?.[0] ?? '')
    expect({ phrases, without, within }).toEqual({ phrases: [], without: [], within: null })
  })

  it('loses no word of a question', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '-',
      '–',
      'in:',
      ' ',
      'sanctions',
      'china',
      'next',
      '제재',
      'x1',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')),
        (typed) => {
          const { words, phrases, without, within } = parseQuery(typed)
          const kept = [words, ...phrases, ...without, within ?? ''].join(' ')
          const wordsOf = (text: string): readonly string[] =>
            text.replace(/in:/giu, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
          for (const word of wordsOf(typed)) expect(kept).toContain(word)
        },
      ),
      { numRuns: runs(500) },
    )
  })
})
