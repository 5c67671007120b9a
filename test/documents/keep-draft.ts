import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readerCode, readerVersion } from '../../src/document/reader-version.ts'
import type { Draft } from '../../src/import/draft.ts'
import { runTask } from '../../src/text/cooperative-task.ts'

// All code that an import runs: test/architecture.test.ts has what that room may import.
const code = { ...readerCode, folders: [...readerCode.folders, resolve('src/import')] }
const folder = join('node_modules/.cache/rapporteur/drafts', runTask(readerVersion(code)) ?? 'unknown')

/** The draft that this very code made of the same file before, else the one that `make` makes, which is kept. */
export async function keepDraft(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly language: string | null },
  make: () => Promise<Draft>,
): Promise<Draft> {
  const hash = createHash('sha256')
    .update(JSON.stringify([file.name, file.language]))
    .update(file.bytes)
  const kept = join(folder, hash.digest('hex'))
  if (existsSync(kept)) return deserialize(readFileSync(kept))
  const draft = await make()
  // What other code made is of no use any more.
  if (!existsSync(folder)) rmSync(dirname(folder), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const aside = `${kept}.${process.pid}`
  writeFileSync(aside, serialize(draft))
  renameSync(aside, kept)
  return draft
}
