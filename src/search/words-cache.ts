import { createHash } from 'node:crypto'
import type { ByteCache } from '../text/byte-cache.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { packArrays, unpackArrays } from './packed-arrays.ts'
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

/** A SHA-256 of sources, for an analyser, by this version of the index. It pauses often. */
export function* hashSources(sources: readonly Source[], { id }: Analyser): Generator<void, string> {
  const hash = createHash('sha256').update(JSON.stringify([indexVersion, id]))
  for (let at = 0; at < sources.length; at += sourcesAtATime) {
    const row = sources.slice(at, at + sourcesAtATime)
    hash.update(row.map(({ heading, text }) => `${heading.length}:${text.length}:${heading}${text}`).join(''))
    yield
  }
  return hash.digest('hex')
}

/** The words as bytes that only this key opens. */
export function encodeWords(read: ReadWords, key: string): Generator<void, Buffer> {
  const { terms, words, loose, ...arrays } = read
  const { termOfWord, entriesWithWord, order, orderStarts, headingLengths, openings } = arrays
  return packArrays(
    {
      about: null,
      lists: [terms, words, loose],
      arrays: [termOfWord, entriesWithWord, order, orderStarts, headingLengths, openings],
    },
    key,
  )
}

/** The words in these bytes; null where they are damaged, or of another key. */
export function* decodeWords(bytes: Buffer, key: string): Generator<void, ReadWords | null> {
  const unpacked = yield* unpackArrays(bytes, key)
  if (unpacked === null) return null
  const [terms = [], words = [], loose = []] = unpacked.lists.map((list) => list())
  const [termOfWord = none, entriesWithWord = none, order = none, ...more] = unpacked.arrays.filter(isWhole)
  const [orderStarts = none, headingLengths = none, openings = none] = more
  return { terms, words, loose, termOfWord, entriesWithWord, order, orderStarts, headingLengths, openings }
}

const none = new Uint32Array()

function isWhole(array: Uint32Array | Float32Array): array is Uint32Array {
  return array instanceof Uint32Array
}
