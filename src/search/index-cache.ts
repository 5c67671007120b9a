import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { openSealed, sealBytes, writeKept } from '../text/kept-file.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { buildIndex, type Index, type Source } from './build-index.ts'
import { indexVersion, parameters } from './parameters.ts'

// Smaller collections are indexed in less time than a file takes to be read.
const worthKeeping = 2_000

/**
 * The index of these sources: from the cache where it holds one of exactly these texts, made by exactly this version,
 * undamaged; else built, and put there. A cache that cannot be read or written is passed over; `onUnwritten` is told why.
 */
export async function loadIndex(
  sources: readonly Source[],
  cacheFolder: string | null,
  onUnwritten: (cause: unknown) => void = () => undefined,
  analyser: Analyser = english,
): Promise<Index> {
  if (cacheFolder === null || sources.length < worthKeeping) {
    return runTaskInSlices(buildIndex(sources, analyser))
  }
  const key = await runTaskInSlices(hashSources(sources, analyser))
  const file = join(cacheFolder, `${key}.index`)
  const kept = await readFile(file).catch(() => null)
  const index = kept === null ? null : await runTaskInSlices(decodeIndex(kept, key))
  if (index !== null) return index
  const built = await runTaskInSlices(buildIndex(sources, analyser))
  await runTaskInSlices(encodeIndex(built, key))
    .then((bytes) => writeKept(file, bytes))
    .catch(onUnwritten)
  return built
}

// Sources hashed between two pauses.
const sourcesAtATime = 200

function* hashSources(sources: readonly Source[], { id }: Analyser): Generator<void, string> {
  const hash = createHash('sha256').update(JSON.stringify([indexVersion, parameters, id]))
  for (let at = 0; at < sources.length; at += sourcesAtATime) {
    const row = sources.slice(at, at + sourcesAtATime)
    hash.update(row.map(({ heading, text }) => `${heading.length}:${text.length}:${heading}${text}`).join(''))
    yield
  }
  return hash.digest('hex')
}

const arrays = [
  'termOfWord',
  'entriesWithWord',
  'starts',
  'entries',
  'weights',
  'order',
  'orderStarts',
  'spelt',
  'pairs',
  'pairStarts',
  'pairWords',
] as const

/** The key, the lengths, the names of terms and words, the arrays, and a SHA-256 of all that at the end. */
export function* encodeIndex(index: Index, key: string): Generator<void, Buffer> {
  const names = Buffer.from([index.terms.join('\n'), index.words.join('\n')].join('\n\n'))
  const lengths = Object.fromEntries(arrays.map((name) => [name, index[name].length]))
  const header = Buffer.from(JSON.stringify({ key, size: index.size, names: names.length, lengths }))
  const padding = Buffer.alloc((4 - ((4 + header.length + names.length) % 4)) % 4)
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(header.length)
  const data = arrays.map((name) => {
    const { buffer, byteOffset, byteLength } = index[name]
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  return yield* sealBytes([prefix, header, names, padding, ...data])
}

/** The index in these bytes; null where they are damaged, or of another key. */
export function* decodeIndex(bytes: Buffer, key: string): Generator<void, Index | null> {
  const body = yield* openSealed(bytes)
  if (body === null || body.length < 4) return null
  const headerEnd = 4 + body.readUInt32LE()
  const header = JSON.parse(body.toString('utf8', 4, headerEnd)) as Header
  if (header.key !== key) return null
  const [terms = '', words = ''] = body.toString('utf8', headerEnd, headerEnd + header.names).split('\n\n')
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
    return [data, from, length] as const
  }
  return {
    size: header.size,
    terms: terms === '' ? [] : terms.split('\n'),
    words: words === '' ? [] : words.split('\n'),
    termOfWord: new Uint32Array(...take('termOfWord')),
    entriesWithWord: new Uint32Array(...take('entriesWithWord')),
    starts: new Uint32Array(...take('starts')),
    entries: new Uint32Array(...take('entries')),
    weights: new Float32Array(...take('weights')),
    order: new Uint32Array(...take('order')),
    orderStarts: new Uint32Array(...take('orderStarts')),
    spelt: new Uint32Array(...take('spelt')),
    pairs: new Uint32Array(...take('pairs')),
    pairStarts: new Uint32Array(...take('pairStarts')),
    pairWords: new Uint32Array(...take('pairWords')),
  }
}

interface Header {
  readonly key: string
  readonly size: number
  /** Bytes of the names. */
  readonly names: number
  readonly lengths: Readonly<Record<(typeof arrays)[number], number>>
}
