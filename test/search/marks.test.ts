import { describe, expect, it } from 'vitest'
import { passageId } from '../../src/document/passage.ts'
import { createEngine } from '../../src/search/engine.ts'
import type { Hit } from '../../src/search/hit.ts'
import { bundledVectors, engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)

function hitAt(query: string, place: string): Hit | undefined {
  return engine.search(query, 20).hits.find(({ passage }) => passageId(passage.place) === place)
}

/** The marked words with the one before each, so that it can be told where they stand. */
function markedIn(hit: Hit | undefined): readonly string[] {
  return (hit?.passage.parts ?? []).flatMap(({ text }, part) =>
    (hit?.marks[part] ?? []).map(({ start, end }) => {
      const before = /\S+\s+$/u.exec(text.slice(0, start))?.[0] ?? ''
      return `${before}${text.slice(start, end)}`
    }),
  )
}

describe('The marks of a name', () => {
  it('are on the whole name alone, where the passage has it', () => {
    const marked = markedIn(hitAt('sanctions on North Korea', '2'))
    expect(marked).toContain('North Korea')
    expect(marked.filter((words) => words === 'of Korea' || words === "of Korea's")).toEqual([])
  })

  it('are on its words where the passage has them apart', () => {
    expect(markedIn(hitAt('Security Council', '12'))).toContain('a security')
  })

  it('are on a word that is asked for beside the name as well', () => {
    expect(markedIn(hitAt('North Korea and the Republic of Korea', '2'))).toContain("of Korea's")
  })

  it('are on words in small letters wherever they stand', () => {
    const marked = markedIn(hitAt('nuclear test', '3'))
    expect(marked).toEqual(
      expect.arrayContaining(['reckless nuclear', 'nuclear tests', 'ever test', 'a nuclear']),
    )
  })
})

describe('A likeness', () => {
  const told = (query: string, place: string): readonly string[] =>
    (hitAt(query, place)?.because ?? []).map(({ asked, found }) => `${asked} ≈ ${found}`)

  it('is told as the passage has the word', () => {
    expect(told('menace', '3')).toEqual(['menace ≈ threat'])
    expect(told('blast', '4')).toEqual(['blast ≈ attacks'])
  })

  it('is neither told nor marked where other words carried the hit', () => {
    // "many" is a little like "people".
    const hit = hitAt('how many rockets were fired?', '3')
    expect(hit?.because.map(({ asked }) => asked)).toEqual(['rockets'])
    expect(markedIn(hit).filter((words) => words.endsWith('people'))).toEqual([])
  })

  it('is told once for all the words that one word of the passage stands for', () => {
    expect(told('grassroots organisations and groups', '8').join()).not.toMatch(
      /organizations.*organizations/u,
    )
    expect(told('United Nations', '5')).toEqual(['united nations ≈ un'])
  })

  it('is no word that is asked for itself', () => {
    const { hits } = engine.search('nuclear bombs', 20)
    expect(hits.flatMap(({ because }) => because.map(({ found }) => found))).not.toContain('nuclear')
  })

  it('is no function word and no opposite, in any passage', () => {
    const library = { ...vancouver, documents: [{ ...vancouver.main, thesaurus: [] }] }
    const bare = createEngine(library, bundledVectors())
    const found = (query: string): readonly string[] =>
      bare.search(query, 20).hits.flatMap(({ because }) => because.map((related) => related.found))
    expect(found('south')).not.toContain('north')
    for (const query of ['several', 'until', 'somewhere', 'without'])
      for (const word of ['three', 'however', 'around', 'against', 'twice'])
        expect(found(query), query).not.toContain(word)
  })
})
