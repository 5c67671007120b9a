import { takeName } from '../document/take-name.ts'

/** The names by which documents can be called in a reference. */
export type DocumentNames = readonly { readonly id: string; readonly short: string }[]

/** The first words that name a document, if they do, and the others. */
export function takeDocument(
  text: string,
  documents: DocumentNames,
): { readonly document: string | null; readonly words: string } {
  const named = takeName(text, documents, /^(?: |$)/u)
  return { document: named?.id ?? null, words: (named?.rest ?? text).trim() }
}
