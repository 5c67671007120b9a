import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { buildIndex } from '../../src/search/build-index.ts'
import { createEngine } from '../../src/search/engine.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { encodeSynonyms, pairOf, readSynonyms } from '../../src/search/synonyms.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { createRanks } from '../../src/search/word-ranks.ts'
import type { WordVectors } from '../../src/search/word-vectors.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { bundledVectors, engineOf, vancouver } from '../library.ts'

const synonyms = bundledVectors()?.synonyms

describe('The synonyms that come with the program', () => {
  it.each([
    ['menace', 'threat', 'a synonym'],
    ['menaces', 'threat', 'in the plural'],
    ['starve', 'starvation', 'a noun made of the verb'],
    ['disarming', 'disarmament', 'of a form of the verb'],
    ['russian', 'russia', 'the people of a country'],
    ['stopped', 'halt', 'with a doubled consonant'],
  ])('know for %s %s: %s', (word, other) => {
    expect(synonyms?.sameAs(word)).toContain(other)
  })

  it('know of which kind something is, and not the other way round', () => {
    expect(synonyms?.broaderThan('blast')).toContain('explosion')
    expect(synonyms?.broaderThan('explosion')).not.toContain('blast')
  })

  it.each([
    ['war', 'peace', true],
    ['north', 'south', true],
    ['increases', 'decreased', true],
    ['war', 'conflict', false],
    ['zzgrblx', 'peace', false],
    ['', '', false],
  ])('call %s and %s opposites: %s', (a, b, expected) => {
    expect(synonyms?.areOpposites(a, b)).toBe(expected)
    expect(synonyms?.areOpposites(b, a)).toBe(expected)
  })

  it('leave out what the vectors call strangers, and words that say nothing', () => {
    expect(synonyms?.sameAs('nation')).toContain('country')
    expect(synonyms?.sameAs('nation')).not.toContain('land')
    for (const word of ['take', 'three', 'however', 'without'])
      expect([...(synonyms?.sameAs(word) ?? []), ...(synonyms?.broaderThan(word) ?? [])], word).toEqual([])
  })
})

describe('A file of synonyms', () => {
  const ranks = createRanks(Buffer.from('cat\nfeline\ndog'), 3)
  const bytes = encodeSynonyms(3, {
    same: [pairOf(1, 0), pairOf(0, 1)],
    broader: [],
    opposite: [pairOf(0, 2)],
  })

  const folder = mkdtempSync(join(tmpdir(), 'synonyms-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function temporaryFile(content: Buffer): URL {
    const path = join(folder, `${content.length}.bin`)
    writeFileSync(path, content)
    return pathToFileURL(path)
  }

  it('is read as it was written', () => {
    const read = readSynonyms(temporaryFile(bytes), ranks)
    expect(read?.sameAs('cats')).toEqual(['feline'])
    expect(read?.sameAs('feline')).toEqual(['cat'])
    expect(read?.sameAs('dog')).toEqual([])
    expect(read?.areOpposites('cat', 'dogs')).toBe(true)
  })

  it('is none where it is missing, cut short, something else or for other words', () => {
    expect(readSynonyms(new URL('./nowhere.bin', import.meta.url), ranks)).toBeNull()
    expect(readSynonyms(new URL('./synonyms.test.ts', import.meta.url), ranks)).toBeNull()
    for (const broken of [bytes.subarray(0, -4), bytes.subarray(0, 10), Buffer.alloc(0)])
      expect(readSynonyms(temporaryFile(broken), ranks)).toBeNull()
    expect(readSynonyms(temporaryFile(bytes), createRanks(Buffer.from('cat\ndog'), 2))).toBeNull()
  })
})

describe('A question in other words than the text', () => {
  const [plain, bare] = [engineOf(vancouver), withoutSynonyms()]
  const places = (query: string, engine = plain): readonly (number | undefined)[] =>
    engine.search(query, 3).hits.map(({ passage }) => Number(passage.place.unit.split('.')[0]))

  it.each([
    ['menace', 3, 'threat'],
    ['blast', 4, 'attacks'],
  ])('finds %s in ¶%i, which says %s', (query, place) => {
    expect(places(query)[0]).toBe(place)
    expect(places(query, bare)).not.toContain(place)
  })

  it('is widened by no opposite', () => {
    const library = { ...vancouver, documents: [{ ...vancouver.main, thesaurus: [] }] }
    const engine = createEngine(library, bundledVectors())
    const related = (query: string): readonly string[] =>
      engine.search(query, 20).hits.flatMap(({ because }) => because.map(({ found }) => found))
    expect(related('war')).toContain('conflict')
    expect(related('war')).not.toContain('peace')
    expect(related('unstable')).not.toContain('stable')
  })

  it('does not suffer from function words that the text lacks', () => {
    expect(places('has anybody ever taken vigilance seriously')).toContain(6)
  })
})

describe('In a large collection', () => {
  const others = Array.from({ length: 600 }, (_, at) => ({ heading: '', text: `Letter ${at} about gardens` }))
  const sources = [
    { heading: '', text: 'The threat is growing' },
    { heading: '', text: 'The menace is growing' },
    ...others,
  ]
  const index = runTask(buildIndex(sources))
  const find = (question: string, vectors: WordVectors | null): readonly number[] => {
    const searcher = runTask(createSearcher(index, sources, { thesaurus: createThesaurus([]), vectors }))
    return runTask(searcher.find(question, 10)).hits.map(({ entry }) => entry)
  }

  it('a close synonym is beside a word that the texts have, after it', () => {
    const vectors = bundledVectors()
    expect(find('menace', vectors)).toEqual([1, 0])
    expect(find('menace', vectors === null ? null : { ...vectors, synonyms: null })).toEqual([1])
  })

  it('a word that the texts lack is found by its synonyms, and function words do not count', () => {
    expect(find('growing peril', bundledVectors())).toEqual([1, 0])
    expect(find('peril', null)).toEqual([])
    expect(find('is anybody ever without menace', bundledVectors())[0]).toBe(1)
  })
})

function withoutSynonyms() {
  const vectors = bundledVectors()
  return createEngine(vancouver, vectors === null ? null : { ...vectors, synonyms: null })
}
