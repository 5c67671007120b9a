import { readFileSync } from 'node:fs'

/** Vectors of the most frequent English words, as whole numbers from -127 to 127 with one scale a word. */
export interface WordVectors {
  readonly dimensions: number
  /** The place of a folded word in order of frequency, from 0; undefined for a word without a vector. */
  readonly ranks: Pick<ReadonlyMap<string, number>, 'get' | 'size'>
  readonly values: Int8Array
  readonly scales: Float32Array
}

const magic = 'RVEC'
const headerBytes = 16

/** Reads a file made by `npm run vectors`; null where there is none, so that search goes on without meaning. */
export function readWordVectors(file: URL): WordVectors | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return null
  }
  if (bytes.toString('latin1', 0, 4) !== magic) return null
  const [count, dimensions, wordBytes] = [
    bytes.readUInt32LE(4),
    bytes.readUInt32LE(8),
    bytes.readUInt32LE(12),
  ]
  const valuesAt = headerBytes + count * 4
  const wordsAt = valuesAt + count * dimensions
  if (bytes.length !== wordsAt + wordBytes) return null
  return {
    dimensions,
    ranks: readRanks(new Uint8Array(bytes.buffer, bytes.byteOffset + wordsAt, wordBytes), count),
    values: new Int8Array(bytes.buffer, bytes.byteOffset + valuesAt, count * dimensions),
    scales: new Float32Array(bytes.buffer.slice(bytes.byteOffset + headerBytes, bytes.byteOffset + valuesAt)),
  }
}

const newline = 10
const encoder = new TextEncoder()

/**
 * A hash table over the words as they lie in the file, one a line: a Map of fifty thousand strings would take eight times
 * the memory and several times as long to make.
 */
function readRanks(bytes: Uint8Array, count: number): WordVectors['ranks'] {
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 1))
  /** Ranks, counted from 1; 0 is free. */
  const table = new Uint32Array(slots)
  /** Where the word of each rank begins, and one after the end of the last. */
  const starts = new Uint32Array(count + 1)
  for (let rank = 0, start = 0; rank < count; rank++) {
    let end = bytes.indexOf(newline, start)
    if (end === -1) end = bytes.length
    let slot = hash(bytes, start, end) & (slots - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (slots - 1)
    table[slot] = rank + 1
    start = end + 1
    starts[rank + 1] = start
  }
  const wanted = new Uint8Array(400)
  return {
    size: count,
    get(word) {
      if (word.length * 3 > wanted.length) return undefined
      const { written } = encoder.encodeInto(word, wanted)
      let slot = hash(wanted, 0, written) & (slots - 1)
      for (let rank = table[slot] ?? 0; rank !== 0; rank = table[slot] ?? 0) {
        if (isAt(starts[rank - 1] ?? 0, (starts[rank] ?? 0) - 1, written)) return rank - 1
        slot = (slot + 1) & (slots - 1)
      }
      return undefined
    },
  }

  function isAt(start: number, end: number, length: number): boolean {
    if (end - start !== length) return false
    for (let at = 0; at < length; at++) if (bytes[start + at] !== wanted[at]) return false
    return true
  }
}

/** FNV-1a, its upper half mixed into the lower. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let mixed = 0x811c9dc5
  for (let at = start; at < end; at++) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), 0x01000193)
  return mixed ^ (mixed >>> 15)
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
