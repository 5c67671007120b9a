import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { harbour, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { check, checkOne } from './check.ts'
import { echoingSentences, misquotations, nearSentences } from './elsewhere.ts'

describe('a text from elsewhere', () => {
  it.each(nearSentences)('is absent: %s', (sentence) => {
    expect(check(sentence)).toEqual(['absent'])
  })

  it('is absent as a whole, however long', () => {
    expect(check(nearSentences.join(' '))).toEqual(['absent'])
  })

  it('is altered at the most where it repeats half of a sentence', () => {
    for (const sentence of echoingSentences) expect(checkOne(sentence).kind, sentence).not.toBe('exact')
  })

  it('is absent if it is another document’s', () => {
    const [ofVancouver, ofHarbour] = [createChecker(vancouver), createChecker(harbour)]
    const kinds = (from: typeof vancouver, by: typeof ofVancouver): readonly string[] =>
      paragraphsOf(from.main).flatMap(({ parts }) => parts.map(({ text }) => checkOne(text, by).kind))
    expect(new Set(kinds(vancouver, ofHarbour))).toEqual(new Set(['absent']))
    expect(new Set(kinds(harbour, ofVancouver))).toEqual(new Set(['absent']))
  })

  it('is absent if only its words are a document’s, not their order', () => {
    const words = paragraphsOf(vancouver.main).flatMap(({ parts }) =>
      parts.flatMap(({ text }) => text.split(' ')),
    )
    expect(check([...new Set(words)].sort().join(' '))).toEqual(['absent'])
  })
})

describe('a quotation from memory', () => {
  it.each(misquotations)('is altered: %s', (quotation) => {
    expect(checkOne(quotation).kind).toBe('altered')
  })
})
