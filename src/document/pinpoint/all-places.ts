import type { Document } from '../document.ts'
import { stretchesOf } from '../lines.ts'
import { treeOf } from '../tree.ts'
import { pinpointWords } from './languages.ts'
import { countValues } from './values-of.ts'
import { fillIn, writeBoth } from './write.ts'

// Places written between two pauses.
const atATime = 50

/**
 * Tells `take` every place of a document as its citations name it, short and full: units, subparagraphs, rows and notes. It
 * pauses often.
 */
export function* allPlaces(document: Document, take: (place: string) => void): Generator<void, void> {
  const { byId, rows } = treeOf(document)
  const texts = [...byId.keys()].flatMap((id) =>
    stretchesOf(id, document).map(({ number }) => `${id}.sub${number}`),
  )
  const ids = [...byId.keys(), ...texts, ...rows.keys(), ...document.notes.map(({ id }) => id)]
  for (const [at, id] of ids.entries()) {
    for (const place of writeBoth(id, document)) take(place)
    if (at % atATime === 0) yield
  }
}

// What is counted further in words is rare.
const mostSentences = 20

/** What can follow a place in a citation: sentences, with `#` for any digits, and the lead-in. */
export function detailsOf({ language }: Document): readonly string[] {
  const words = pinpointWords(language)
  const both = [words.short, { ...words.short, ...words.full }]
  const counted = Array.from({ length: mostSentences }, (_, index) => countValues(index + 1, words))
  const details = both.flatMap(({ sentence, sentences }) => [
    fillIn(sentences, { a: '#', b: '#' }),
    ...counted.map((values) => fillIn(sentence, { ...values, a: '#' })),
  ])
  return [words.withLeadIn, ...new Set(details), ...details.map((detail) => words.withLeadIn + detail)]
}
