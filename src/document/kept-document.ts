import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { runTask } from '../text/cooperative-task.ts'
import { openSealed, sealBytes } from '../text/sealed-bytes.ts'
import { prepareUnits } from './basic-units.ts'
import type { Document } from './document.ts'
import { decodeParts, encodeParts } from './encode-tree.ts'
import { type Outline, outlineOf, rememberOutline } from './outline.ts'
import { type ReaderCode, readerCode, versionOf } from './reader-version.ts'

/** What a text was read as, whole, with the length of the text. */
export interface KeptDocument {
  readonly document: Document
  readonly characters: number
}

/** What the library gives a document, and not its text. */
type Given = Pick<Document, 'id' | 'version'>
type Held = Pick<Document, 'parts' | 'notes'>
/** What its front matter says, as it was checked when the text was read. */
type Said = Omit<Document, keyof Given | keyof Held | 'page' | 'thesaurus'>

interface Header {
  readonly key: string
  readonly characters: number
  readonly said: Said
  readonly outline: Outline
}

// A longer one is opened with pauses while it is loaded: its units take some milliseconds, for which a search would wait.
const mostAtOnce = 150_000

/**
 * Names what this code reads in the text with this SHA-256; null where the code isn't there to be known. Whatever is kept under
 * it is believed: front matter, seal and characters were checked when it was made of exactly this text by exactly this code.
 */
export function* keyOfText(text: string, code: ReaderCode = readerCode): Generator<void, string | null> {
  const version = yield* versionOf(code)
  return version === null ? null : createHash('sha256').update(`${version} ${text}`).digest('hex')
}

/**
 * A document of a workspace's own as bytes: a line of what it says; compressed, a line of its notes, and those of its parts; and a
 * SHA-256 of all that.
 */
export function* encodeDocument(
  { document, characters }: KeptDocument,
  key: string,
): Generator<void, Buffer> {
  const { id: _, version: __, page: ___, thesaurus: ____, parts, notes, ...said } = document
  const header: Header = { key, characters, said, outline: outlineOf(document) }
  const lines = [JSON.stringify(notes)]
  for (const line of encodeParts(parts)) {
    lines.push(line)
    yield
  }
  const held = zstdCompressSync(lines.join('\n'))
  yield
  return yield* sealBytes([Buffer.from(`${JSON.stringify(header)}\n`), held])
}

/**
 * The document in these bytes; null where they are damaged, or of another key. Its parts and notes stay bytes until somebody
 * asks for them: of most documents of a library nobody does.
 */
export function* openDocument(
  bytes: Buffer,
  key: string,
  given: Given,
): Generator<void, KeptDocument | null> {
  const body = yield* openSealed(bytes)
  if (body === null) return null
  const headerEnd = body.indexOf('\n')
  const header = readHeader(body.toString('utf8', 0, Math.max(0, headerEnd)))
  if (header?.key !== key) return null
  const held = body.subarray(headerEnd + 1)
  const { characters, said, outline } = header
  if (characters <= mostAtOnce) {
    const document = closedDocument(said, given, held)
    rememberOutline(document, outline)
    return { document, characters }
  }
  const opened = yield* readHeld(held)
  yield* prepareUnits(opened)
  return { document: { ...given, ...said, page: null, thesaurus: [], ...opened }, characters }
}

function closedDocument(said: Said, given: Given, held: Buffer): Document {
  let closed: Buffer | null = held
  let opened: Held = { parts: [], notes: [] }
  const open = (): Held => {
    if (closed === null) return opened
    opened = runTask(readHeld(closed))
    closed = null
    return opened
  }
  return {
    ...given,
    ...said,
    page: null,
    thesaurus: [],
    get parts() {
      return open().parts
    },
    get notes() {
      return open().notes
    },
  }
}

function* readHeld(held: Buffer): Generator<void, Held> {
  const lines = zstdDecompressSync(held).toString().split('\n')
  yield
  const notes = JSON.parse(lines[0] ?? '[]') as Held['notes']
  return { parts: yield* decodeParts(lines.slice(1)), notes }
}

/** Null where other code has written something else there. */
function readHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header
  } catch {
    return null
  }
}
