import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { openSealed, sealBytes, writeKept } from '../text/kept-file.ts'
import { decodeParts, encodeParts } from './encode-tree.ts'
import type { Problem } from './problem.ts'
import { type ReaderCode, readerCode, readerVersion } from './reader-version.ts'
import type { Note, UnitPart } from './unit.ts'

/** What a file's text was read as, and what to look at in it again. */
export interface ReadText {
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
  readonly warnings: readonly Pick<Problem, 'line' | 'message' | 'remedy'>[]
}

/** The texts of long files, as they were read before. */
export interface TreeCache {
  /** What was read from exactly this file by exactly this version; null where that isn't kept, or is damaged. */
  readonly find: (source: string) => Generator<void, ReadText | null>
  /** Takes down what was read from a file, for `write`. */
  readonly add: (source: string, read: ReadText) => void
  /** Writes what was taken down; `onUnwritten` is told where that can't be. */
  readonly write: () => Promise<void>
}

// Shorter files, in characters, are read in less time than anybody notices.
const worthKeeping = 100_000
// Characters hashed between two pauses.
const sliceLength = 1 << 17

/** A cache in this folder, which need not be there yet. What can't be read or written is passed over. */
export function createTreeCache(
  folder: string,
  onUnwritten: (cause: unknown) => void,
  code: ReaderCode = readerCode,
): TreeCache {
  const added: { readonly source: string; readonly read: ReadText }[] = []
  let version: string | null | undefined
  return { find, add, write }

  function* find(source: string): Generator<void, ReadText | null> {
    if (source.length < worthKeeping) return null
    const key = yield* keyOf(source)
    const bytes = key === null ? null : readIfThere(fileOf(key))
    return bytes === null || key === null ? null : yield* decodeText(bytes, key)
  }

  function add(source: string, read: ReadText): void {
    if (source.length >= worthKeeping) added.push({ source, read })
  }

  async function write(): Promise<void> {
    for (const { source, read } of added.splice(0)) {
      const key = await runTaskInSlices(keyOf(source))
      if (key === null) continue
      const bytes = await runTaskInSlices(encodeText(read, key))
      await writeKept(fileOf(key), bytes).catch(onUnwritten)
    }
  }

  function* keyOf(source: string): Generator<void, string | null> {
    version ??= yield* readerVersion(code)
    if (version === null) return null
    const hash = createHash('sha256').update(version)
    for (let at = 0; at < source.length; at += sliceLength) {
      // As UTF-16, which may be cut anywhere.
      hash.update(source.slice(at, at + sliceLength), 'utf16le')
      yield
    }
    return hash.digest('hex')
  }

  function fileOf(key: string): string {
    return join(folder, `${key}.tree`)
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** The key, the notes and the warnings in one line, the parts in others, and a SHA-256 of all that. */
export function* encodeText({ parts, notes, warnings }: ReadText, key: string): Generator<void, Buffer> {
  const lines = [Buffer.from(JSON.stringify({ key, notes, warnings }))]
  for (const line of encodeParts(parts)) {
    lines.push(Buffer.from(`\n${line}`))
    yield
  }
  return yield* sealBytes(lines)
}

/** The text in these bytes; null where they are damaged, or of another key. */
export function* decodeText(bytes: Buffer, key: string): Generator<void, ReadText | null> {
  const body = yield* openSealed(bytes)
  if (body === null) return null
  const lines = linesOf(body)
  const { key: found, notes, warnings } = JSON.parse(lines.next().value ?? '{}') as Header
  return found === key ? { parts: yield* decodeParts(lines), notes, warnings } : null
}

type Header = Omit<ReadText, 'parts'> & { readonly key: string }

function* linesOf(body: Buffer): Generator<string, void> {
  for (let from = 0; from < body.length; ) {
    const end = body.indexOf('\n', from)
    const to = end === -1 ? body.length : end
    yield body.toString('utf8', from, to)
    from = to + 1
  }
}
