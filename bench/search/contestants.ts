import { DatabaseSync } from 'node:sqlite'
import FlexSearch from 'flexsearch'
import Fuse, { type IFuseOptions } from 'fuse.js'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import createWink from 'wink-bm25-text-search'
import nlp from 'wink-nlp-utils'
import { buildIndex } from '../../src/search/build-index.ts'
import { readBundledVectors } from '../../src/search/engine.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { foldWords, isStopWord, stemOf } from '../../src/text/words.ts'

export interface Text {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** A built index: the ids of the best texts for a question, best first. */
export type Search = (question: string, limit: number) => readonly string[]

/** An engine in its best sensible setting. `slow` ones are asked only the first twenty questions. */
export interface Contestant {
  readonly name: string
  readonly slow: boolean
  readonly build: (texts: readonly Text[]) => Search
}

/** Ours first; each setting was the best of those tried, and says what it is. */
export const contestants: readonly Contestant[] = [
  { name: 'Rapporteur', slow: false, build: buildOurs },
  { name: 'Fuse.js, default', slow: true, build: buildFuse({ threshold: 0.4, ignoreLocation: true }) },
  {
    name: 'Fuse.js, token search',
    slow: true,
    build: buildFuse({ useTokenSearch: true, ignoreLocation: true }),
  },
  { name: 'MiniSearch, stemmed, fuzzy', slow: false, build: buildMiniSearch },
  { name: 'lunr, stemmed', slow: false, build: buildLunr },
  { name: 'FlexSearch, suggest', slow: false, build: buildFlexSearch },
  { name: 'SQLite FTS5, porter, bm25', slow: false, build: buildFts5 },
  { name: 'wink BM25, stemmed', slow: false, build: buildWink },
]

function buildOurs(texts: readonly Text[]): Search {
  const sources = texts.map(({ title, text }) => ({ heading: title, text }))
  const knowledge = { thesaurus: createThesaurus([]), vectors: readBundledVectors() }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
  return (question, limit) =>
    runTask(searcher.find(question, limit)).hits.map(({ entry }) => texts[entry]?.id ?? '')
}

function buildFuse(options: IFuseOptions<Text>): (texts: readonly Text[]) => Search {
  return (texts) => {
    const keys = [{ name: 'title', weight: 2 }, 'text']
    const fuse = new Fuse(texts, { keys, ...options })
    return (question, limit) => fuse.search(question, { limit }).map(({ item }) => item.id)
  }
}

function buildMiniSearch(texts: readonly Text[]): Search {
  const index = new MiniSearch<Text>({
    fields: ['title', 'text'],
    processTerm: (term) => {
      const [word = ''] = foldWords(term)
      return word === '' || isStopWord(word) ? null : stemOf(word)
    },
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, combineWith: 'OR' },
  })
  index.addAll(texts)
  return (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => String(id))
}

function buildLunr(texts: readonly Text[]): Search {
  const index = lunr(function configure() {
    this.ref('id')
    this.field('title', { boost: 2 })
    this.field('text')
    for (const text of texts) this.add(text)
  })
  return (question, limit) =>
    index
      .query((query) => {
        for (const token of lunr.tokenizer(question)) query.term(token.toString(), {})
      })
      .slice(0, limit)
      .map(({ ref }) => ref)
}

function buildFlexSearch(texts: readonly Text[]): Search {
  const index = new FlexSearch.Index({
    tokenize: 'strict',
    encoder: FlexSearch.Charset.LatinBalance,
    resolution: 9,
  })
  for (const [at, { title, text }] of texts.entries()) index.add(at, `${title} ${text}`)
  return (question, limit) => {
    const words = foldWords(question).filter((word) => !isStopWord(word))
    return index.search(words.join(' '), { limit, suggest: true }).map((at) => texts[Number(at)]?.id ?? '')
  }
}

function buildFts5(texts: readonly Text[]): Search {
  const database = new DatabaseSync(':memory:')
  database.exec(
    "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')",
  )
  const insert = database.prepare('INSERT INTO texts VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for (const { id, title, text } of texts) insert.run(id, title, text)
  database.exec('COMMIT')
  const select = database.prepare(
    'SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, 2, 1) LIMIT ?',
  )
  return (question, limit) => {
    const words = [...new Set(foldWords(question).filter((word) => !isStopWord(word)))]
    if (words.length === 0) return []
    return select.all(words.map((word) => `"${word}"`).join(' OR '), limit).map((row) => String(row.id))
  }
}

// Its documentation's preparation, without the marks for negation, which lose a little on all but one collection.
function buildWink(texts: readonly Text[]): Search {
  const index = createWink()
  index.defineConfig({ fldWeights: { title: 3, text: 1 } })
  index.definePrepTasks([nlp.string.lowerCase, nlp.string.tokenize0, nlp.tokens.removeWords, nlp.tokens.stem])
  for (const [at, { title, text }] of texts.entries()) index.addDoc({ title, text }, at)
  index.consolidate()
  return (question, limit) => index.search(question, limit).map(([at]) => texts[Number(at)]?.id ?? '')
}
