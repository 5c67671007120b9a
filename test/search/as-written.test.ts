import { describe, expect, it } from 'vitest'
import { passageId } from '../../src/document/passage.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { engineOf, vancouver } from '../library.ts'

const engine = engineOf(vancouver)

/** The texts that answer a question, by their position, best first; without vectors, so that only the words count. */
function find(texts: readonly string[], question: string): readonly number[] {
  const sources = texts.map((text) => ({ heading: '', text }))
  const knowledge = { thesaurus: createThesaurus([]), vectors: null }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
  return runTask(searcher.find(question, 10)).hits.map(({ entry }) => entry)
}

const filler = [
  'A text about rivers and lakes.',
  'Another one about mountains and snow.',
  'Trains run on rails.',
]

describe('A word is found however it is written:', () => {
  it.each([
    ['cyber-attacks', 'cyberattacks'],
    ['cyber-attacks', 'cyber attacks'],
    ['cyberattacks', 'cyber-attacks'],
    ['cyberattacks', 'cyber attacks'],
    ['cyber attacks', 'cyberattacks'],
    ['non-proliferation', 'nonproliferation'],
    ['nonproliferation', 'non-proliferation'],
    ['nonproliferation', 'non proliferation'],
    ['inter-Korean', 'interkorean'],
    ['takeoff', 'take-off'],
    ['UNSCR 2397', 'UNSCR2397'],
    ['UNSCR2397', 'UNSCR 2397'],
    ['the U.N. Charter', 'UN Charter'],
    ['the UN Charter', 'U.N. charter'],
    ['U.S. policy', 'US policy'],
    ['a policy of the US', 'U.S. policy?'],
    ['D.P.R.K. tests', 'DPRK tests'],
    ['spending on R&D', 'R&D'],
    ['North Korea', 'N. Korea'],
    ['North Korea', 'n. korea'],
    ['North Korea', 'N Korea'],
    ['the Ministers’ plans', "ministers' plans"],
    ['Tromsø', 'tromso'],
  ])('%j for %j', (written, asked) => {
    expect(find([...filler, `One that has ${written} in it.`], asked)).toEqual([3])
  })

  it('reads an initial before a name as what the texts have there', () => {
    const texts = [...filler, 'South Korea spoke.', 'North Korea fired.', 'Northern lights, nuclear power.']
    expect(find(texts, 'N. Korea')[0]).toBe(4)
    expect(find(texts, 'S. Korea')[0]).toBe(3)
  })

  it('takes nothing apart that the texts have whole, or hardly misspelt', () => {
    const texts = [...filler, 'The newspaper of the new paper mill.', 'A new paper.']
    expect(find(texts, 'newspaper')).toEqual([3])
    expect(find(texts, 'newpaper')).toEqual([3])
  })

  it.each([
    ['U.N. Security Council resolutions', 'UN Security Council resolutions'],
    ['what’s the U.S. intent', 'what is the US intent'],
    ['I’m in smuggling', 'smuggling'],
    ['dont we’ll they’ve sanctions', 'sanctions'],
    ['sanctions 🚢🙏', 'sanctions'],
    ['sanctions :ship: :+1: :)', 'sanctions'],
    [':wave: smuggling xD <3', 'smuggling'],
    ['sanctions AND smuggling', 'sanctions and smuggling'],
    ['UN/US', 'UN US'],
    ['nonproliferation', 'non-proliferation'],
  ])('%j is %j', (written, plain) => {
    const ids = (question: string): readonly string[] =>
      engine.search(question, 10).hits.map(({ passage }) => passageId(passage.place))
    expect(ids(plain).length).toBeGreaterThan(0)
    expect(ids(written)).toEqual(ids(plain))
  })

  it('marks the words that an initial, a compound and initials with full stops stand for', () => {
    const marked = (question: string): readonly string[] => {
      const [hit] = engine.search(question, 1).hits
      return (hit?.passage.parts ?? []).flatMap(({ text }, at) =>
        (hit?.marks[at] ?? []).map(({ start, end }) => text.slice(start, end)),
      )
    }
    expect(marked('N. Korea smuggling')).toEqual(expect.arrayContaining(['North', "Korea's", 'smuggling']))
    expect(marked('U.S.')).toEqual(['United', 'States'])
    expect(marked('cyberattacks')).toEqual(expect.arrayContaining(['cyber', 'attacks']))
  })
})
