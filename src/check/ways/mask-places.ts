import type { Document } from '../../document/document.ts'
import { allPlaces, detailsOf } from '../../document/pinpoint/all-places.ts'
import { runTask } from '../../text/cooperative-task.ts'
import { createMemory } from '../../text/memory.ts'
import {
  addPhrase,
  createPhraseList,
  createPhrases,
  longestAt,
  longestIn,
  type PhraseList,
  type Phrases,
  wordsOf,
} from './phrases.ts'

/** Stands for each character of a place in a masked line. */
export const placeSign = '\uE000'

interface Places {
  readonly places: PhraseList
  readonly details: Phrases
}

const known = createMemory<Document, Places>()

/** Writes down the places of these documents, which a long one has thousands of. It pauses often. */
export function* preparePlaces(documents: readonly Document[]): Generator<void, void> {
  for (const document of documents.filter(hasOwnPlaces)) {
    if (known.get(document) === undefined) known.set(document, yield* read(document))
  }
}

/**
 * A line in which every place of these documents, named as their citations name it ("art. 6(1)(f)", "第十三条第一款, "Article
 * 6(1)(f), first sentence"), is `placeSign`, character by character.
 */
export function maskPlaces(line: string, documents: readonly Document[]): string {
  const all = documents
    .filter(hasOwnPlaces)
    .map((each) => known.getOrInsertComputed(each, (document) => runTask(read(document))))
  if (all.length === 0) return line
  const words = wordsOf(line)
  let masked = ''
  let from = 0
  for (let at = 0; at < words.length; ) {
    const ends = all.map(({ places, details }) => {
      const end = longestIn(places, words, at)
      return end === at ? at : longestAt(end, words, details)
    })
    const end = Math.max(...ends)
    const [first, last] = [words[at], words[end - 1]]
    if (end > at && first !== undefined && last !== undefined) {
      masked += line.slice(from, first.start) + placeSign.repeat(last.end - first.start)
      from = last.end
    }
    at = Math.max(end, at + 1)
  }
  return masked + line.slice(from)
}

/** English texts of numbered paragraphs alone are cited by "¶" and "para.". */
function hasOwnPlaces({ format, language }: Document): boolean {
  return format === 2 || !/^en\b/iu.test(language)
}

function* read(document: Document): Generator<void, Places> {
  const places = createPhraseList()
  yield* allPlaces(document, (place) => addPhrase(place, places))
  return { places, details: createPhrases(detailsOf(document)) }
}
