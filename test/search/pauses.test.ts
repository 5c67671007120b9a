import { describe, expect, it } from 'vitest'
import { generateDocuments } from '../../bench/libraries/generate-documents.ts'
import { documentSteps } from '../../src/document/read-document.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { createEngine } from '../../src/search/engine.ts'
import { listEntries } from '../../src/search/entries.ts'
import { createShortened } from '../../src/search/shortened.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { libraryOf } from './languages/library.ts'

const generated = generateDocuments(3, 6, 40)
const documents = generated.flatMap(({ id, file }) => {
  const reading = runTask(documentSteps(file, id, id))
  return 'document' in reading ? [reading.document] : []
})
const [english, other] = generated
const languages = new Set(documents.map(({ language }) => language)).size
// No language has it.
const unknown = 'qwertzuiop'

/** How often an answer pauses, and what it comes to. */
function countPauses<T>(steps: Generator<void, T>): { readonly pauses: number; readonly result: T } {
  for (let pauses = 0; ; pauses++) {
    const step = steps.next()
    if (step.done === true) return { pauses, result: step.value }
  }
}

function open() {
  expect(languages).toBeGreaterThan(2)
  return createEngine(libraryOf(documents), null)
}

describe('a search of several languages', () => {
  it('pauses at each word in each language, and answers the same', () => {
    const engine = open()
    const words = generated.map(({ question }) => question).join(' ')
    const { pauses, result } = countPauses(engine.searchSteps(words, 5))
    expect(pauses).toBeGreaterThan(languages * words.split(' ').length)
    expect(result).toEqual(open().search(words, 5))
  })

  it('pauses while it works out what finds misspelt words, at the first that it needs them for', () => {
    const engine = open()
    const known = countPauses(engine.searchSteps(english?.question ?? '', 5)).pauses
    const first = countPauses(engine.searchSteps(unknown, 5)).pauses
    const second = countPauses(engine.searchSteps(`${unknown}s`, 5)).pauses
    expect(known).toBeGreaterThan(languages)
    expect(first).toBeGreaterThan(second + languages)
  })

  it('pauses between the passages that it looks through for a phrase', () => {
    const engine = open()
    const phrase = `"${other?.question ?? ''}"`
    const { pauses, result } = countPauses(engine.searchSteps(phrase, 5))
    const ofLanguage = documents.filter(({ language }) => language === other?.language).length
    expect(pauses).toBeGreaterThan(40 * ofLanguage)
    expect(result.hits.length).toBeGreaterThan(0)
  })

  it('pauses while it finds what is related', () => {
    const engine = open()
    const [hit] = engine.search(other?.question ?? '', 1).hits
    if (hit === undefined) throw new Error('nothing is found')
    const { pauses, result } = countPauses(open().relatedSteps(hit.passage, 5))
    expect(pauses).toBeGreaterThan(20)
    expect(result.map(({ passage }) => passage.place)).toEqual(
      open()
        .related(hit.passage, 5)
        .map(({ passage }) => passage.place),
    )
  })
})

it('pauses while it looks up which words are initialisms, of which one may take as long as many others', () => {
  const index = runTask(buildIndex(documents.flatMap((document) => runTask(listEntries([document])).of(0))))
  let asked = 0
  let most = 0
  const steps = createShortened(index, () => {
    asked += 1
    return null
  })
  for (const _ of steps) {
    most = Math.max(most, asked)
    asked = 0
  }
  expect(index.terms.length).toBeGreaterThan(500)
  expect(most).toBeLessThanOrEqual(20)
})
