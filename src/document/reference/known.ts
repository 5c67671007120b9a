import type { Document } from '../document.ts'
import type { Names } from '../take-name.ts'

/** A document that can be named, or its names alone; the first of several is the main one. */
export type KnownDocument = Document | Names

/** Whether more is known of a document than its names. */
export function isWhole(document: KnownDocument): document is Document {
  return 'parts' in document
}
