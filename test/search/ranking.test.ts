import { describe, expect, it } from 'vitest'
import { pinpoint } from '../../src/document/citation.ts'
import { engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)

describe('the search of the bundled document', () => {
  it.each([
    // The words stand there and nowhere else.
    ['paralympic', '7', 'the only passage with the word'],
    ['divided families abductees', '9', 'the only one with any of the three'],
    ['civil aviation', '3', 'the only one with aviation; 8 has only "civil"'],
    ['ship-to-ship transfers', '11(g)', 'the words of a hyphenated term count one by one'],
    ['information sharing', '11(c)', 'the only one with both'],
    ['financial lifelines', '11(f)', 'has both; 11(e) and 6 are only about money'],
    ['humanitarian cost', '9', 'has both, and "cost" twice'],
    ['political will', '11(d)', 'has the two words side by side; 11(b) is only political'],
    ['political solution', '11(b)', 'has the two words side by side; 11(d) is only political'],
    ['hostile intent', '2', 'has both; 7 has intent alone'],
    ['responsibility of China and Russia', '2', 'the only one with all three; 11(b) lacks Russia'],
    // In other forms.
    ['threatening the Japanese', '3', 'plural, participle and adjective of what stands there'],
    ['launched missile', '3', 'test-launched missiles'],
    ['violating human right', '9', 'violations of rights'],
    [
      'denuclearisation dialogue',
      '7',
      'British spelling; 10 is about denuclearization and 11(a) about dialogue',
    ],
    // Misspelt.
    ['marittime smugling', '11(g)', 'two letters wrong'],
    ['Olimpics', '7', 'a vowel wrong, in the plural'],
    ['abductes', '9', 'a letter left out'],
    // By initials and by the words that they stand for.
    ['IAEA', '4', 'the International Atomic Energy Agency, spelt out there'],
    ['Panel of Experts', '11(c)', 'a name with a small word inside'],
    // In whole questions.
    ['How many countries met in Vancouver?', '1', 'all three; 12 has Vancouver but no countries'],
    ['Which role can women play in resolving conflicts?', '8', 'the only one about women'],
    ['What is said about a brighter future for the people?', '2', 'the only one that looks so far ahead'],
    ['Do sanctions harm ordinary people?', '5', 'the only one with both "harm" and "people"'],
    [
      'How many resolutions did the Security Council adopt?',
      '5',
      'the only one that says that it adopted any',
    ],
  ])('answers “%s” with ¶%s: %s', (query, place) => {
    expect(placesFor(query)[0]).toBe(place)
  })

  it.each([
    ['safeguards verification', '4', 'has both words; 11(i) has a verification mechanism and is shorter'],
    ['verified dismantling', '2', 'verifiably dismantles; 10 and 11(i) say nearly the same'],
  ])('answers “%s” with ¶%s among the first three: %s', (query, place) => {
    expect(placesFor(query).slice(0, 3)).toContain(place)
  })

  it('finds a compound that the text writes with a hyphen', () => {
    expect(placesFor('cyberattacks')[0]).toBe('4')
  })

  it('puts the passages about sanctions under their heading before those that name them', () => {
    expect(placesFor('sanctions').slice(0, 2).toSorted()).toEqual(['5', '6'])
  })

  it('finds everything that names North Korean smuggling before what only names North Korea', () => {
    const [first, ...others] = placesFor('North Korea smuggling')
    expect(first).toBe('11(g)')
    expect(others.length).toBeGreaterThan(0)
  })

  it.each([
    ['quarterly football results'],
    ['how to bake sourdough bread'],
    ['printer driver for a laptop'],
    ['bus timetable on Sundays'],
    ['gardening tips'],
    ['war in Ukraine'],
    ['guitar lessons'],
  ])('does not pass off anything as an answer to “%s”', (query) => {
    const { hits, isWeak } = engine.search(query, 10)
    expect(hits.length === 0 || isWeak).toBe(true)
  })

  it.each([
    ['qzxv wrrbl', 'words that are none'],
    ['', 'nothing'],
    ['???', 'signs'],
    ['the of and', 'words that say nothing'],
    ['what would they have been doing about it', 'a question of such words'],
    ['bitcoin', 'a word that the text has no relative of'],
  ])('finds nothing for “%s”: %s', (query) => {
    expect(engine.search(query, 10)).toMatchObject({ hits: [], corrections: [] })
  })

  it('says what it read a misspelt word as', () => {
    expect(engine.search('smugling', 3).corrections).toEqual([{ typed: 'smugling', read: 'smuggling' }])
    expect(engine.search('smuggling', 3).corrections).toEqual([])
  })

  it('keeps to a phrase in quotation marks', () => {
    expect(placesFor('"political will"')).toEqual(['11(d)'])
    expect(placesFor('“special responsibility”')).toEqual(['2'])
    expect(placesFor('"will political"')).toEqual([])
  })

  it('leaves out what has a word after a hyphen', () => {
    const places = placesFor('sanctions -china')
    expect(places).toContain('6')
    for (const hit of engine.search('sanctions -china', 20).hits) {
      expect(
        hit.passage.parts
          .filter(({ of }) => of === hit.passage.place.unit)
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/china/iu)
    }
  })

  it('keeps to a section', () => {
    const { hits } = engine.search('in:sanctions north korea', 10)
    expect(hits.length).toBeGreaterThan(0)
    expect(new Set(hits.map(({ passage }) => passage.section))).toEqual(new Set(['Sanctions']))
  })
})

describe('related passages', () => {
  it('are about the same thing and stand in other paragraphs', () => {
    const [passage] = engine.search('"criminal activities"', 1).hits.map((hit) => hit.passage)
    const related =
      passage === undefined ? [] : engine.related(passage, 5).map((hit) => withoutMark(pinpoint(hit.passage)))
    expect(related[0]).toBe('4')
    expect(related.filter((place) => place.startsWith('11'))).toEqual([])
  })
})

function placesFor(query: string): readonly string[] {
  return engine.search(query, 10).hits.map(({ passage }) => withoutMark(pinpoint(passage)))
}

/** The number alone. */
function withoutMark(place: string): string {
  return place.replace('¶', '')
}
