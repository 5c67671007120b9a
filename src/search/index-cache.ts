import { createHash } from 'node:crypto'
import type { Document } from '../document/document.ts'
import { type ReaderCode, readerCode, versionOf } from '../document/reader-version.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { analyserFor } from '../text/languages/analyser-for.ts'
import type { Index } from './build-index.ts'
import { entriesOf } from './entries.ts'
import { groupByLanguage } from './languages/group-by-language.ts'
import type { GroupIndex, LibraryIndex } from './library-index.ts'
import { packArrays, unpackArrays } from './packed-arrays.ts'
import type { WordVectors } from './word-vectors.ts'
import { hashSources } from './words-cache.ts'

/** Where the whole index of one library is kept. */
export interface KeptIndex {
  /** What names a document's text, as its SHA-256 does; null where its words are to be looked at. */
  readonly identityOf: (document: Document) => string | null
  /** What is kept; null where nothing is, or it can't be read. */
  readonly read: () => Promise<Buffer | null>
  /** Keeps what this makes, when nobody waits any more. */
  readonly write: (encode: () => Promise<Uint8Array>) => void
}

/** The code that an index depends on. */
export const indexCode: ReaderCode = { ...readerCode, folders: [...readerCode.folders, import.meta.dirname] }

/**
 * The index of these documents as it was kept, where that is of exactly their texts, in this order, made by exactly this code,
 * and undamaged; else as `build` makes it, which is then kept.
 */
export async function loadIndex(
  documents: readonly Document[],
  vectors: WordVectors | null,
  kept: KeptIndex,
  build: () => Promise<LibraryIndex>,
): Promise<LibraryIndex> {
  const version = await runTaskInSlices(versionOf(indexCode))
  if (version === null) return build()
  const identities: string[] = []
  for (const document of documents) identities.push(kept.identityOf(document) ?? (await hashWords(document)))
  const key = createHash('sha256')
    .update(JSON.stringify([version, vectors === null ? null : hashVectors(vectors), ...identities]))
    .digest('hex')
  const bytes = await kept.read()
  const found = bytes === null ? null : await runTaskInSlices(decodeIndex(bytes, key, documents))
  if (found !== null) return found
  const built = await build()
  kept.write(() => runTaskInSlices(encodeIndex(built, key)))
  return built
}

const wordsKnown = new WeakMap<Document, string>()

async function hashWords(document: Document): Promise<string> {
  const known = wordsKnown.get(document)
  if (known !== undefined) return known
  const entries = await runTaskInSlices(entriesOf(document))
  const hash = await runTaskInSlices(hashSources(entries, analyserFor(document.language)))
  wordsKnown.set(document, hash)
  return hash
}

const vectorsKnown = new WeakMap<WordVectors, string>()

/** Each word has a scale of its own, which follows from its vector. */
function hashVectors(vectors: WordVectors): string {
  const { scales } = vectors
  return vectorsKnown.getOrInsertComputed(vectors, () =>
    createHash('sha256')
      .update(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength))
      .digest('hex'),
  )
}

interface About {
  readonly counts: readonly number[]
  readonly groups: readonly (Pick<GroupIndex, 'chance'> & {
    readonly analyser: string
    readonly size: number
  })[]
}

const listsOfGroup = 3
const arraysOfGroup = 10

/** An index as bytes that only this key opens. */
export function encodeIndex({ counts, groups }: LibraryIndex, key: string): Generator<void, Buffer> {
  const about: About = {
    counts,
    groups: groups.map(({ analyser, index, chance }) => ({
      analyser: analyser.id,
      size: index.size,
      chance,
    })),
  }
  const lists = groups.flatMap(({ index: { terms, words, loose } }) => [terms, words, loose])
  const arrays = groups.flatMap(({ index }) => [
    ...[index.termOfWord, index.entriesWithWord, index.starts, index.entries, index.weights],
    ...[index.order, index.orderStarts, index.headingLengths, index.openings, index.slots],
  ])
  return packArrays({ about, lists, arrays }, key)
}

/** The index of these documents in these bytes; null where they are damaged, or of another key. */
export function* decodeIndex(
  bytes: Buffer,
  key: string,
  documents: readonly Document[],
): Generator<void, LibraryIndex | null> {
  const unpacked = yield* unpackArrays(bytes, key)
  if (unpacked === null) return null
  const { counts, groups } = unpacked.about as About
  const languages = groupByLanguage(documents, counts)
  const indexed = groups.flatMap(({ analyser: id, size, chance }, at): readonly GroupIndex[] => {
    const analyser = languages[at]?.analyser
    if (analyser?.id !== id) return []
    const [terms = noWords, words = noWords, loose = noWords] = unpacked.lists.slice(at * listsOfGroup)
    const ofGroup = unpacked.arrays.slice(at * arraysOfGroup, (at + 1) * arraysOfGroup)
    const arrays = ofGroup.filter((array) => array instanceof Uint32Array)
    const [weights = noWeights] = ofGroup.filter((array) => array instanceof Float32Array)
    const [termOfWord = none, entriesWithWord = none, starts = none, entries = none, order = none] = arrays
    const [orderStarts = none, headingLengths = none, openings = none, slots = none] = arrays.slice(5)
    const index: Index = {
      ...{ size, termOfWord, entriesWithWord, starts, entries, weights },
      ...{ order, orderStarts, headingLengths, openings, slots },
      get terms() {
        return terms()
      },
      get words() {
        return words()
      },
      get loose() {
        return loose()
      },
    }
    return [{ analyser, chance, index }]
  })
  return indexed.length === languages.length ? { counts, groups: indexed } : null
}

const none = new Uint32Array()
const noWeights = new Float32Array()
const noWords = (): readonly string[] => []
