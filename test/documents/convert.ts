import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Draft } from '../../src/import/draft.ts'
import { importFile } from '../../src/import/import-file.ts'
import { writeDocument } from '../../src/import/write/write-document.ts'
import { detailsOf, type Meta, readMeta } from './meta.ts'

/** A document as its publisher made it, imported. */
export interface ConvertedDocument {
  readonly name: string
  readonly meta: Meta
  /** The whole file, with its front matter. */
  readonly text: string
  readonly draft: Draft
}

/** Imports the document in a folder with its `meta.json`. */
export async function convertDocument(folder: string): Promise<ConvertedDocument> {
  const meta = readMeta(readFileSync(join(folder, 'meta.json'), 'utf8'))
  return convertFile(join(folder, meta.file), basename(folder), meta)
}

/** Imports one file. */
export async function convertFile(file: string, name: string, meta: Meta): Promise<ConvertedDocument> {
  const details = detailsOf(meta, name)
  const draft = await importFile({
    bytes: readFileSync(file),
    name: basename(file),
    language: details.language,
  })
  return { name, meta, draft, text: writeDocument(draft, details) }
}

/** The names of the folders that hold a document. */
export function documentNames(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, entry.name)).includes('meta.json'))
    .map(({ name }) => name)
}
