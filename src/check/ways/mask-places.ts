import type { Document } from '../../document/document.ts'
import { allPlaces, detailsOf } from '../../document/pinpoint/all-places.ts'
import { createPhrases, longestAt, type Phrases, wordsOf } from './phrases.ts'

/** Stands for each character of a place in a masked line. */
export const placeSign = '\uE000'

interface Places {
  readonly places: Phrases
  readonly details: Phrases
}

const known = new WeakMap<Document, Places>()

/**
 * A line in which every place of these documents, named as their citations name it ("art. 6(1)(f)", "第十三条第一款, "Article
 * 6(1)(f), first sentence"), is `placeSign`, character by character.
 */
export function maskPlaces(line: string, documents: readonly Document[]): string {
  const all = documents.filter(hasOwnPlaces).map((each) => known.getOrInsertComputed(each, read))
  if (all.length === 0) return line
  const words = wordsOf(line)
  let masked = ''
  let from = 0
  for (let at = 0; at < words.length; ) {
    const ends = all.map(({ places, details }) => {
      const end = longestAt(at, words, places)
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

function read(document: Document): Places {
  return { places: createPhrases(allPlaces(document)), details: createPhrases(detailsOf(document)) }
}
