import type { Ranked } from './best.ts'
import { type Index, termCount } from './build-index.ts'
import type { QueryTerm, TermMatch } from './expand.ts'
import { parameters, sizeOf } from './parameters.ts'

/** An entry that was read, and what only that tells: what its pairs of words add to its own score, and by what both are then multiplied. */
interface ReadEntry extends Ranked {
  readonly own: number
  readonly pairs: number
  readonly coverage: number
}

/**
 * Reads passages for which words of the question stand near each other, and how many of them are answered. A term
 * answers one word only, the most similar one, so that "safeguards verification" is not answered twice by
 * "verification"; but "selfdefense" answers both words of "self-defense". It has room of its own, so one question is read for at a time.
 */
export function createReader(index: Index) {
  const wordOfTerm = new Int16Array(termCount(index)).fill(-1)
  /** The next word of the question, where a term is that, too: a compound is both of its words. */
  const nextOfTerm = new Int16Array(termCount(index)).fill(-1)
  const similarityOfTerm = new Float32Array(termCount(index))
  /** By the number of a question's words. */
  const rooms = new Map<number, Room>()
  let room = createRoom(0)
  const size = sizeOf(index)

  /** These entries, in their order, with the scores that reading them gives; for one word there is nothing to read. */
  function read(entries: readonly Ranked[], query: readonly QueryTerm[]): ReadEntry[] {
    if (query.length < 2)
      return entries.map(({ entry, score }) => ({ entry, score, own: score, pairs: 0, coverage: 1 }))
    for (let word = 0; word < query.length; word++) chooseWords(query[word]?.matches ?? [], word)
    room = rooms.getOrInsertComputed(query.length, createRoom)
    const readings = entries.map(({ entry, score }): ReadEntry => {
      readEntry(entry, query)
      const pairs = weighPairs(query)
      const coverage = weighCoverage(query)
      return { entry, score: (score + pairs) * coverage, own: score, pairs, coverage }
    })
    for (const { matches } of query) {
      for (const { term } of matches) {
        wordOfTerm[term] = -1
        nextOfTerm[term] = -1
      }
    }
    return readings
  }

  /** Notes the terms that answer a word, without those that are more similar to one before it. */
  function chooseWords(matches: readonly TermMatch[], word: number): void {
    for (const { term, similarity, matchKind } of matches) {
      const known = wordOfTerm[term] ?? -1
      if (known >= 0 && similarity <= (similarityOfTerm[term] ?? 0)) {
        const isCompound = known === word - 1 && matchKind === 'same' && similarity === 1
        // In large collections that measured -.001 on NPL.
        if (isCompound && size === 'small') nextOfTerm[term] = word
        continue
      }
      wordOfTerm[term] = word
      similarityOfTerm[term] = similarity
    }
  }

  /** Writes into the room which terms of an entry answer each word, and how near each other they are. */
  function readEntry(entry: number, query: readonly QueryTerm[]): void {
    const { window } = parameters.pairs
    const { order, orderStarts } = index
    const { answered, beside, near, last } = room
    for (let word = 0; word < query.length; word++) {
      answered[word] = query[word]?.initialism?.entries.get(entry) ?? 0
      beside[word] = 0
      near[word] = 0
      last[word] = -window
    }
    const start = orderStarts[entry] ?? 0
    const end = orderStarts[entry + 1] ?? 0
    let before = -1
    for (let at = start; at < end; at++) {
      const term = order[at] ?? 0
      const word = wordOfTerm[term] ?? -1
      if (word >= 0) {
        answered[word] = Math.max(answered[word] ?? 0, similarityOfTerm[term] ?? 0)
        const place = at - start
        if (word > 0) {
          if (before === word - 1) beside[word] = (beside[word] ?? 0) + 1
          if (place - (last[word - 1] ?? 0) < window) near[word] = (near[word] ?? 0) + 1
        }
        const next = word + 1
        if (next < query.length && place - (last[next] ?? 0) < window) near[next] = (near[next] ?? 0) + 1
        last[word] = place
        const joined = nextOfTerm[term] ?? -1
        if (joined >= 0) {
          answered[joined] = 1
          beside[joined] = (beside[joined] ?? 0) + 1
          near[joined] = (near[joined] ?? 0) + 1
          last[joined] = place
        }
        before = joined >= 0 ? joined : word
        continue
      }
      before = word
    }
  }

  /** The weight of the pairs; repetition adds less and less. */
  function weighPairs(query: readonly QueryTerm[]): number {
    const { beside, near } = room
    const { besideBonus, nearBonus } = parameters.pairs
    let weight = 0
    for (let word = 1; word < query.length; word++) {
      const joined = beside[word] ?? 0
      const close = near[word] ?? 0
      if (joined === 0 && close === 0) continue
      const ofPair = ((query[word - 1]?.weight ?? 0) + (query[word]?.weight ?? 0)) / 2
      weight +=
        ofPair * ((besideBonus[size] * joined) / (joined + 1) + (nearBonus[size] * close) / (close + 1))
    }
    return weight
  }

  /** The share of the question's weight that is answered, to its exponent. */
  function weighCoverage(query: readonly QueryTerm[]): number {
    const { answered } = room
    let whole = 0
    let covered = 0
    for (let word = 0; word < query.length; word++) {
      const weight = query[word]?.weight ?? 0
      whole += weight
      covered += weight * Math.sqrt(answered[word] ?? 0)
    }
    return (covered / (whole || 1)) ** parameters.coverage[size]
  }

  return { read }
}

type Room = ReturnType<typeof createRoom>

/** For each word of a question: how similar an answer it has, and how its pair with the one before it stands. */
function createRoom(words: number) {
  return {
    answered: new Float32Array(words),
    /** How often it stands right after the word before it, and how often near that. */
    beside: new Uint32Array(words),
    near: new Uint32Array(words),
    /** Where it stood last. */
    last: new Int32Array(words),
  }
}
