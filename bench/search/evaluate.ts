import { buildIndex } from '../../src/search/build-index.ts'
import { readBundledVectors } from '../../src/search/engine.ts'
import { createSearcher } from '../../src/search/searcher.ts'
import { createThesaurus } from '../../src/search/thesaurus.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import type { JudgedCollection, Question } from './collection-files.ts'
import type { Search } from './contestants.ts'
import { ndcg } from './quality.ts'

const depth = 10
const vectors = readBundledVectors()

/** nDCG@10 and mean reciprocal rank, 0 to 1. */
interface Figures {
  readonly ndcg: number
  readonly mrr: number
}

/** The figures of clean questions and of misspelt ones. */
export interface Quality {
  readonly clean: Figures
  readonly typo: Figures
}

/** A searcher of a collection's texts, by the parameters as they are now; those of the order alone may change later. */
export function createOurs({ texts }: JudgedCollection): Search {
  const sources = texts.map(({ title, text }) => ({ heading: title, text }))
  const knowledge = { thesaurus: createThesaurus([]), vectors }
  const searcher = runTask(createSearcher(runTask(buildIndex(sources)), sources, knowledge))
  return (question, limit) =>
    runTask(searcher.find(question, limit)).hits.map(({ entry }) => texts[entry]?.id ?? '')
}

/** What a search gets on the judged questions of a collection. */
export function evaluate({ questions, relevant }: JudgedCollection, search: Search): Quality {
  return { clean: figuresOf(questions.clean), typo: figuresOf(questions.typo) }

  function figuresOf(asked: readonly Question[]): Figures {
    const judged = asked.flatMap(({ id, text }) => {
      const grades = relevant.get(id)
      if (grades === undefined) return []
      const found = search(text, depth)
      const first = found.findIndex((each) => grades.has(each))
      return [{ ndcg: ndcg(found, grades), mrr: first === -1 ? 0 : 1 / (first + 1) }]
    })
    const mean = (key: keyof Figures): number =>
      judged.reduce((sum, figures) => sum + figures[key], 0) / Math.max(1, judged.length)
    return { ndcg: mean('ndcg'), mrr: mean('mrr') }
  }
}
