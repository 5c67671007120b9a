import { findSection } from '../../src/command/find-section.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { labelsIn, type Passage, passageId } from '../../src/document/passage.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { describeAbsence } from '../../src/words/absence-words.ts'
import { createTestBot } from '../library.ts'
import type { Answered, Piece, Shown, WayToAsk } from './judge.ts'

/** Asks the bot about one document, as a person would who types. */
export function askOf(document: Document): WayToAsk {
  const library: Library = { documents: [document], main: document, unsealed: [] }
  const bot = createTestBot(library)
  return { ask, check: async (typed) => verdictOn(typed) }

  async function ask(typed: string): Promise<Answered> {
    const command = bot.read(typed)
    switch (command.kind) {
      case 'show':
      case 'quote': {
        const { passages, absences } = resolveReference(command.reference, library)
        const hasWords = passages.some(({ parts }) =>
          parts.some(({ kind }) => kind === 'text' || kind === 'row'),
        )
        const shown = passages.map(toShown)
        // A heading's words find what stands under it, and show it.
        if (findSection(typed, [document]) !== null) return { kind: 'section', passages: shown }
        if (passages.length > 0 && hasWords) return { kind: 'passages', passages: shown }
        return { kind: 'refused', says: absences.map(describeAbsence).join(' ') || 'repealed' }
      }
      case 'search':
        return { kind: 'hits', hits: bot.find(typed, 3).hits.map(({ passage }) => toShown(passage)) }
      default:
        return { kind: 'refused', says: command.kind }
    }
  }

  function verdictOn(typed: string) {
    const [verdict] = bot.check(typed)
    if (verdict === undefined) return 'no quotation'
    return verdict.kind === 'exact with marked changes' ? 'altered' : verdict.kind
  }
}

function toShown(passage: Passage): Shown {
  const { document, place, parts } = passage
  const pieces = parts.flatMap((line): Piece[] => {
    const labels = labelsIn(line, passage).map(({ text }): Piece => ({ kind: 'label', text }))
    if (line.kind === 'gap' || line.kind === 'status') return labels
    return [...labels, { kind: line.kind === 'title' ? 'title' : 'text', text: line.text }]
  })
  return { citation: `${document.short} ${passageId(place)}`, pieces }
}
