import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../src/search/build-index.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'

// Texts of invented words, all as long, so that only what a test is about makes one better than another.
const other = (at: number, count: number): string =>
  Array.from({ length: count }, (_, place) => `other${(at * 7 + place * 13) % 400}x`).join(' ')

/** The order in which a question finds these texts, which stand at the end of so many others; by their letters. */
function orderOf(question: string, texts: Readonly<Record<string, string>>, size: number): string {
  const names = Object.keys(texts)
  const sources = [...Array.from({ length: size }, (_, at) => other(at, 12)), ...Object.values(texts)].map(
    (text) => ({ heading: '', text }),
  )
  const knowledge = { thesaurus: createThesaurus([]), vectors: null }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
  return runTask(searcher.find(question, 10))
    .hits.map(({ entry }) => names[entry - size] ?? '')
    .join('')
}

describe('the search of a large collection', () => {
  it('takes a word that the question repeats for more', () => {
    const texts = { a: `zincore tinnera ${other(1, 10)}`, b: `coppero tinnera ${other(1, 10)}` }
    expect(orderOf('tinnera zincore coppero', texts, 600)).toBe('ab')
    expect(orderOf('tinnera zincore coppero and coppero again', texts, 600)).toBe('ba')
  })

  it('prefers words that stand near each other, and still more side by side', () => {
    const texts = {
      a: `ferroa ${other(1, 30)} pontea`,
      b: `${other(1, 14)} ferroa ${other(20, 3)} pontea ${other(16, 13)}`,
      c: `${other(1, 15)} ferroa pontea ${other(16, 15)}`,
    }
    expect(orderOf('ferroa pontea', texts, 600)).toBe('cba')
  })

  it.each([
    [600, 'are held beside the passages like them'],
    [1_200, 'teach each other their words too'],
  ])('of %i texts: the best %s', (size) => {
    const texts = {
      // All but the first match equally well; b shares its other words with a.
      a: 'questa questa velumo tarnik solvar',
      c: 'questa merido palonk visgar dortum',
      b: 'questa velumo tarnik solvar dortum',
    }
    expect(orderOf('questa', texts, size)).toBe('abc')
  })
})
