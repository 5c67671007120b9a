import { closingOf, sectionsOf } from '../../document/basic-units.ts'
import type { Document } from '../../document/document.ts'
import type { Library } from '../../document/library.ts'
import { createMemory } from '../../text/memory.ts'
import { splitTokens } from '../tokens/tokens.ts'
import type { Beside } from '../verdict.ts'

/** Where a document has these words outside its paragraphs: in its title, a heading or its closing lines. */
export function findBeside(quotation: string, { documents }: Library): Beside | null {
  const wanted = wordsOf(quotation)
  const [, first = ''] = wanted
  if (wanted.trim() === '') return null
  const rest = wanted.slice(1 + first.length)
  // The first letter is free here as everywhere.
  const ways = [` ${first.toLowerCase()}${rest}`, ` ${first.toUpperCase()}${rest}`]
  for (const document of documents) {
    const texts = known.getOrInsertComputed(document, textsBeside)
    const found = texts.find(({ words }) => ways.some((way) => words.includes(way)))
    if (found !== undefined) return { document, what: found.what }
  }
  return null
}

// The words of this very object, whatever its id: a document that is read again is another object.
const known = createMemory<Document, ReturnType<typeof textsBeside>>()

function textsBeside(document: Document) {
  return [
    { what: 'title', text: document.title } as const,
    ...sectionsOf(document).map((section) => ({ what: 'heading', text: section.title }) as const),
    { what: 'closing', text: closingOf(document).join('\n') } as const,
  ].map(({ what, text }) => ({ what, words: wordsOf(text) }))
}

/** The words of a text, each between spaces. */
function wordsOf(text: string): string {
  const words = splitTokens(text).flatMap(({ form, isWord }) => (isWord ? [form] : []))
  return ` ${words.join(' ')} `
}
