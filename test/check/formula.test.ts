import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { sourceOf } from '../document/source.ts'

function kindOf(language: string, paragraphs: readonly string[], quotation: string): string | undefined {
  const text = paragraphs.map((each, at) => `${at + 1}. ${each}`).join('\n\n')
  const reading = readDocument(sourceOf(text, { language }), 'harbour', 'document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const { document } = reading
  return createChecker({ documents: [document], main: document, unsealed: [] }).check(quotation)[0]?.kind
}

const english = [
  'Every sailor has the right to warm food.',
  'Every sailor has the right to dry clothes.',
  'Every sailor has the right to a doctor on board.',
  'Every sailor has the right to letters from home, and to answer them.',
]
const french = [
  'Tout marin a droit à une nourriture chaude.',
  'Tout marin a droit à des vêtements secs.',
  'Tout marin a droit à un médecin à bord.',
  'Tout marin a droit à son courrier.',
]

describe('words that many paragraphs begin with', () => {
  it.each([
    ['en', english, 'Every sailor has the right to play cards.', 'absent'],
    ['fr', french, 'Tout marin a droit à jouer aux cartes.', 'absent'],
    // A word of the paragraph itself agrees, too, or the words stand in few places.
    ['en', english, 'Every sailor has the right to cold food.', 'altered'],
    ['en', english, 'Every sailor has the right to a nurse on board.', 'altered'],
    ['en', english.slice(0, 2), 'Every sailor has the right to play cards.', 'altered'],
    ['en', english, 'Every sailor has the right to warm food.', 'exact'],
  ])('in %s alone make no quotation: %#', (language, paragraphs, quotation, kind) => {
    expect(kindOf(language, paragraphs, quotation)).toBe(kind)
  })
})
