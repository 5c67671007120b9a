import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../src/search/build-index.ts'
import { calibrate, reachedByChance } from '../../src/search/calibrate.ts'
import { createHome } from '../../src/search/home.ts'
import { createManner } from '../../src/search/manner.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { bundledVectors, engineOf, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'

const engine = engineOf(vancouver)

function verdict(question: string): 'answer' | 'nearest' | 'nothing' {
  const { hits, isWeak } = engine.search(question, 10)
  return hits.length === 0 ? 'nothing' : isWeak ? 'nearest' : 'answer'
}

describe('The floor', () => {
  it.each([
    ['sanctions thanks', 'courtesy'],
    ['hey guys, smuggling pls', 'courtesy of chats'],
    ['I was wondering whether anyone knows about cyber attacks', 'a manner of speaking'],
    ['tbh sanctions lol', 'words of chats'],
    ['plase smuggling', 'courtesy with a letter wrong'],
    ['sanctions 2018', 'a year'],
    ['sanctions thanks football', 'another topic beside a word at home'],
    ['human rights football', 'another topic beside two neighbours of the texts'],
    ['conventional weapons and the weather', 'another topic beside two'],
    ['smuggling 🙏🙏', 'emoji'],
  ])('lets an answer to %j through: %s', (question) => {
    expect(verdict(question)).toBe('answer')
  })

  it.each([
    ['football transfer news', 'no word of the texts'],
    ['thanks a lot', 'courtesy alone'],
    ['blockchain', 'a word that the texts lack'],
    ['family tree software', 'one word of the texts that is everybody’s'],
    ['social security number', 'likewise'],
  ])('finds nothing for %j: %s', (question) => {
    expect(verdict(question)).toBe('nothing')
  })

  it.each([
    ['Korean skincare routine', 'one word at home and two of another topic'],
    ['Vancouver hotels', 'one and one'],
    ['war in Ukraine', 'the more telling word is answered by its meaning only'],
    ['travel insurance', 'likewise'],
    ['Korean skincare routine steps', 'another topic between words at home'],
  ])('gives no answer to %j: %s', (question) => {
    expect(verdict(question)).not.toBe('answer')
  })
})

describe('A manner of speaking', () => {
  const manner = createManner(bundledVectors())

  it.each([
    'wondering',
    'honestly',
    'kinda',
    'yesterday',
    '2018',
    '9am',
    'waht',
    'tommorow',
    'baiscally',
    'geuss',
    'cna',
    'bruh',
    'merci',
    '18h30',
    'wikipedia',
    'x',
  ])('is %j', (word) => {
    expect(manner(word)).toBeGreaterThan(0.6)
  })

  it.each(['sanctions', 'football', 'bitcoin', 'hotel', 'nuclear', 'zzgrblx', 'insurance', 'nato', 'mali'])(
    'is not %j',
    (word) => {
      expect(manner(word)).toBeLessThan(0.1)
    },
  )

  it('is still known for numbers and days without vectors', () => {
    const plain = createManner(null)
    expect(['2018', 'monday', 'wondering', 'sanctions'].map(plain)).toEqual([1, 1, 1, 0])
  })
})

describe('The floor of a large text', () => {
  const texts = paragraphsOf(vancouver.main).map(({ parts }) => parts.map(({ text }) => text).join('\n'))
  const sources = [...Array.from({ length: 60 }, () => texts).flat(), 'Cookies may leave traces.'].map(
    (text) => ({ heading: '', text }),
  )
  const knowledge = { thesaurus: createThesaurus([]), vectors: bundledVectors() }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))

  it.each([
    ['leave traces', 'all its words stand there', true],
    ['leave traces tonight', 'all but a manner of speaking stand there', true],
    ['leave tracks', 'a synonym stands there', false],
  ])('calls what is found for %j an answer where %s: %s', (question, _, isAnswer) => {
    const { hits, isWeak } = runTask(searcher.find(question, 10))
    expect(hits.map(({ entry }) => entry)).toContain(sources.length - 1)
    expect(isWeak).toBe(!isAnswer)
  })
})

describe('What random questions reach', () => {
  const texts = paragraphsOf(vancouver.main).map(({ parts }) => ({
    heading: '',
    text: parts.map(({ text }) => text).join('\n'),
  }))
  // Everything a few times over, so that there is enough for chance.
  const index = runTask(buildIndex(Array.from({ length: 20 }, () => texts).flat()))

  it('is the same each time, and grows with their length', () => {
    const vectors = bundledVectors()
    const [once, again] = [1, 2].map(() => runTask(calibrate(index, vectors)))
    const lengths = [1, 2, 5, 10]
    const reached = lengths.map((length) => reachedByChance(once ?? null, length))
    expect(lengths.map((length) => reachedByChance(again ?? null, length))).toEqual(reached)
    expect(reached).toEqual(reached.toSorted((a, b) => a - b))
  })

  it('is less than a question about the texts does', () => {
    const vectors = bundledVectors()
    const find = createHome(index, vectors)
    const homeOf = (word: string, entries: number): number => find(vectors?.ranks.get(word), entries)
    const chance = runTask(calibrate(index, vectors))
    const words = ['sanctions', 'proliferation', 'evasion']
    const home = words.reduce((sum, word) => sum + homeOf(word, index.size / 12), 0)
    expect(home).toBeGreaterThan(reachedByChance(chance, words.length))
    expect(homeOf('people', index.size / 12)).toBeLessThan(homeOf('proliferation', index.size / 12))
  })
})
