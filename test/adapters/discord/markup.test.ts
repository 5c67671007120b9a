import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code, escapeText, link, quote, renderSpans } from '../../../adapters/discord/render/markup.ts'
import type { Span } from '../../../src/text/span.ts'
import { anyText } from '../../any-text.ts'
import { runs } from '../../run-length.ts'
import { readInline, readMarkup } from './read-markup.ts'

const markup = fc
  .array(
    fc.constantFrom(
      ...'\\*_~`|[]()<>#-+.:@>123 \n',
      '\u200b',
      '<@123456789012345678>',
      '<#1>',
      '</korea:1>',
      '<t:0:R>',
      '<a:wave:1>',
      '<id:guide>',
      '@everyone',
      'https://example.org/a_b',
      '[x](javascript:alert(1))',
      ':smile:',
      '```',
      '||',
      '-# ',
      '>>> ',
      '### ',
      '1. ',
      '¯\\_(ツ)_/¯',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
const texts = fc.oneof(markup, anyText({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
const spans = fc.array(
  fc.oneof(
    texts,
    fc.record({ mark: fc.constantFrom('match' as const, 'strong' as const), text: texts }),
    fc.record({ mark: fc.constant('code' as const), text: fc.stringMatching(/^[a-z<@*_ ]{1,9}$/u) }),
  ),
  { maxLength: 6 },
)

describe('escapeText', () => {
  it('is read as what it was given, and nothing in it acts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = escapeText(text).split('\n').map(readInline)
        expect(lines.map((line) => line.text).join('\n')).toBe(text)
        expect(lines.flatMap((line) => line.active)).toEqual([])
        expect(lines.flatMap((line) => line.links)).toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('leaves ordinary prose alone', () => {
    const prose = 'Co-chairs’ summary (2018), para. 5: no. 1 + 1 # 3 > 2; “a” & b – c/d.'
    expect(escapeText(prose)).toBe(prose)
  })
})

describe('renderSpans', () => {
  it('is read as the text of the spans, in a quotation, too', () => {
    fc.assert(
      fc.property(spans, (given: readonly Span[]) => {
        const text = given.map((span) => (typeof span === 'string' ? span : span.text)).join('')
        const read = readMarkup(quote(renderSpans(given)))
        expect(read.quoted).toBe(text)
        expect(read.active).toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })
})

describe('code', () => {
  it.each(['/korea 5', '<@1> **', 'a`b', '``', '`'])('shows %s as it is', (text) => {
    expect(readInline(code(text))).toEqual({ text, links: [], active: [] })
  })
})

describe('link', () => {
  it.each([
    ['https://example.org/a_b-c?d=e&f=g#h', 'https://example.org/a_b-c?d=e&f=g#h'],
    ['https://example.org/a(b)"c>)', 'https://example.org/a%28b%29%22c%3e%29'],
  ])('leads to %s', (address, written) => {
    expect(readInline(link(address))).toEqual({ text: 'example.org', links: [written], active: [] })
  })
})
