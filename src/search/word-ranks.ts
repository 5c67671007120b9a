import { isAscii } from '../text/ascii.ts'

/** The places of words in a list, from 0. */
export interface Ranks {
  readonly get: (word: string) => number | undefined
  /** The word at a place; empty where there is none. */
  readonly wordAt: (rank: number) => string
  readonly size: number
}

/**
 * The ranks of the words in these bytes, UTF-8, one a line. A Map of so many strings would take a tenth of the time of a
 * start and ten megabytes, so they stay bytes, under a table of their hashes that is made for the first question.
 */
export function createRanks(bytes: Buffer, size: number): Ranks {
  let table: Table | null = null
  return {
    size,
    get(word) {
      table ??= fillTable(bytes, size)
      return isAscii(word) ? findPlain(table, bytes, word) : find(table, bytes, Buffer.from(word))
    },
    wordAt(rank) {
      table ??= fillTable(bytes, size)
      const { starts } = table
      return rank < size ? bytes.toString('utf8', starts[rank], (starts[rank + 1] ?? 0) - 1) : ''
    },
  }
}

interface Table {
  /** Where each word begins, and where one more would. */
  readonly starts: Uint32Array
  /** One more than the rank of a word at the place of its hash, or at the next that was free; 0 where there is none. */
  readonly slots: Uint32Array
}

function fillTable(bytes: Buffer, size: number): Table {
  const starts = new Uint32Array(size + 1)
  // A power of two that is less than half full.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * size + 1)))
  let rank = 0
  let start = 0
  let value = noHash
  // Byte by byte, without a call for each word: it is done in one go.
  for (let at = 0; rank < size; at++) {
    const byte = bytes[at] ?? newline
    if (byte !== newline) {
      value = Math.imul(value ^ byte, prime)
      continue
    }
    starts[rank] = start
    let slot = (value >>> 0) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    rank += 1
    slots[slot] = rank
    start = at + 1
    value = noHash
  }
  starts[size] = start
  return { starts, slots }
}

function find({ starts, slots }: Table, bytes: Buffer, word: Buffer): number | undefined {
  let slot = hash(word, 0, word.length) & (slots.length - 1)
  for (;;) {
    const rank = (slots[slot] ?? 0) - 1
    if (rank === -1) return undefined
    const start = starts[rank] ?? 0
    const end = (starts[rank + 1] ?? 0) - 1
    if (bytes.compare(word, 0, word.length, start, end) === 0) return rank
    slot = (slot + 1) & (slots.length - 1)
  }
}

/** The same without a buffer, which would take longer to make than the word to be found. */
function findPlain({ starts, slots }: Table, bytes: Buffer, word: string): number | undefined {
  let slot = hashPlain(word) & (slots.length - 1)
  for (;;) {
    const rank = (slots[slot] ?? 0) - 1
    if (rank === -1) return undefined
    const start = starts[rank] ?? 0
    const end = (starts[rank + 1] ?? 0) - 1
    if (end - start === word.length && hasAt(bytes, start, word)) return rank
    slot = (slot + 1) & (slots.length - 1)
  }
}

function hasAt(bytes: Buffer, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word.charCodeAt(at)) return false
  return true
}

const newline = 0x0a

// Of FNV-1a (RFC 9923), of 32 bits.
const noHash = 0x811c9dc5
const prime = 0x01000193

/** The hash of a word's bytes. */
function hash(bytes: Buffer, start: number, end: number): number {
  let value = noHash
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] ?? 0), prime)
  return value >>> 0
}

/** The same hash of the word's bytes. */
function hashPlain(word: string): number {
  let value = noHash
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), prime)
  return value >>> 0
}
