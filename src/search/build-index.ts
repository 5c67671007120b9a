import { itemsOf } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import { itemPassage, type Passage, paragraphPassage } from '../document/passage.ts'
import { isStopWord, splitWords, stemOf } from './words.ts'

/** A passage as the index sees it: what it is, and how many words its heading and its text have. */
export interface Entry {
  readonly passage: Passage
  readonly headingLength: number
  readonly textLength: number
}

/** How often a term stands in one entry's heading and text. */
export interface Posting {
  readonly entry: number
  readonly inHeading: number
  readonly inText: number
}

/** An inverted index over the paragraphs and items of a library. */
export interface Index {
  readonly entries: readonly Entry[]
  /** From a stem to where it stands. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
  /** The words as the texts spell them, folded. */
  readonly vocabulary: readonly string[]
  readonly meanHeadingLength: number
  readonly meanTextLength: number
}

/** Every paragraph is an entry with its own text, and every item one of its own, under the paragraph's heading. */
export function buildIndex(library: Library): Index {
  const postings = new Map<string, Posting[]>()
  const vocabulary = new Set<string>()
  const entries = listPassages(library).map(({ passage, text }, entry): Entry => {
    const heading = termsOf(passage.section ?? '', vocabulary)
    const body = termsOf(text, vocabulary)
    for (const term of new Set([...heading, ...body])) {
      const list = postings.get(term) ?? []
      list.push({ entry, inHeading: count(heading, term), inText: count(body, term) })
      postings.set(term, list)
    }
    return { passage, headingLength: heading.length, textLength: body.length }
  })
  return {
    entries,
    postings,
    vocabulary: [...vocabulary],
    meanHeadingLength: mean(entries.map((entry) => entry.headingLength)),
    meanTextLength: mean(entries.map((entry) => entry.textLength)),
  }
}

/** Passages with the text that is theirs alone: a paragraph's items answer for themselves. */
function listPassages(library: Library): readonly { readonly passage: Passage; readonly text: string }[] {
  return library.documents.flatMap((document) =>
    document.paragraphs.flatMap((paragraph) => {
      const own = paragraph.parts.filter((part) => part.kind === 'text').map((part) => part.text)
      const items = itemsOf(paragraph).flatMap(({ letter, text }) => {
        const passage = itemPassage(document, paragraph, letter)
        return passage === null ? [] : [{ passage, text }]
      })
      return [{ passage: paragraphPassage(document, paragraph), text: own.join('\n') }, ...items]
    }),
  )
}

function termsOf(text: string, vocabulary: Set<string>): readonly string[] {
  const words = splitWords(text)
    .map((word) => word.folded)
    .filter((word) => !isStopWord(word))
  for (const word of words) vocabulary.add(word)
  return words.map(stemOf)
}

function count(terms: readonly string[], wanted: string): number {
  return terms.filter((term) => term === wanted).length
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length) || 1
}
