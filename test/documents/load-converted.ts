import type { Document } from '../../src/document/document.ts'
import { readDocument } from '../../src/document/read-document.ts'
import type { ConvertedDocument } from './convert.ts'

const loaded = new WeakMap<ConvertedDocument, Document>()

/** A converted document as the program reads it, read once; throws with its problems. */
export function loadConverted(converted: ConvertedDocument): Document {
  const document = loaded.get(converted) ?? load(converted)
  loaded.set(converted, document)
  return document
}

function load({ name, text }: ConvertedDocument): Document {
  const reading = readDocument(text, idOf(name), `${name}/document.md`)
  if ('document' in reading) return reading.document
  throw new Error(reading.problems.map(({ line, message }) => `${name}:${line}: ${message}`).join('\n'))
}

/** An id that is allowed, as an operator would choose it: "Charter art. 51" is typed. */
function idOf(name: string): string {
  const [kind] = /charter|treaty|convention|covenant/u.exec(name) ?? []
  const id = name.toLowerCase().replace(/[^a-z0-9]+/gu, '-')
  return kind ?? id.slice(0, 40)
}
