import { quantile } from '../measure.ts'
import { type JudgedCollection, type Question, readCollection } from './collection-files.ts'
import { contestants, type Search } from './contestants.ts'
import { ndcg } from './quality.ts'

// One contestant on one collection, in a process of its own, so that the memory is its own:
// node --expose-gc bench/search/measure-one.ts <contestant> <collection>

const depth = 10
const slowQuestions = 20

/** Scores are means over the questions, times milliseconds, memory megabytes. */
export interface Measured {
  readonly clean: Scores
  readonly typo: Scores
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly build: number
  readonly memory: number
  readonly asked: number
}

export interface Scores {
  readonly ndcg: number
  readonly mrr: number
  readonly recall: number
}

function measure(name: string, collectionName: string): Measured {
  const contestant = contestants.find((candidate) => candidate.name === name)
  if (contestant === undefined) throw new Error(`There is no contestant ${name}.`)
  const collection = readCollection(collectionName)
  const before = memory()
  const start = performance.now()
  const search = contestant.build(collection.texts)
  const build = performance.now() - start
  const after = memory()
  warmUp(search, collection, contestant.slow ? 5 : 300)
  const times: number[] = []
  const take = contestant.slow ? slowQuestions : Number.POSITIVE_INFINITY
  const clean = score(search, collection.questions.clean.slice(0, take), collection, times)
  // Of the generated questions only the second set is timed, of which half are misspelt.
  if (collectionName.startsWith('generated')) times.length = 0
  const typo = score(search, collection.questions.typo.slice(0, take), collection, times)
  return {
    clean,
    typo,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    build,
    memory: (after - before) / 1e6,
    asked: times.length,
  }
}

/** Lets the compiler finish, with questions that are not asked later: words of the texts, one letter left out. */
function warmUp(search: Search, { texts }: JudgedCollection, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const words = texts[(round * 7) % texts.length]?.text.split(' ') ?? []
    const from = (round * 3) % Math.max(1, words.length - 5)
    search(
      words
        .slice(from, from + 5)
        .join(' ')
        .replace(/(\w{4})\w/u, '$1'),
      depth,
    )
  }
}

function score(
  search: Search,
  questions: readonly Question[],
  { relevant }: JudgedCollection,
  times: number[],
): Scores {
  const judged = questions.flatMap((question) => {
    const grades = relevant.get(question.id)
    return grades === undefined ? [] : [{ question, grades }]
  })
  const sums = { ndcg: 0, mrr: 0, recall: 0 }
  for (const { question, grades } of judged) {
    const start = performance.now()
    const found = search(question.text, depth)
    times.push(performance.now() - start)
    const gains = found.map((id) => grades.get(id) ?? 0)
    const first = gains.findIndex((gain) => gain > 0)
    sums.ndcg += ndcg(found, grades)
    sums.mrr += first === -1 ? 0 : 1 / (first + 1)
    sums.recall += gains.filter((gain) => gain > 0).length / grades.size
  }
  const mean = (sum: number): number => sum / Math.max(1, judged.length)
  return { ndcg: mean(sums.ndcg), mrr: mean(sums.mrr), recall: mean(sums.recall) }
}

/** What the process holds after everything unreachable has gone; SQLite's own memory is in the resident set. */
function memory(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}

const [, , contestant = '', collection = ''] = process.argv
process.stdout.write(JSON.stringify(measure(contestant, collection)))
