import type { Document } from './document.ts'
import type { Problem } from './problem.ts'

/** The documents that can be asked. A reference that names no document means `main`. */
export interface Library {
  readonly documents: readonly Document[]
  readonly main: Document
  /** Ids of documents that carry no seal, in which an accidental edit would go unnoticed. */
  readonly unsealed: readonly string[]
  /** What an operator should look at in the files, though they could be read. */
  readonly warnings?: readonly Problem[]
}

/** Whether this is the library's main document, which a reference need not name. */
export function isMain({ id }: Pick<Document, 'id'>, { main }: Library): boolean {
  return id === main.id
}

/** The id by which a reference names a document; null for the main one. */
export function nameInReference({ id }: Pick<Document, 'id'>, library: Library): string | null {
  return isMain({ id }, library) ? null : id
}

/** The documents that can be named, the main one first. */
export function knownDocuments(library: Library): readonly Document[] {
  const { documents, main } = library
  return [main, ...documents.filter(({ id }) => id !== main.id)]
}

/** The document that a person names, by id or by short name, in any case, or the main one; null where there is none. */
export function findDocument({ documents, main }: Library, name: string | null): Document | null {
  if (name === null) return main
  const wanted = name.toLowerCase()
  return documents.find(({ id, short }) => id === wanted || short.toLowerCase() === wanted) ?? null
}
