import { describe, expect, it } from 'vitest'
import { createEngine, unusedSynonyms } from '../../src/search/engine.ts'
import { vancouver } from '../library.ts'

const words = [
  ['Téléphone', 'sanctions'],
  ['KÍM', 'civil society'],
  ['zzz', 'Sánctions'],
  ['zzy', 'qqq'],
]
const library = {
  ...vancouver,
  main: { ...vancouver.main, thesaurus: words },
  documents: [{ ...vancouver.main, thesaurus: words }],
}

describe('A thesaurus', () => {
  const engine = createEngine(library, null)

  it.each(['téléphone', 'Téléphone', 'telephone', 'TELEPHONES', 'zzz'])(
    'knows %s, with accents and capitals or without',
    (typed) => {
      const [best] = engine.search(typed, 5).hits
      expect(best?.passage.section).toBe('Sanctions')
      expect(best?.because[0]?.found.toLowerCase()).toMatch(/^s[aá]nctions$/u)
    },
  )

  it('says a word as it writes it', () => {
    expect(engine.search('zzz', 1).hits[0]?.because).toEqual([{ asked: 'zzz', found: 'Sánctions' }])
  })

  it('tells which groups help nobody, by the same rule', () => {
    expect(unusedSynonyms(library).map(({ group }) => group)).toEqual([words[1], words[3]])
  })
})
