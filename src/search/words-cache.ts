import { createHash } from 'node:crypto'
import type { ByteCache } from '../text/byte-cache.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { openSealed, sealBytes } from '../text/sealed-bytes.ts'
import { indexVersion } from './parameters.ts'
import { type ReadWords, readWords, type Source } from './read-words.ts'

/**
 * The words of these sources: from the cache where it holds those of exactly these texts, read by exactly this version,
 * undamaged; else read, and put there.
 */
export async function loadWords(
  sources: readonly Source[],
  cache: ByteCache | null,
  analyser: Analyser = english,
): Promise<ReadWords> {
  const length = sources.reduce((sum, { text }) => sum + text.length, 0)
  if (cache === null || length < cache.leastCharacters) return runTaskInSlices(readWords(sources, analyser))
  const key = await runTaskInSlices(hashSources(sources, analyser))
  const name = `${key}.words`
  const kept = cache.read(name)
  const words = kept === null ? null : await runTaskInSlices(decodeWords(kept, key))
  if (words !== null) return words
  const read = await runTaskInSlices(readWords(sources, analyser))
  await cache.write(name, await runTaskInSlices(encodeWords(read, key)))
  return read
}

// Sources hashed between two pauses.
const sourcesAtATime = 200

function* hashSources(sources: readonly Source[], { id }: Analyser): Generator<void, string> {
  const hash = createHash('sha256').update(JSON.stringify([indexVersion, id]))
  for (let at = 0; at < sources.length; at += sourcesAtATime) {
    const row = sources.slice(at, at + sourcesAtATime)
    hash.update(row.map(({ heading, text }) => `${heading.length}:${text.length}:${heading}${text}`).join(''))
    yield
  }
  return hash.digest('hex')
}

const arrays = ['termOfWord', 'entriesWithWord', 'order', 'orderStarts', 'headingLengths'] as const

/** The key, the lengths, the names of terms and words, the arrays, and a SHA-256 of all that at the end. */
export function* encodeWords(read: ReadWords, key: string): Generator<void, Buffer> {
  const names = Buffer.from([read.terms, read.words, read.loose].map((each) => each.join('\n')).join('\n\n'))
  const lengths = Object.fromEntries(arrays.map((name) => [name, read[name].length]))
  const header = Buffer.from(JSON.stringify({ key, names: names.length, lengths }))
  const padding = Buffer.alloc((4 - ((4 + header.length + names.length) % 4)) % 4)
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(header.length)
  const data = arrays.map((name) => {
    const { buffer, byteOffset, byteLength } = read[name]
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  return yield* sealBytes([prefix, header, names, padding, ...data])
}

/** The words in these bytes; null where they are damaged, or of another key. */
export function* decodeWords(bytes: Buffer, key: string): Generator<void, ReadWords | null> {
  const body = yield* openSealed(bytes)
  if (body === null || body.length < 4) return null
  const headerEnd = 4 + body.readUInt32LE()
  const header = readHeader(body.toString('utf8', 4, headerEnd))
  if (header?.key !== key) return null
  const [terms = [], words = [], loose = []] = body
    .toString('utf8', headerEnd, headerEnd + header.names)
    .split('\n\n')
    .map((each) => (each === '' ? [] : each.split('\n')))
  yield
  // Typed arrays begin at multiples of four only; bytes that lie otherwise are copied.
  const start = Math.ceil((headerEnd + header.names) / 4) * 4
  const isAligned = (body.byteOffset + start) % 4 === 0
  const data = isAligned
    ? body.buffer
    : body.buffer.slice(body.byteOffset + start, body.byteOffset + body.length)
  let at = isAligned ? body.byteOffset + start : 0
  const take = (name: (typeof arrays)[number]) => {
    const [from, length] = [at, header.lengths[name]]
    at += length * 4
    return new Uint32Array(data, from, length)
  }
  return {
    terms,
    words,
    loose,
    termOfWord: take('termOfWord'),
    entriesWithWord: take('entriesWithWord'),
    order: take('order'),
    orderStarts: take('orderStarts'),
    headingLengths: take('headingLengths'),
  }
}

/** Null where other code has written something else there. */
function readHeader(json: string): Header | null {
  try {
    return JSON.parse(json) as Header
  } catch {
    return null
  }
}

interface Header {
  readonly key: string
  /** Bytes of the names. */
  readonly names: number
  readonly lengths: Readonly<Record<(typeof arrays)[number], number>>
}
