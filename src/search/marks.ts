import type { Line } from '../document/lines.ts'
import type { Passage } from '../document/passage.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Range } from '../text/sentences.ts'
import { foldWords, isStopWord, splitWords, stemOf } from '../text/words.ts'
import type { Reason } from './explain.ts'
import { parameters } from './parameters.ts'

/** A word of the question and what stands for it in the passage: "hackers", "cyber". */
export interface RelatedWord {
  readonly asked: string
  readonly found: string
}

/** What tells the reader why a passage was found. */
export interface Shown {
  /** The matched words, for each part of the passage. */
  readonly marks: readonly (readonly Range[])[]
  /** Its words that were taken for words of the question that it doesn't have as typed. Worked out when asked for: few are. */
  readonly tell: () => readonly RelatedWord[]
}

/**
 * Marks the words by which a passage answered, the names that were asked for by their initials, and the likenesses that
 * carried it, which alone are told. A name of several words ("North Korea") is marked where it stands whole: where it does,
 * its words alone ("Republic of Korea") are not.
 */
export function showReasons(
  passage: Passage,
  reasons: readonly Reason[],
  asked: readonly MarkedWord[],
): Shown {
  let greatest = 0
  for (const { part } of reasons) greatest = Math.max(greatest, part)
  const carrying = reasons.filter((reason) => !isLikeness(reason) || carries(reason, reasons, greatest))
  const { parts, beginnings } = readParts(passage.parts)
  const ofNames = beginnings.size === 0 ? noNames : findNames(parts, beginnings, readAs(asked, carrying))
  const marks = parts.map((part, number) => {
    const places: number[] = []
    for (const { stem, names } of carrying) {
      if (stem === null) addNames(names, part, places)
      else if (!ofNames.stems.has(stem)) addAll(part.placesOfStem.get(stem), places)
    }
    addAll(ofNames.places[number], places)
    return wordsAt(places, part)
  })
  return { marks, tell: () => tell(carrying, parts) }
}

const none: readonly never[] = []

function addAll(some: readonly number[] = none, places: number[]): void {
  for (const at of some) places.push(at)
}

/** The words at these places, in their order, each once. */
function wordsAt(places: number[], { words }: ReadPart): readonly Range[] {
  if (places.length === 0) return none
  sortFew(places)
  const found: Range[] = []
  let before = -1
  for (const at of places) {
    const word = words[at]
    if (at !== before && word !== undefined) found.push(word)
    before = at
  }
  return found
}

/** Sorts what is mostly few and in order, which takes the built-in sort several times as long. */
function sortFew(numbers: number[]): void {
  if (numbers.length > 50) numbers.sort((a, b) => a - b)
  for (let at = 1; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    let to = at
    for (; to > 0 && (numbers[to - 1] ?? 0) > number; to--) numbers[to] = numbers[to - 1] ?? 0
    numbers[to] = number
  }
}

/** Whether the passage has the word itself, or as it was meant. */
function isContained({ matchKind }: Reason): boolean {
  return matchKind === 'same' || matchKind === 'spelling'
}

function isLikeness({ matchKind }: Reason): boolean {
  return matchKind === 'thesaurus' || matchKind === 'meaning'
}

/** Whether a likeness decided much of the score, and what was found is not nearer to another word of the question. */
function carries(reason: Reason, reasons: readonly Reason[], greatest: number): boolean {
  const { part, stem, similarity } = reason
  return (
    part >= parameters.leastTold * greatest &&
    !reasons.some((other) => stem !== null && other.stem === stem && other.similarity > similarity)
  )
}

/** The likenesses, each found word once, with all the words of the question that it stands for. */
function tell(reasons: readonly Reason[], parts: readonly ReadPart[]): readonly RelatedWord[] {
  const byFound = new Map<string, string[]>()
  for (const { asked, word, stem, matchKind } of reasons.filter((reason) => !isContained(reason))) {
    // A thesaurus says words as it writes them; what is like in meaning is said as the passage has it.
    const found = matchKind === 'meaning' ? (wordOf(stem, parts) ?? word) : word
    byFound.getOrInsert(found, []).push(asked)
  }
  return [...byFound].map(([found, asked]) => ({ asked: asked.join(' '), found }))
}

function wordOf(stem: string | null, parts: readonly ReadPart[]): string | undefined {
  for (const { placesOfStem, folded } of parts) {
    const [at] = (stem === null ? undefined : placesOfStem.get(stem)) ?? none
    if (at !== undefined) return folded[at]
  }
  return undefined
}

/** The words of a part, and their places among them. */
interface ReadPart {
  readonly words: readonly Range[]
  readonly folded: readonly string[]
  readonly placesOfWord: Places
  readonly placesOfStem: Places
  /** The places of two words in capitals with nothing but stop words between, by the stem of the first, then of the second. */
  readonly namePairs: ReadonlyMap<string, Places>
}

type Places = ReadonlyMap<string, readonly number[]>

// The words of a part are the same for every question that finds it. The object is the key, since a part has no id.
const readPart = rememberFor(({ text }: Line): ReadPart => {
  const words = splitWords(text)
  const folded = words.map((word) => word.folded)
  const stems = folded.map(stemOf)
  const namePairs = new Map<string, Map<string, number[]>>()
  let before: number | null = null
  for (const [at, { start }] of words.entries()) {
    if (isStopWord(folded[at] ?? '')) continue
    const isCapital = /^\p{Lu}/u.test(text.slice(start, start + 2))
    if (isCapital && before !== null) {
      const bySecond = namePairs.getOrInsertComputed(stems[before] ?? '', () => new Map())
      bySecond.getOrInsert(stems[at] ?? '', []).push(before, at)
    }
    before = isCapital ? at : null
  }
  return {
    words: words.map(({ start, end }) => ({ start, end })),
    folded,
    placesOfWord: placesOf(folded),
    placesOfStem: placesOf(stems),
    namePairs,
  }
})

interface ReadParts {
  readonly parts: readonly ReadPart[]
  /** The stems with which the pairs of their names begin. */
  readonly beginnings: ReadonlySet<string>
}

const readParts = rememberFor((lines: readonly Line[]): ReadParts => {
  const parts = lines.map(readPart)
  return { parts, beginnings: new Set(parts.flatMap(({ namePairs }) => [...namePairs.keys()])) }
})

function placesOf(words: readonly string[]): Places {
  return Map.groupBy(words.keys(), (at) => words[at] ?? '')
}

/** Adds the places of names, each folded, where they stand whole. */
function addNames(names: Reason['names'], { folded, placesOfWord }: ReadPart, places: number[]): void {
  for (const name of names) {
    for (const at of placesOfWord.get(name[0] ?? '') ?? none) {
      if (!name.every((word, offset) => folded[at + offset] === word)) continue
      for (const offset of name.keys()) places.push(at + offset)
    }
  }
}

/** A word of a question, folded, and its stem. */
export interface MarkedWord {
  readonly word: string
  readonly stem: string
}

/** The words of a question that may be marked. */
export function wordsToMark(question: string): readonly MarkedWord[] {
  return foldWords(question)
    .filter((word) => !isStopWord(word))
    .map((word) => ({ word, stem: stemOf(word) }))
}

/** The stems of the question's words, or of what they were read as: "N. Korea" is North Korea. */
function readAs(asked: readonly MarkedWord[], reasons: readonly Reason[]): readonly string[] {
  return asked.map(({ word, stem }) => {
    for (const reason of reasons) if (reason.asked === word && !isLikeness(reason)) return reason.stem ?? stem
    return stem
  })
}

/**
 * The names of the question that stand in the passage: neighbouring words of the question that are neighbours there, in
 * capitals, with nothing but stop words between. `stems` are words that the question has in such names alone.
 */
function findNames(
  parts: readonly ReadPart[],
  beginnings: ReadonlySet<string>,
  asked: readonly string[],
): NamesFound {
  const named = new Set<number>()
  const places: number[][] = []
  for (let at = 0; at + 1 < asked.length; at++) {
    const first = asked[at] ?? ''
    const second = asked[at + 1] ?? ''
    if (first === second || !beginnings.has(first)) continue
    for (const [number, { namePairs }] of parts.entries()) {
      const found = namePairs.get(first)?.get(second)
      if (found === undefined) continue
      const ofPart = places[number] ?? []
      addAll(found, ofPart)
      places[number] = ofPart
      named.add(at).add(at + 1)
    }
  }
  if (named.size === 0) return noNames
  const alone = new Set(asked.filter((_, at) => !named.has(at)))
  return {
    places,
    stems: new Set([...named].flatMap((at) => asked[at] ?? []).filter((stem) => !alone.has(stem))),
  }
}

/** `places` by the number of the part, where it has any. */
interface NamesFound {
  readonly places: readonly (readonly number[] | undefined)[]
  readonly stems: ReadonlySet<string>
}

const noNames: NamesFound = { places: [], stems: new Set() }
