import type { Document } from '../document.ts'
import { stretchesOf } from '../lines.ts'
import { treeOf } from '../tree.ts'
import { pinpointWords } from './languages.ts'
import { countValues } from './values-of.ts'
import { fillIn, writeFull, writeShort } from './write.ts'

/** Every place of a document as its citations name it, short and full: units, subparagraphs, rows and notes. */
export function allPlaces(document: Document): readonly string[] {
  const { byId, rows } = treeOf(document)
  const texts = [...byId.keys()].flatMap((id) =>
    stretchesOf(id, document).map(({ number }) => `${id}.sub${number}`),
  )
  const ids = [...byId.keys(), ...texts, ...rows.keys(), ...document.notes.map(({ id }) => id)]
  return ids.flatMap((unit) => {
    const place = { unit, sentences: null }
    return [writeShort(place, document) ?? '', writeFull(place, document) ?? '']
  })
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
