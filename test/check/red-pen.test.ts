import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawRedPen } from '../../src/check/red-pen.ts'
import { splitTokens } from '../../src/check/tokens/tokens.ts'
import { sentenceRanges } from '../../src/text/sentences.ts'
import { both, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { runs } from '../run-length.ts'
import { checkOne } from './check.ts'
import { arbitraryExcerpt } from './verbatim.ts'

const sentencesOf = both.documents.flatMap((document) =>
  paragraphsOf(document).flatMap(({ parts }) =>
    parts.flatMap(({ text }) =>
      sentenceRanges(text, document.language).map(({ start, end }) => text.slice(start, end)),
    ),
  ),
)

function draw(text: string) {
  const verdict = checkOne(text)
  return verdict.kind === 'absent' ? [] : drawRedPen(verdict)
}

function show(text: string): readonly string[] {
  const marks = { same: '', around: '~', added: '+', missing: '-' } as const
  return draw(text).map((strokes) =>
    strokes.map(({ kind, text: own }) => `${marks[kind]}${own.trim()}`).join('|'),
  )
}

describe('the red pen', () => {
  it.each([
    [
      'sanctions are a tool of strong diplomacy',
      [
        '~The Ministers noted that|sanctions are a tool of|+strong|diplomacy|~aimed at creating the conditions for a negotiated solution.',
      ],
    ],
    [
      'aimed at creating conditions for a negotiated',
      [
        '~The Ministers noted that sanctions are a tool of diplomacy|aimed at creating|-the|conditions for a negotiated|~solution.',
      ],
    ],
    [
      'sanctions are a tool of war',
      [
        '~The Ministers noted that|sanctions are a tool of|+war|-diplomacy|~aimed at creating the conditions for a negotiated solution.',
      ],
    ],
  ])('draws one sentence: %s', (text, drawn) => {
    expect(show(text)).toEqual(drawn)
  })

  it('draws what brackets and an ellipsis stand for', () => {
    const strokes = draw('the purpose of sanctions is [only] to harm the North Korean people').flat()
    expect(strokes.filter(({ kind }) => kind === 'missing').map(({ text }) => text.trim())).toEqual(['not'])
    expect(strokes.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['[only]'])
  })

  const excerpt = arbitraryExcerpt(vancouver.main, { min: 6, max: 40 })
  const changed = excerpt.chain((one) =>
    fc.record({
      one: fc.constant(one),
      at: fc.integer({ min: 0, max: one.words.length - 1 }),
      by: fc.constantFrom('zebra', '', 'zebra lighthouse', 'not'),
      isPutIn: fc.boolean(),
    }),
  )

  it('keeps the sentence and what was typed, whatever is changed', () => {
    fc.assert(
      fc.property(changed, ({ one, at, by, isPutIn }) => {
        const word = one.words[at]
        if (word === undefined) return
        const typed = `${one.text.slice(0, word.start)}${by} ${one.text.slice(isPutIn ? word.start : word.end)}`
        const verdict = checkOne(typed)
        if (verdict.kind === 'absent') return
        for (const sentence of drawRedPen(verdict)) {
          const own = sentence.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')
          expect(sentencesOf).toContain(own)
        }
        const said = drawRedPen(verdict)
          .flat()
          .flatMap(({ kind, text }) => (kind === 'same' || kind === 'added' ? [text] : []))
        expect(wordsOf(said.join(' '))).toEqual(wordsOf(typed))
      }),
      { numRuns: runs(300), seed: 20_180_116 },
    )
  })
})

function wordsOf(text: string): readonly string[] {
  return splitTokens(text).flatMap(({ form, isWord }) => (isWord ? [form.toLowerCase()] : []))
}
