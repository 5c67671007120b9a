/** The names by which documents can be called in a reference. */
export type DocumentNames = readonly { readonly id: string; readonly short: string }[]

/** The first words that name a document, if they do, and the others. */
export function takeDocument(
  text: string,
  documents: DocumentNames,
): { readonly document: string | null; readonly words: string } {
  const lower = text.toLowerCase()
  for (const { id, short } of documents) {
    for (const name of [id, short.toLowerCase()]) {
      if (lower === name || lower.startsWith(`${name} `)) {
        return { document: id, words: text.slice(name.length).trim() }
      }
    }
  }
  return { document: null, words: text.trim() }
}
