import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { passageId } from '../../src/document/passage.ts'
import { readLibrary } from '../../src/document/read-library.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { createEngine, readBundledVectors } from '../../src/search/engine.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { listCollections, readCollection } from './collection-files.ts'
import { type Ask, ask, type OnTopic, readLines, readNoise, type Shares, withNoise } from './noise-measure.ts'

// npm run judge:noise -- [--queries queries.tsv] [--collections folder] [--noise set.tsv]... [--off-topic list.txt]...
// What the floor lets through of the bundled document: questions about it with noise around them, by kind, and questions
// about other things. Then the same for each collection, with the questions of every other one. The four sets of noise and the
// three lists that come with the program are always among them; single words are also shown apart.

const { values } = parseArgs({
  options: {
    queries: { type: 'string' },
    collections: { type: 'string' },
    noise: { type: 'string', multiple: true, default: [] },
    'off-topic': { type: 'string', multiple: true, default: [] },
  },
})
const here = (name: string): string => new URL(name, import.meta.url).pathname
const sets = [...['one', 'two', 'three', 'four'].map((name) => here(`noise-${name}.tsv`)), ...values.noise]
const noise = sets.map((file) => [basename(file), readNoise(file)] as const)
const own = ['off-topic', 'off-topic-two', 'off-topic-chat'].map((name) => [name, here(`${name}.txt`)])
const lists = [...own, ...values['off-topic'].map((file) => [file, file])]
const offTopic = lists.map(([name = '', file = '']) => [name, unjudged(readLines(file))] as const)
const questionsAtMost = 225
const piecesEach = 3

const vectors = readBundledVectors()
const bundled = [...sampleQuestions(), ...(values.queries === undefined ? [] : readQueries(values.queries))]
judgeBundled()
if (values.collections !== undefined) judgeCollections(values.collections)

function judgeBundled(): void {
  const engine = createEngine(readLibrary('content'), vectors)
  const find: Ask = (question) => {
    const { hits, isWeak } = engine.search(question, 10)
    return { found: hits.map(({ passage }) => passageId(passage.place)), isWeak }
  }
  const single = bundled.filter(({ question }) => !question.includes(' '))
  const table: Record<string, object> = { 'no noise': rowOf(ask(bundled, find)) }
  for (const [name, pieces] of noise) {
    const asked = withNoise(bundled, pieces, find)
    table[name] = rowOf(ask(asked, find))
    if (single.length > 0) table[`${name}, single words`] = rowOf(ask(withNoise(single, pieces, find), find))
    for (const kind of new Set(pieces.map((each) => each.kind))) {
      const ofKind = asked.filter((each) => each.kind === kind)
      table[`${name}, ${kind}`] = rowOf(ask(ofKind, find))
    }
  }
  for (const [name, questions] of offTopic) table[name] = { ...rowOf(ask(questions, find)), right: '' }
  console.log('\nThe bundled document')
  console.table(table)
}

function judgeCollections(folder: string): void {
  const collections = listCollections(folder, 0)
    .filter((name) => name !== 'sample')
    .map((name) => {
      const { texts, questions, relevant } = readCollection(name)
      const asked = questions.clean.slice(0, questionsAtMost).map(({ id, text }) => ({
        question: text,
        best: new Set(relevant.get(id)?.keys()),
      }))
      return { name: basename(name), texts, asked }
    })
  for (const { name, texts, asked } of collections) {
    const sources = texts.map(({ title, text }) => ({ heading: title, text }))
    const knowledge = { thesaurus: createThesaurus([]), vectors }
    const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
    const find: Ask = (question) => {
      const { hits, isWeak } = runTask(searcher.find(question, 10))
      return { found: hits.map(({ entry }) => texts[entry]?.id ?? ''), isWeak }
    }
    const table: Record<string, object> = { 'its own': rowOf(ask(asked, find)) }
    for (const [set, pieces] of noise) {
      table[`its own in ${set}`] = rowOf(ask(withNoise(asked, pieces, find, piecesEach), find))
    }
    const alien = [
      ...collections
        .filter((other) => other.name !== name)
        .map((other) => [other.name, other.asked] as const),
      ['the bundled document', bundled.filter(({ question }) => question.includes(' '))] as const,
      ...offTopic,
    ]
    for (const [of, questions] of alien) table[`alien: ${of}`] = { ...rowOf(ask(questions, find)), right: '' }
    console.log(`\n${name}, ${texts.length} texts`)
    console.table(table)
  }
}

function rowOf({ asked, answered, nearest, refused, right }: Shares): object {
  const shown = Object.entries({ answered, nearest, refused, right })
  return { asked, ...Object.fromEntries(shown.map(([name, share]) => [name, share.toFixed(3)])) }
}

function sampleQuestions(): readonly OnTopic[] {
  const { questions, relevant } = readCollection('sample')
  return questions.clean.map(({ id, text }) => ({ question: text, best: new Set(relevant.get(id)?.keys()) }))
}

/** The queries of a file for `npm run judge` that have an answer and are no reference. */
function readQueries(file: string): readonly OnTopic[] {
  return readLines(file).flatMap((line) => {
    const [kind, question = '', best = ''] = line.split('\t')
    const isAnswered = kind !== 'negative' && kind !== 'reference'
    return isAnswered ? [{ question, best: new Set(best.split(',')) }] : []
  })
}

function unjudged(questions: readonly string[]): readonly OnTopic[] {
  return questions.map((question) => ({ question, best: null }))
}
