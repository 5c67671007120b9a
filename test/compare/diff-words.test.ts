import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords } from '../../src/compare/diff-words.ts'
import { runs } from '../run-length.ts'

const shown = (before: string, after: string, language = 'en'): string =>
  diffWords(before, after, language)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}}` : `{-${text}}`))
    .join('')

describe('Two texts word by word', () => {
  it.each([
    [
      'Every zeppelin is inspected.',
      'Every balloon is inspected.',
      'Every {-zeppelin }{+balloon }is inspected.',
    ],
    ['The parties meet.', 'The parties meet again.', 'The parties meet {+again}.'],
    ['The parties meet again.', 'The parties meet.', 'The parties meet{- again}.'],
    [
      'They meet each year at noon.',
      'Nobody will sail at night.',
      '{-They meet each year }{+Nobody will sail }at {-noon}{+night}.',
    ],
    ['same', 'same', 'same'],
    ['', 'new', '{+new}'],
    ['a  b', 'a b', 'a b'],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected)
  })

  it('tells words apart in a language without spaces', () => {
    expect(shown('所有船舶必须检查。', '所有飞机必须检查。', 'zh')).toBe('所有{-船舶}{+飞机}必须检查。')
  })

  it('has the newer text verbatim, and the earlier but for white space', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '.', '“', 'é', '中', '👩‍⚖️'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = diffWords(before, after, 'en')
        const of = (kind: string): string =>
          stretches.flatMap((each) => (each.kind === kind ? [] : [each.text])).join('')
        expect(of('removed')).toBe(after)
        expect(of('added').replace(/\s/gu, '')).toBe(before.replace(/\s/gu, ''))
      }),
      { numRuns: runs(2_000) },
    )
  })
})
