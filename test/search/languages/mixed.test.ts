import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/search/engine.ts'
import { bundledVectors, engineOf, vancouver } from '../../library.ts'
import { documentOf, libraryOf } from './library.ts'
import { dutchText } from './texts/dutch.ts'
import { germanText } from './texts/german.ts'
import { texts } from './texts/texts.ts'

const german = documentOf(germanText)
const mixed = createEngine(libraryOf([vancouver.main, ...texts.map(documentOf)]), bundledVectors())

function first(question: string, engine = mixed): string {
  const [hit] = engine.search(question, 5).hits
  return hit === undefined ? 'nothing' : `${hit.passage.document.id} ${hit.passage.place.unit}`
}

describe('a library in several languages', () => {
  it.each([
    'paralympic',
    'financial lifelines',
    'humanitarian cost',
    'Which role can women play in resolving conflicts?',
    'marittime smugling',
    'IAEA',
  ])('answers an English question as an English library does: %s', (question) => {
    expect(first(question)).toBe(first(question, engineOf(vancouver)))
  })

  it.each([
    ['What does it say about Abwasser?', 'lake-de 7'],
    ['was sagt es über bulletin?', 'nothing'],
    ['wat zegt de tekst over Schiedsgericht', 'lake-de 9'],
    ['Что говорится об unemployment benefits?', 'nothing'],
  ])('does not count words of grammar of another language: %s', (question, place) => {
    expect(first(question)).toBe(place)
  })

  it('reads no word of one language as a misspelt one of another', () => {
    expect(first('boete')).toBe('lake-nl 7')
    expect(mixed.search('boete', 3).corrections).toEqual([])
  })

  it('corrects what is misspelt in all of them', () => {
    const { corrections } = createEngine(libraryOf([german]), null).search('Fischernezte', 3)
    expect(corrections).toEqual([{ typed: 'fischernezte', read: 'fischernetze' }])
  })

  it('keeps phrases, exclusions and scopes', () => {
    expect(first('"任期四年"')).toBe('lake-zh 3')
    expect(first('"任四年期"')).toBe('nothing')
    expect(first('Ausschuss -Bericht')).toBe('lake-de 3')
    const scoped = mixed.search('commissie in:"Lake nl"', 9).hits
    expect(new Set(scoped.map(({ passage }) => passage.document.id))).toEqual(new Set(['lake-nl']))
  })

  it('has a thesaurus in the language of its document', () => {
    const written = { ...documentOf(dutchText), thesaurus: [['autoriteiten', 'gemeenteraden']] }
    const [hit] = createEngine(libraryOf([written]), null).search('autoriteit', 3).hits
    expect(hit?.passage.place.unit).toBe('3')
    expect(hit?.because).toEqual([{ asked: 'autoriteit', found: 'gemeenteraden' }])
  })
})
