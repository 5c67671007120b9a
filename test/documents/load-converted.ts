import type { Document } from '../../src/document/document.ts'
import { readDocument } from '../../src/document/read-document.ts'
import type { ConvertedDocument } from './convert/convert.ts'

/** A converted document as the program reads it; throws with its problems. */
export function loadConverted({ name, text }: ConvertedDocument): Document {
  const reading = readDocument(text, idOf(name), `${name}/document.md`)
  if ('document' in reading) return reading.document
  throw new Error(reading.problems.map(({ line, message }) => `${name}:${line}: ${message}`).join('\n'))
}

/** An id that is allowed: lower-case letters, digits and hyphens. */
function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
}
