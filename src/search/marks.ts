import type { Part } from '../document/document.ts'
import type { Passage } from '../document/passage.ts'
import type { Range } from '../text/sentences.ts'
import { foldWords, isStopWord, splitWords, stemOf } from '../text/words.ts'
import type { Reason } from './explain.ts'
import { parameters } from './parameters.ts'

/** A word of the question and what stands for it in the passage: "hackers", "cyber". */
interface RelatedWord {
  readonly asked: string
  readonly found: string
}

/** What tells the reader why a passage was found. */
export interface Shown {
  /** The matched words, for each part of the passage. */
  readonly marks: readonly (readonly Range[])[]
  /** What stands in it for words of the question that it does not simply contain. */
  readonly because: readonly RelatedWord[]
}

/**
 * Marks the words by which a passage answered, the names that were asked for by their initials, and the likenesses that
 * carried it, which alone are told. A name of several words ("North Korea") is marked where it stands whole: where it does,
 * its words alone ("Republic of Korea") are not.
 */
export function showReasons(passage: Passage, reasons: readonly Reason[], asked: readonly string[]): Shown {
  const carrying = reasons.filter((reason) => !isLikeness(reason) || carries(reason, reasons))
  const parts = passage.parts.map((part) => partsRead.getOrInsertComputed(part, readPart))
  const ofNames = findNames(parts, readAs(asked, carrying))
  const wanted = new Set(carrying.map(({ stem }) => stem).filter((stem) => !ofNames.stems.has(stem ?? '')))
  const names = carrying.flatMap((reason) => reason.names)
  const marks = parts.map((part, number) => {
    const inName = new Set([...placesOfNames(part, names), ...(ofNames.places[number] ?? [])])
    return part.words
      .filter((_word, at) => inName.has(at) || wanted.has(part.stems[at] ?? ''))
      .map(({ start, end }) => ({ start, end }))
  })
  return { marks, because: tell(carrying, parts) }
}

/** Whether the passage has the word itself, or as it was meant. */
function isContained({ matchKind }: Reason): boolean {
  return matchKind === 'same' || matchKind === 'spelling'
}

function isLikeness({ matchKind }: Reason): boolean {
  return matchKind === 'thesaurus' || matchKind === 'meaning'
}

/** Whether a likeness decided much of the score, and what was found is not nearer to another word of the question. */
function carries(reason: Reason, reasons: readonly Reason[]): boolean {
  const greatest = Math.max(...reasons.map(({ part }) => part))
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
  for (const { stems, folded } of parts) {
    const at = stem === null ? -1 : stems.indexOf(stem)
    if (at !== -1) return folded[at]
  }
  return undefined
}

interface ReadPart {
  readonly words: readonly Range[]
  readonly folded: readonly string[]
  readonly stems: readonly string[]
  readonly namePairs: readonly NamePair[]
}

/** Two words in capitals with nothing but stop words between: their places, and their stems with a space between. */
interface NamePair {
  readonly places: readonly [number, number]
  readonly stems: string
}

// The words of a part are the same for every question that finds it. The object is the key, since a part has no id.
const partsRead = new WeakMap<Part, ReadPart>()

function readPart({ text }: Part): ReadPart {
  const words = splitWords(text)
  const folded = words.map((word) => word.folded)
  const stems = folded.map(stemOf)
  const namePairs: NamePair[] = []
  let before: number | null = null
  for (const [at, { start }] of words.entries()) {
    if (isStopWord(folded[at] ?? '')) continue
    const isCapital = /^\p{Lu}/u.test(text.slice(start, start + 2))
    if (isCapital && before !== null) {
      namePairs.push({ places: [before, at], stems: `${stems[before]} ${stems[at]}` })
    }
    before = isCapital ? at : null
  }
  return { words, folded, stems, namePairs }
}

function placesOfNames({ folded }: ReadPart, names: Reason['names']): readonly number[] {
  return names.flatMap((name) =>
    folded.flatMap((_, at) =>
      name.every((word, offset) => folded[at + offset] === word) ? name.map((__, offset) => at + offset) : [],
    ),
  )
}

/** The words of a question that may be marked, folded. */
export function wordsToMark(question: string): readonly string[] {
  return foldWords(question).filter((word) => !isStopWord(word))
}

/** The stems of the question's words, or of what they were read as: "N. Korea" is North Korea. */
function readAs(asked: readonly string[], reasons: readonly Reason[]): readonly string[] {
  const read = new Map(
    reasons.filter((reason) => !isLikeness(reason)).map((reason) => [reason.asked, reason.stem]),
  )
  return asked.map((word) => read.get(word) ?? stemOf(word))
}

/**
 * The names of the question that stand in the passage: neighbouring words of the question that are neighbours there, in
 * capitals, with nothing but stop words between. `stems` are words that the question has in such names alone.
 */
function findNames(parts: readonly ReadPart[], asked: readonly string[]) {
  const pairAt = (at: number): string => `${asked[at]} ${asked[at + 1]}`
  const isPair = (at: number): boolean => at >= 0 && at + 1 < asked.length && asked[at] !== asked[at + 1]
  const pairs = new Set(asked.keys().filter(isPair).map(pairAt))
  const inText = parts.map(({ namePairs }) => namePairs.filter(({ stems }) => pairs.has(stems)))
  const found = new Set(inText.flatMap((of) => of.map(({ stems }) => stems)))
  const isNamed = (at: number): boolean =>
    [at - 1, at].some((first) => isPair(first) && found.has(pairAt(first)))
  const named = new Set(found.size === 0 ? [] : asked.keys().filter(isNamed))
  const alone = new Set(asked.filter((_, at) => !named.has(at)))
  return {
    places: inText.map((of) => new Set(of.flatMap(({ places }) => places))),
    stems: new Set(asked.filter((stem, at) => named.has(at) && !alone.has(stem))),
  }
}
