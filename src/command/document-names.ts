import type { KnownDocument } from '../document/reference/known.ts'
import { takeName } from '../document/take-name.ts'

/** The documents that can be named; the first is the main one. */
export type DocumentNames = readonly KnownDocument[]

/** The first words that name a document, if they do, and the others. */
export function takeDocument(
  text: string,
  documents: DocumentNames,
): { readonly document: string | null; readonly words: string } {
  const named = takeName(text, documents, /^(?: |$)/u)
  return { document: named?.id ?? null, words: (named?.rest ?? text).trim() }
}
