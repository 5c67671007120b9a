import { readdirSync, readFileSync } from 'node:fs'
import type { Document } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/read-document.ts'

const folder = new URL('documents/', import.meta.url)

/** Invented texts of every kind and language that the grammar knows, by id. */
export const documents: ReadonlyMap<string, Document> = new Map(
  readdirSync(folder).map((file) => {
    const id = file.replace(/\.md$/u, '')
    const reading = readDocument(readFileSync(new URL(file, folder), 'utf8'), id, file)
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 2))
    return [id, reading.document]
  }),
)
