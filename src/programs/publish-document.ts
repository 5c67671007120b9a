import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../app/adapter.ts'
import { isDocumentId } from '../document/document-id.ts'
import { parseFrontMatter } from '../document/front-matter.ts'
import { isThere, reasonOf } from '../document/read-text.ts'
import { sealName } from '../document/seal.ts'
import { sealDocument } from './seal-document.ts'

/** Whether there is a document of this name. */
export function isTaken(name: string, contentDir: string): boolean {
  return isThere(join(contentDir, name))
}

/** What keeps a text from being published under a name, a sentence each. */
export function faultsOf(text: string, name: string, contentDir: string): string[] {
  const faults: string[] = []
  if (!isDocumentId(name))
    faults.push(
      `"${name}" cannot name a document: lower-case letters, digits and hyphens, at most 40, and nothing that reads as a number or place (--name).`,
    )
  const front = parseFrontMatter(yamlOf(text), 'document.md', 1)
  if ('problems' in front) return [...faults, ...front.problems.map(({ message }) => `${message}.`)]
  const short = front.value.short.toLowerCase()
  for (const other of otherDocuments(name, contentDir)) {
    const isSame = [other.id, other.short].some((one) => one === short || one === name)
    if (isSame)
      faults.push(
        `"${front.value.short}" or "${name}" also names ${other.id}: give another --short or --name.`,
      )
  }
  return faults
}

function otherDocuments(name: string, contentDir: string): { readonly id: string; readonly short: string }[] {
  if (!existsSync(contentDir)) return []
  return readdirSync(contentDir)
    .filter((id) => id !== name && !id.startsWith('.') && existsSync(join(contentDir, id, 'document.md')))
    .map((id) => {
      const front = parseFrontMatter(yamlOf(readFileSync(join(contentDir, id, 'document.md'), 'utf8')), id, 1)
      return { id, short: 'value' in front ? front.value.short.toLowerCase() : id }
    })
}

function yamlOf(text: string): string {
  return /^---[ \t]*\r?\n(.*?)\r?\n---/su.exec(text)?.[1] ?? ''
}

/**
 * Writes a text as `<contentDir>/<name>/document.md`, sealed; resolves to the sentence for the terminal. It is made beside and
 * moved there, so that a process that ends early leaves no half of it. What else was in a folder of that name stays.
 */
export function publishDocument(text: string, name: string, contentDir: string): string {
  const folder = join(contentDir, name)
  let beside: string | null = null
  try {
    mkdirSync(contentDir, { recursive: true })
    // Folders with a point are passed over when documents are read.
    beside = mkdtempSync(join(contentDir, '.import-'))
    const made = join(beside, name)
    if (existsSync(folder)) cpSync(folder, made, { recursive: true })
    else mkdirSync(made)
    rmSync(join(made, sealName), { force: true })
    writeFileSync(join(made, 'document.md'), text)
    const { isSealed, said } = sealDocument(name, beside)
    if (!isSealed)
      throw new SetupError(`Nothing was published: the text that was made cannot be read.\n${said}`)
    if (existsSync(folder)) renameSync(folder, join(beside, 'before'))
    renameSync(made, folder)
    const hash = /[0-9a-f]{64}/u.exec(said)?.[0] ?? ''
    return `${join(folder, 'document.md')} is published, and sealed: ${hash}`
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(
      `${folder} cannot be written (${reasonOf(error)}). Set CONTENT_DIR to a folder that can.`,
    )
  } finally {
    if (beside !== null) rmSync(beside, { recursive: true, force: true })
  }
}
