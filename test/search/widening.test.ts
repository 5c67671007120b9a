import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { passageId } from '../../src/document/passage.ts'
import { createEngine, unusedSynonyms } from '../../src/search/engine.ts'
import { readInitialisms } from '../../src/search/initialisms.ts'
import { readWordVectors } from '../../src/search/word-vectors.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { editDistance } from '../../src/text/edit-distance.ts'
import { stemOf } from '../../src/text/words.ts'
import { bundledVectors, engineOf, harbour, paragraph, vancouver } from '../library.ts'

const engine = engineOf(vancouver)
const first = (query: string): string | undefined => {
  const [hit] = engine.search(query, 1).hits
  return hit === undefined ? undefined : passageId(hit.passage.place)
}

describe('Widening a word', () => {
  it.each([
    ['shipping lanes at sea', '11.g', 'thesaurus: shipping, sea → maritime'],
    ['hockey', '7', 'thesaurus: a winter sport'],
    ['IAEA', '4', 'initials in the text: International Atomic Energy Agency'],
    ['CVID', '10', 'initials of words in lower case, without the "and"'],
    ['PoE', '11.c', 'initials with the small word: Panel of Experts'],
    ['kidnapped', '9', 'thesaurus: abductees'],
    ['smugling', '11.g', 'spelling: one letter left out'],
    ['paralimpics', '7', 'spelling and stem at once'],
    ['denuclearise', '10', 'British spelling'],
    ['cyberattacks', '4', 'a compound of two words of the text'],
  ])('answers %s with ¶%s (%s)', (query, id) => {
    expect(engine.search(query, 3).hits.map(({ passage }) => passageId(passage.place))).toContain(id)
  })

  it('takes the pronoun for a pronoun and the initials for a country', () => {
    expect(first('US')).toBe('2')
    expect(first('us')).toBeUndefined()
  })

  it('tells which words were matched by similarity', () => {
    const [hit] = engine.search('hackers', 1).hits
    expect(hit?.because).toEqual([{ asked: 'hackers', found: 'cyber' }])
    expect(engine.search('sanctions', 1).hits[0]?.because).toEqual([])
  })

  it('tells which word was corrected, and finds nothing for the literal one', () => {
    expect(engine.search('sanctoins', 3).corrections).toEqual([{ typed: 'sanctoins', read: 'sanctions' }])
    expect(engine.search('"sanctoins"', 3).hits).toEqual([])
    expect(engine.search('sanctions', 3).corrections).toEqual([])
  })

  it('does not take an everyday word that the text lacks for a misspelt one', () => {
    // wedding ~ leading, recipe ~ regime, concert ~ concern
    for (const query of ['wedding', 'recipe', 'concert'])
      expect(engine.search(query, 3).hits, query).toEqual([])
  })

  it('works without word vectors, with less', () => {
    const plain = createEngine({ ...vancouver, documents: [{ ...vancouver.main, thesaurus: [] }] }, null)
    expect(plain.search('sanctoins', 1).hits).toHaveLength(1)
    expect(plain.search('airplanes', 1).hits).toEqual([])
    expect(
      createEngine(
        { ...vancouver, documents: [{ ...vancouver.main, thesaurus: [] }] },
        bundledVectors(),
      ).search('talks', 1).hits,
    ).toHaveLength(1)
  })

  it('reports groups of a thesaurus that help nobody', () => {
    expect(unusedSynonyms(vancouver)).toEqual([])
    const thesaurus = [
      ['submarine', 'periscope'],
      ['lamp', 'lantern'],
    ]
    const library = { ...harbour, documents: [{ ...harbour.main, thesaurus }] }
    expect(unusedSynonyms(library)).toEqual([{ id: 'harbour-2031', group: ['submarine', 'periscope'] }])
  })
})

const vocabulary = paragraph(5).split(/\s+/u)

describe('Initialisms', () => {
  it('are read off names, surest in capitals', () => {
    const texts = ['The United States and the UN Security Council met.', 'A panel of experts.']
    const find = runTask(readInitialisms(texts))
    expect(find('us')?.entries).toEqual(new Map([[0, 1]]))
    expect(find('unsc')?.entries).toEqual(new Map([[0, 1]]))
    expect(find('poe')?.entries).toEqual(new Map([[1, 0.6]]))
    expect(find('pe')).toBeNull()
  })

  it('have the words of their names, each name once, in the order of the texts', () => {
    const find = runTask(
      readInitialisms(['Cats eat fish; cats  Eat fish.', 'Cats ate. Cold Air Turbine', 'UN: NU.']),
    )
    expect(find('cef')).toMatchObject({ entries: new Map([[0, 0.6]]), names: [['cats', 'eat', 'fish']] })
    expect(find('cat')).toMatchObject({ entries: new Map([[1, 1]]), names: [['cold', 'air', 'turbine']] })
    expect(find('unnu')).toBeNull()
    expect((find('cef')?.first ?? 0) < (find('cat')?.first ?? 0)).toBe(true)
  })

  it('cost a long document little: no block of 50 ms, and no string for each run of words', async () => {
    const texts = Array.from({ length: 500 }, (_, at) => vocabulary.map((word) => word + (at % 7)).join(' '))
    const steps = readInitialisms(texts)
    let [longest, together, most, count] = [0, 0, 0, 0]
    const before = heapInUse()
    for (let done = false; !done; ) {
      // What is held on the way, too.
      if (++count % 200 === 0) most = Math.max(most, heapInUse() - before)
      const start = process.threadCpuUsage()
      done = steps.next().done === true
      const { user, system } = process.threadCpuUsage(start)
      longest = Math.max(longest, (user + system) / 1000)
      together += (user + system) / 1000
    }
    expect(longest).toBeLessThan(50)
    expect(together).toBeLessThan(1_000)
    expect(count).toBeGreaterThan(200)
    expect(most).toBeLessThan(10e6)
  })
})

describe('Word vectors', () => {
  it('come with the program', () => {
    const vectors = bundledVectors()
    expect(vectors?.ranks.size).toBe(50_000)
    expect(vectors?.ranks.get('the')).toBe(0)
  })

  it('are off where the file is missing or is none', () => {
    expect(readWordVectors(new URL('./nowhere.bin', import.meta.url))).toBeNull()
    expect(readWordVectors(new URL('./widening.test.ts', import.meta.url))).toBeNull()
  })
})

describe('The edit distance', () => {
  it.each([
    ['sanctions', 'sanctions', 0],
    ['sanctoins', 'sanctions', 1],
    ['sanction', 'sanctions', 1],
    ['saanctions', 'sanctions', 1],
    ['sanktions', 'sanctions', 1],
    ['cost', 'ships', 5],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance)
    expect(editDistance(b, a, 9)).toBe(distance)
  })

  it('stops counting beyond what matters', () => {
    expect(editDistance('denuclearization', 'maritime', 2)).toBe(3)
  })
})

describe('Stems', () => {
  it.each([
    ['denuclearisation', 'denuclearization'],
    ['programme', 'programs'],
    ['harbours', 'harbor'],
    ['defence', 'defense'],
    ['centre', 'centers'],
    ['selfdefence', 'selfdefense'],
    ['analysed', 'analyzing'],
    ['catalogues', 'catalog'],
    ['judgement', 'judgments'],
    ['skilful', 'skillful'],
    ['enquiries', 'inquiry'],
    ['manoeuvres', 'maneuver'],
    ['manoeuvred', 'maneuvers'],
    ['sceptical', 'skeptical'],
    ['artefacts', 'artifact'],
    ['anaesthetic', 'anesthetic'],
    ['foetus', 'fetus'],
    ['practised', 'practiced'],
    ['smuggling', 'smuggle'],
  ])('are one for %s and %s', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b))
  })

  it.each([
    ['colleague', 'college'],
    ['audience', 'audit'],
    ['fence', 'fen'],
    ['aerial', 'erial'],
  ])('are two for %s and %s', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b))
  })
})

/** Bytes, without what is only waiting to be collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}
