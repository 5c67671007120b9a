import { readFileSync } from 'node:fs'
import { readSynonyms, type Synonyms } from './synonyms.ts'
import { createRanks, type Ranks } from './word-ranks.ts'

/** Vectors of the most frequent English words, as whole numbers from -127 to 127 with one scale a word. */
export interface WordVectors {
  readonly dimensions: number
  /** The place of a folded word in order of frequency, from 0; undefined for a word without a vector. */
  readonly ranks: Ranks
  readonly values: Int8Array
  readonly scales: Float32Array
  /** What a list knows of the same words, where the vectors alone fail; null without one. */
  readonly synonyms: Synonyms | null
}

const magic = 'RVEC'
const headerBytes = 16

/**
 * Reads a file made by `npm run vectors`, and one made by `npm run synonyms` for its words; null where there are no vectors,
 * so that search goes on without meaning.
 */
export function readWordVectors(file: URL, synonymFile: URL | null = null): WordVectors | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return null
  }
  if (bytes.toString('latin1', 0, 4) !== magic) return null
  const [count = 0, dimensions = 0, wordBytes = 0] = [4, 8, 12].map((at) => bytes.readUInt32LE(at))
  const valuesAt = headerBytes + count * 4
  const wordsAt = valuesAt + count * dimensions
  if (bytes.length !== wordsAt + wordBytes) return null
  const ranks = createRanks(bytes.subarray(wordsAt), count)
  return {
    dimensions,
    ranks,
    values: new Int8Array(bytes.buffer, bytes.byteOffset + valuesAt, count * dimensions),
    scales: new Float32Array(bytes.buffer.slice(bytes.byteOffset + headerBytes, bytes.byteOffset + valuesAt)),
    synonyms: synonymFile === null ? null : readSynonyms(synonymFile, ranks),
  }
}

/** The bytes of such a file. */
export function encodeWordVectors(words: readonly string[], values: Int8Array, scales: Float32Array): Buffer {
  const text = Buffer.from(words.join('\n'))
  const header = Buffer.alloc(headerBytes)
  header.write(magic, 'latin1')
  header.writeUInt32LE(words.length, 4)
  header.writeUInt32LE(values.length / words.length, 8)
  header.writeUInt32LE(text.length, 12)
  return Buffer.concat([header, Buffer.from(scales.buffer), Buffer.from(values.buffer), text])
}

/** The cosine of two words' vectors, by their ranks: 1 for the same direction, 0 for strangers. */
export function cosine({ values, scales, dimensions }: WordVectors, a: number, b: number): number {
  let sum = 0
  for (let at = a * dimensions, other = b * dimensions, end = at + dimensions; at < end; at++, other++) {
    sum += (values[at] ?? 0) * (values[other] ?? 0)
  }
  return sum * (scales[a] ?? 0) * (scales[b] ?? 0)
}
