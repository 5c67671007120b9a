import { join } from 'node:path'
import { buildIndex } from '../../src/search/build-index.ts'
import { readBundledVectors } from '../../src/search/engine.ts'
import { parameters } from '../../src/search/parameters.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { type JudgedCollection, readCollection } from './collection-files.ts'
import { ndcg } from './quality.ts'

// npm run bench:vary -- <folder with cranfield and npl>
// The ranking with one parameter changed at a time: where the figures in parameters.ts come from.

const depth = 10
const { spelling, meaning, phrase, coverage, feedback, floor } = parameters
const variants: readonly (readonly [object, object])[] = [
  [parameters, {}],
  ...[0.9, 1.6].map((k1) => [parameters, { k1 }] as const),
  ...[0.3, 0.45, 0.75].map((textB) => [parameters, { textB }] as const),
  ...[0, 0.75].map((headingB) => [parameters, { headingB }] as const),
  ...[1, 1.5, 3].map((headingWeight) => [parameters, { headingWeight }] as const),
  ...[0, 100].map((everydayPassages) => [parameters, { everydayPassages }] as const),
  ...[8, 64].map((candidates) => [spelling, { candidates }] as const),
  [meaning, { smallCollection: 1e9 }],
  ...[0, 0.6].map((bonus) => [phrase, { bonus }] as const),
  ...[0, 0.3, 0.5].map((large) => [coverage, { large }] as const),
  ...[0, 0.15, 0.35].map((share) => [feedback, { share }] as const),
  ...[300, 1_200].map((words) => [feedback, { words }] as const),
  ...[10, 30].map((terms) => [feedback, { terms }] as const),
  [floor, { nearest: 0 }],
]

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say where the collections are: npm run bench:vary -- <folder>')
const collections = ['cranfield', 'npl'].map((name) => readCollection(join(folder, name)))
const vectors = readBundledVectors()
for (const [target, change] of variants) {
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, Reflect.get(target, key)]))
  Object.assign(target, change)
  const figures = collections.map((collection) => measure(collection)).join('   ')
  Object.assign(target, before)
  console.log(`${JSON.stringify(change).padEnd(28)} ${figures}`)
}

/** nDCG@10, clean and with typing errors. */
function measure({ texts, questions, relevant }: JudgedCollection): string {
  const sources = texts.map(({ title, text }) => ({ heading: title, text }))
  const knowledge = { thesaurus: createThesaurus([]), vectors }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
  const scores = [questions.clean, questions.typo].map((asked) => {
    const judged = asked.flatMap(({ id, text }) => {
      const grades = relevant.get(id)
      if (grades === undefined) return []
      const found = searcher.find(text, depth).hits.map(({ entry }) => texts[entry]?.id ?? '')
      return [ndcg(found, grades)]
    })
    return judged.reduce((sum, score) => sum + score, 0) / judged.length
  })
  return scores.map((score) => score.toFixed(3)).join(' / ')
}
