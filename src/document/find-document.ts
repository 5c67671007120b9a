import type { Document } from './document.ts'
import type { Library } from './library.ts'

/** The document that a person names, by id or by short name, in any case; null where there is none. */
export function findDocument(library: Library, name: string): Document | null {
  const wanted = name.toLowerCase()
  return library.documents.find(({ id, short }) => id === wanted || short.toLowerCase() === wanted) ?? null
}
