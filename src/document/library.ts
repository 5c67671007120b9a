import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from './document.ts'
import { ContentError, type Problem } from './problem.ts'
import { readDocument } from './read-document.ts'
import { parseReference } from './reference.ts'
import { parseThesaurus } from './thesaurus-file.ts'

/** The documents that can be asked. A reference that names no document means `main`. */
export interface Library {
  readonly documents: readonly Document[]
  readonly main: Document
  /** Ids of documents that carry no seal, in which an accidental edit would go unnoticed. */
  readonly unsealed: readonly string[]
}

/**
 * Reads every `<folder>/<id>/document.md`. `mainId` chooses the document that a bare number refers to; without it,
 * the first by name. `publicUrl` is where our reader is reached, without a slash at the end, null where it is not.
 * Throws ContentError with every problem of every document.
 */
export function readLibrary(
  folder: string,
  mainId: string | null = null,
  publicUrl: string | null = null,
): Library {
  const problems: Problem[] = []
  const documents: Document[] = []
  const unsealed: string[] = []
  for (const id of listFolders(folder, problems)) {
    const file = join(folder, id, 'document.md')
    const source = readText(file, problems)
    if (source === null) continue
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/u.test(id) || parseReference(id) !== null) {
      problems.push({
        file,
        line: null,
        message: `"${id}" cannot name a document`,
        remedy: 'Rename the folder: lower-case letters, digits and hyphens, at most 40, not only a number',
      })
    }
    const thesaurus = readThesaurus(join(folder, id, 'thesaurus.yml'), problems)
    const reading = readDocument(source, id, file, thesaurus)
    if ('problems' in reading) problems.push(...reading.problems)
    else {
      const { document } = reading
      documents.push(publicUrl === null ? document : { ...document, page: `${publicUrl}/${id}` })
      if (!reading.sealed) unsealed.push(id)
    }
  }
  const main = mainId === null ? documents[0] : documents.find((document) => document.id === mainId)
  checkNames(documents, folder, problems)
  if (mainId !== null && main === undefined && problems.length === 0) {
    problems.push({
      file: folder,
      line: null,
      message: `there is no document "${mainId}"`,
      remedy: `Set DOCUMENT to one of: ${documents.map((document) => document.id).join(', ')}`,
    })
  }
  if (problems.length > 0 || main === undefined) throw new ContentError(problems)
  return { documents: [main, ...documents.filter((document) => document !== main)], main, unsealed }
}

function listFolders(folder: string, problems: Problem[]): readonly string[] {
  const remedy = 'Set CONTENT_DIR to a folder that holds <name>/document.md'
  try {
    const found = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && statSync(join(folder, entry.name)).isDirectory())
      .map((entry) => entry.name)
      .sort()
    if (found.length === 0)
      problems.push({ file: folder, line: null, message: 'the content folder is empty', remedy })
    return found
  } catch (error) {
    problems.push({
      file: folder,
      line: null,
      message: `the content folder cannot be read (${reasonOf(error)})`,
      remedy,
    })
    return []
  }
}

function readText(file: string, problems: Problem[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const message =
      error instanceof TypeError
        ? 'the file is not UTF-8 text'
        : `the file cannot be read (${reasonOf(error)})`
    problems.push({
      file,
      line: null,
      message,
      remedy: 'Every folder in the content folder needs a document.md, saved as UTF-8',
    })
    return null
  }
}

/** A document needs no thesaurus; one that it has must be right. */
function readThesaurus(file: string, problems: Problem[]): Document['thesaurus'] {
  if (!existsSync(file)) return []
  const text = readText(file, problems)
  const read = text === null ? { groups: [] } : parseThesaurus(text, file)
  if ('groups' in read) return read.groups
  problems.push(...read.problems)
  return []
}

function checkNames(documents: readonly Document[], folder: string, problems: Problem[]): void {
  const seen = new Map<string, string>()
  for (const { id, short } of documents) {
    for (const name of new Set([id, short.toLowerCase()])) {
      const other = seen.get(name)
      if (other !== undefined) {
        problems.push({
          file: join(folder, id, 'document.md'),
          line: null,
          message: `"${name}" also names ${other}`,
          remedy: 'Give it another short name',
        })
      }
      seen.set(name, id)
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
