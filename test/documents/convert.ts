import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Draft } from '../../src/import/draft.ts'
import { importFile } from '../../src/import/import-file.ts'
import { makeDraft } from '../../src/import/make-draft.ts'
import { writeDocument } from '../../src/import/write/write-document.ts'
import { isLong } from '../run-length.ts'
import { keepDraft } from './keep-draft.ts'
import { detailsOf, type Meta, readMeta } from './meta.ts'

/** A document as its publisher made it, imported. */
export interface ConvertedDocument {
  readonly name: string
  readonly meta: Meta
  /** The whole file, with its front matter. */
  readonly text: string
  readonly draft: Draft
}

const converted = new Map<string, Promise<ConvertedDocument>>()

/** Imports the document in a folder with its `meta.json`, once for all who ask. */
export function convertDocument(folder: string): Promise<ConvertedDocument> {
  return converted.getOrInsertComputed(folder, () => {
    const meta = readMeta(readFileSync(join(folder, 'meta.json'), 'utf8'))
    return convertFile(join(folder, meta.file), basename(folder), meta)
  })
}

/** Imports one file. */
export async function convertFile(file: string, name: string, meta: Meta): Promise<ConvertedDocument> {
  const details = detailsOf(meta, name)
  const draft = await draftOf(readFileSync(file), basename(file), details.language)
  return { name, meta, draft, text: writeDocument(draft, details) }
}

/** In the long form in the thread of an import, which loads the whole importer again for each file. */
function draftOf(bytes: Uint8Array, name: string, language: string | null): Promise<Draft> {
  if (isLong) return importFile({ bytes, name, language })
  return keepDraft({ bytes, name, language }, () =>
    makeDraft(Uint8Array.from(bytes), name, language, () => undefined),
  )
}

/** The names of the folders that hold a document. */
export function documentNames(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, entry.name)).includes('meta.json'))
    .map(({ name }) => name)
}
