import { parseReference } from './reference/parse.ts'

/** Whether a name may be a document's id: it is short and plain, and doesn't read as a place in a document. */
export function isDocumentId(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/u.test(name) && parseReference(name) === null
}

/** A name like one, made of a title or a file's name; empty where that has no Latin letter or digit. */
export function proposeDocumentId(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/gu, '')
}
