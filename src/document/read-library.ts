import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runTask, runTaskInSlices } from '../text/cooperative-task.ts'
import type { Document } from './document.ts'
import { isDocumentId } from './document-id.ts'
import type { Library } from './library.ts'
import { ContentError, type Problem } from './problem.ts'
import { documentSteps } from './read-document.ts'
import { isThere, readText, reasonOf } from './read-text.ts'
import { sealName } from './seal.ts'
import { parseThesaurus } from './thesaurus-file.ts'
import { createTreeCache, type TreeCache } from './tree-cache.ts'

const documentRemedy = 'Every folder in the content folder needs a document.md, saved as UTF-8'

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
  return runTask(librarySteps(folder, mainId, publicUrl, null))
}

/**
 * The same with pauses, in which everything else goes on. Rejects with ContentError. What was read of long files is kept in
 * `cacheFolder`, where one is given; `onUnwritten` is told where it cannot be.
 */
export async function readLibraryInSlices(
  folder: string,
  mainId: string | null,
  publicUrl: string | null,
  cacheFolder: string | null = null,
  onUnwritten: (cause: unknown) => void = () => undefined,
): Promise<Library> {
  const cache = cacheFolder === null ? null : createTreeCache(cacheFolder, onUnwritten)
  const library = await runTaskInSlices(librarySteps(folder, mainId, publicUrl, cache))
  await cache?.write()
  return library
}

function* librarySteps(
  folder: string,
  mainId: string | null,
  publicUrl: string | null,
  cache: TreeCache | null,
): Generator<void, Library> {
  const problems: Problem[] = []
  const report: ReportFile = (file, message, remedy) => problems.push({ file, line: null, message, remedy })
  const documents: Document[] = []
  const unsealed: string[] = []
  const warnings: Problem[] = []
  for (const id of listFolders(folder, report)) {
    yield
    const file = join(folder, id, 'document.md')
    const source = readText(file, documentRemedy, problems)
    if (source === null) continue
    yield
    if (!isDocumentId(id)) {
      const remedy =
        'Rename the folder: lower-case letters, digits and hyphens, at most 40, not only a number'
      report(file, `"${id}" cannot name a document`, remedy)
    }
    const thesaurus = readThesaurus(join(folder, id, 'thesaurus.yml'), problems)
    const reading = yield* documentSteps(source, id, file, {
      thesaurus,
      sealFile: readSeals(join(folder, id, sealName), problems),
      cache,
    })
    if ('problems' in reading) problems.push(...reading.problems)
    else {
      const { document } = reading
      // What concerns the whole ("the text has articles 1–99") was asked when it was sealed.
      warnings.push(...reading.warnings.filter(({ line }) => line !== null))
      documents.push(publicUrl === null ? document : { ...document, page: `${publicUrl}/${id}` })
      if (!reading.sealed) unsealed.push(id)
    }
  }
  const main = mainId === null ? documents[0] : documents.find((document) => document.id === mainId)
  checkNames(documents, folder, report)
  if (mainId !== null && main === undefined && problems.length === 0) {
    const ids = documents.map((document) => document.id).join(', ')
    report(folder, `there is no document "${mainId}"`, `Set DOCUMENT to one of: ${ids}`)
  }
  if (problems.length > 0 || main === undefined) throw new ContentError(problems)
  return { documents: [main, ...documents.filter((document) => document !== main)], main, unsealed, warnings }
}

/** Takes down what is wrong with a file, or a folder, as a whole. */
type ReportFile = (file: string, message: string, remedy: string) => void

function listFolders(folder: string, report: ReportFile): readonly string[] {
  const remedy = 'Set CONTENT_DIR to a folder that holds <name>/document.md'
  try {
    const kinds = Map.groupBy(
      readdirSync(folder).filter((name) => !name.startsWith('.')),
      (name) => kindOf(join(folder, name), report),
    )
    const found = kinds.get('folder') ?? []
    if (found.length === 0 && !kinds.has('unreadable')) report(folder, 'the content folder is empty', remedy)
    return found.sort()
  } catch (error) {
    report(folder, `the content folder cannot be read (${reasonOf(error)})`, remedy)
    return []
  }
}

/** Files are passed over; a link that leads nowhere was meant to be a document. */
function kindOf(path: string, report: ReportFile): 'folder' | 'file' | 'unreadable' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const reason = reasonOf(error)
    const isBroken = reason === 'ENOENT'
    const message = isBroken
      ? 'this is a link to a folder that does not exist'
      : `this cannot be read (${reason})`
    report(path, message, 'Remove the link, or make it lead to a document')
    return 'unreadable'
  }
}

function readSeals(file: string, problems: Problem[]): string | null {
  return isThere(file) ? readText(file, 'Seal the document again, or remove the file', problems) : null
}

/** A document needs no thesaurus; one that it has must be right. */
function readThesaurus(file: string, problems: Problem[]): Document['thesaurus'] {
  if (!isThere(file)) return []
  const text = readText(file, 'Write a thesaurus.yml, saved as UTF-8, or remove it', problems)
  const read = text === null ? { groups: [] } : parseThesaurus(text, file)
  if ('groups' in read) return read.groups
  problems.push(...read.problems)
  return []
}

function checkNames(documents: readonly Document[], folder: string, report: ReportFile): void {
  const seen = new Map<string, string>()
  for (const { id, short } of documents) {
    for (const name of new Set([id, short.toLowerCase()])) {
      const other = seen.get(name)
      if (other !== undefined) {
        const file = join(folder, id, 'document.md')
        report(file, `"${name}" also names ${other}`, 'Give it another short name')
      }
      seen.set(name, id)
    }
  }
}
