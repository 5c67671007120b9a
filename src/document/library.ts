import type { Document } from './document.ts'
import type { Problem } from './problem.ts'
import { nameOfVersion, readVersionName } from './version-name.ts'

/** The documents that can be asked. A reference that names no document means `main`. */
export interface Library {
  readonly documents: readonly Document[]
  readonly main: Document
  /** Ids of documents that carry no seal, in which an accidental edit would go unnoticed. */
  readonly unsealed: readonly string[]
  /** Versions that newer ones have replaced, as far as they were opened; nobody searches them. */
  readonly earlier?: readonly Document[]
  /** What an operator should look at in the files, though they could be read. */
  readonly warnings?: readonly Problem[]
}

/** Whether this is the library's main document, which a reference need not name. */
export function isMain({ id }: Pick<Document, 'id'>, { main }: Library): boolean {
  return id === main.id
}

/**
 * What a reference of ours calls a document, null for the main one. That of a workspace's own names its version, so that a
 * button goes on showing the words beside which it was posted.
 */
export function nameInReference(
  { id, version }: Pick<Document, 'id' | 'version'>,
  library: Library,
): string | null {
  if (isMain({ id }, library)) return null
  return version === null ? id : nameOfVersion(id, version.number)
}

/** The documents that can be named, the main one first. */
export function knownDocuments(library: Library): readonly Document[] {
  const { documents, main } = library
  return [main, ...documents.filter(({ id }) => id !== main.id)]
}

/**
 * The document that a person names, by id or by short name, in any case, or the main one, as it is now or in the version that
 * is named; null where there is none.
 */
export function findDocument(library: Library, name: string | null): Document | null {
  if (name === null) return library.main
  const { id: wanted, version } = readVersionName(name.toLowerCase())
  const isNamed = ({ id, short }: Document): boolean => id === wanted || short.toLowerCase() === wanted
  const current = library.documents.find(isNamed) ?? null
  if (version === null || current?.version?.number === version) return current
  return library.earlier?.find((each) => isNamed(each) && each.version?.number === version) ?? null
}
