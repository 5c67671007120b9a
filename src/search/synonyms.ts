import { readFileSync } from 'node:fs'
import type { Ranks } from './word-ranks.ts'

/** What a list of English words knows of a folded word, in any of its regular forms. */
export interface Synonyms {
  /** Words that mean the same, or are made of it: "menace" is threat, "starve" starvation, "Russian" Russia. */
  readonly sameAs: (word: string) => readonly string[]
  /** Words for a kind of which it is one: "blast" is an explosion. */
  readonly broaderThan: (word: string) => readonly string[]
  readonly areOpposites: (a: string, b: string) => boolean
}

/** Pairs of words by rank, the first of a pair in the upper 16 bits of a number. */
export interface SynonymPairs {
  readonly same: Iterable<number>
  /** From a word to a broader one. */
  readonly broader: Iterable<number>
  readonly opposite: Iterable<number>
}

const magic = 'RSYN'
const headerBytes = 20
const oneWord = 0x1_0000

/**
 * Reads a file made by `npm run synonyms` for these words; null where there is none, or one for other words. The pairs stay
 * numbers in order, in which a word is looked up by halves, so that reading them costs next to nothing.
 */
export function readSynonyms(file: URL, ranks: Ranks): Synonyms | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return null
  }
  if (bytes.length < headerBytes || bytes.toString('latin1', 0, 4) !== magic) return null
  const [words, ...counts] = [4, 8, 12, 16].map((at) => bytes.readUInt32LE(at))
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (words !== ranks.size || bytes.length !== headerBytes + 4 * all) return null
  const pairs = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset + headerBytes, bytes.byteOffset + bytes.length),
  )
  const [same = 0, broader = 0] = counts
  return createSynonyms(ranks, {
    same: pairs.subarray(0, same),
    broader: pairs.subarray(same, same + broader),
    opposite: pairs.subarray(same + broader),
  })
}

/** The bytes of such a file, for so many words. */
export function encodeSynonyms(words: number, { same, broader, opposite }: SynonymPairs): Buffer {
  const lists = [same, broader, opposite].map((pairs) => Uint32Array.from(pairs).sort())
  const header = Buffer.alloc(headerBytes)
  header.write(magic, 'latin1')
  header.writeUInt32LE(words, 4)
  for (const [at, { length }] of lists.entries()) header.writeUInt32LE(length, 8 + 4 * at)
  return Buffer.concat([header, ...lists.map((list) => Buffer.from(list.buffer))])
}

/** Two ranks as one number. */
export function pairOf(first: number, second: number): number {
  return first * oneWord + second
}

function createSynonyms(ranks: Ranks, pairs: Readonly<Record<keyof SynonymPairs, Uint32Array>>): Synonyms {
  /** The ranks of the words beside a word; those of its base forms where it has none itself. */
  function beside(list: Uint32Array, word: string): readonly number[] {
    const own = secondsOf(list, ranks.get(word))
    return own.length > 0 ? own : baseForms(word).flatMap((base) => secondsOf(list, ranks.get(base)))
  }

  function wordsBeside(list: Uint32Array, word: string): readonly string[] {
    return beside(list, word).map((rank) => ranks.wordAt(rank))
  }

  return {
    sameAs: (word) => wordsBeside(pairs.same, word),
    broaderThan: (word) => wordsBeside(pairs.broader, word),
    areOpposites(a, b) {
      const others = formsOf(a).flatMap((form) => secondsOf(pairs.opposite, ranks.get(form)))
      return others.length > 0 && formsOf(b).some((form) => others.includes(ranks.get(form) ?? -1))
    },
  }
}

function secondsOf(list: Uint32Array, first: number | undefined): readonly number[] {
  if (first === undefined) return []
  const [least, most] = [pairOf(first, 0), pairOf(first + 1, 0)]
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle] ?? 0) < least) from = middle + 1
    else to = middle
  }
  const seconds: number[] = []
  for (let at = from; at < list.length && (list[at] ?? 0) < most; at++)
    seconds.push((list[at] ?? 0) % oneWord)
  return seconds
}

/** WordNet's own rules for regular forms, with the doubled consonant of "stopped". */
const endings: readonly (readonly [RegExp, string])[] = [
  [/s$/u, ''],
  [/es$/u, ''],
  [/(?:ies|ied|ier|iest)$/u, 'y'],
  [/(?:ed|ing|er|est)$/u, ''],
  [/(?:ed|ing|er|est)$/u, 'e'],
  [/([^aeiou])\1(?:ed|ing|er|est)$/u, '$1'],
]
const shortestBase = 3

function formsOf(word: string): readonly string[] {
  return [word, ...baseForms(word)]
}

/** What a word may be a form of, whether there is such a word or not. */
function baseForms(word: string): readonly string[] {
  return endings.flatMap(([ending, instead]) => {
    const base = word.replace(ending, instead)
    return base === word || base.length < shortestBase ? [] : [base]
  })
}
