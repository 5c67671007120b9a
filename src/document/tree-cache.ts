import { createHash } from 'node:crypto'
import type { ByteCache } from '../text/byte-cache.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { openSealed, sealBytes } from '../text/sealed-bytes.ts'
import { decodeParts, encodeParts } from './encode-tree.ts'
import type { Problem } from './problem.ts'
import { type ReaderCode, readerCode, versionOf } from './reader-version.ts'
import type { Note, UnitPart } from './unit.ts'

/** What a file's text was read as, and what to look at in it again. */
export interface ReadText {
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
  readonly warnings: readonly Pick<Problem, 'line' | 'message' | 'remedy'>[]
}

/** The texts of files, as they were read before. */
export interface TreeCache {
  /** What was read from exactly this file by exactly this version; null where that isn't kept, or is damaged. */
  readonly find: (source: string) => Generator<void, ReadText | null>
  /** Takes down what was read from a file, for `write`. */
  readonly add: (source: string, read: ReadText) => void
  /** Keeps what was taken down. */
  readonly write: () => Promise<void>
}

// Characters hashed between two pauses.
const sliceLength = 1 << 17

/** The trees that a cache has. What can't be read or written is passed over. */
export function createTreeCache(cache: ByteCache, code: ReaderCode = readerCode): TreeCache {
  const added: { readonly source: string; readonly read: ReadText }[] = []
  return { find, add, write }

  function* find(source: string): Generator<void, ReadText | null> {
    if (source.length < cache.leastCharacters) return null
    const key = yield* keyOf(source)
    const bytes = key === null ? null : cache.read(nameOf(key))
    return bytes === null || key === null ? null : yield* decodeText(bytes, key)
  }

  function add(source: string, read: ReadText): void {
    if (source.length >= cache.leastCharacters) added.push({ source, read })
  }

  async function write(): Promise<void> {
    for (const { source, read } of added.splice(0)) {
      const key = await runTaskInSlices(keyOf(source))
      if (key === null) continue
      const bytes = await runTaskInSlices(encodeText(read, key))
      await cache.write(nameOf(key), bytes)
    }
  }

  function* keyOf(source: string): Generator<void, string | null> {
    const version = yield* versionOf(code)
    if (version === null) return null
    const hash = createHash('sha256').update(version)
    for (let at = 0; at < source.length; at += sliceLength) {
      // As UTF-16, which may be cut anywhere.
      hash.update(source.slice(at, at + sliceLength), 'utf16le')
      yield
    }
    return hash.digest('hex')
  }
}

function nameOf(key: string): string {
  return `${key}.tree`
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
  const header = readHeader(lines.next().value ?? '')
  if (header?.key !== key) return null
  const { notes, warnings } = header
  return { parts: yield* decodeParts(lines), notes, warnings }
}

/** Null where other code has written something else there. */
function readHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header
  } catch {
    return null
  }
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
