import { createChecker } from '../src/check/checker.ts'
import { basicUnitsOf } from '../src/document/basic-units.ts'
import type { Document } from '../src/document/document.ts'
import type { Library } from '../src/document/library.ts'
import { numberedParagraphs } from '../test/numbered-paragraphs.ts'
import { median, progress, quantile, type Row } from './measure.ts'
import { createRandom } from './random.ts'

const documentCount = 100
const paragraphsInDocument = 100
const wordsInParagraph = 100
const wordsInQuotation = 1_000
const quotationCount = 60
const rounds = 4
const changedShare = 0.05
const syllables =
  'ka re mi to sun dal ve lor pi an gre tos ban eck ium ster on fal der wi mar ble qui tor nes'.split(' ')

/** How long a quotation of a thousand words takes to check against a hundred documents of ten thousand words. */
export async function measureCheck(): Promise<readonly Row[]> {
  progress('Checking quotations')
  const random = createRandom(42)
  const library = generateLibrary(random)
  const checker = createChecker(library)
  const start = performance.now()
  await checker.prepare()
  const builtMs = performance.now() - start
  const quotations = Array.from({ length: quotationCount }, () => pickWords(library, random))
  const kinds = {
    exact: quotations,
    altered: quotations.map((words) =>
      words.map((word) => (random() < changedShare ? inventWord(random) : word)),
    ),
    absent: quotations.map((words) => shuffle(words, random)),
  }
  const took = Object.entries(kinds).map(([kind, texts]) => ({ kind, samples: sample(kind, texts) }))
  const base = median(took[0]?.samples ?? [])
  return [
    { what: 'check, reading a million words', value: builtMs, unit: 'ms' },
    ...took.flatMap(({ kind, samples }) =>
      [0.5, 0.99].map((share) => {
        const value = quantile(samples, share)
        const row = { what: `check, ${kind}, p${share * 100}`, value, unit: 'µs' }
        return kind === 'exact' && share === 0.5 ? row : { ...row, ratio: value / base, to: 'exact, p50' }
      }),
    ),
  ]

  /** Each quotation of some rounds, in microseconds; one round before them warms the compiler up. */
  function sample(kind: string, texts: readonly (readonly string[])[]): readonly number[] {
    const samples: number[] = []
    for (let round = -1; round < rounds; round += 1) {
      for (const words of texts) {
        const text = words.join(' ')
        const start = performance.now()
        const [verdict] = checker.check(text)
        const tookUs = (performance.now() - start) * 1_000
        if (verdict?.kind !== kind) throw new Error(`${verdict?.kind} instead of ${kind}`)
        if (round >= 0) samples.push(tookUs)
      }
    }
    return samples
  }
}

/** Invented words, the frequent ones as frequent as in English (Zipf). */
function generateLibrary(random: () => number): Library {
  const vocabulary = Array.from({ length: 20_000 }, () => inventWord(random))
  const word = (): string => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length)))] ?? ''
  const documents = Array.from(
    { length: documentCount },
    (_, at): Document => ({
      id: `generated-${at}`,
      title: `Generated ${at}`,
      short: `Generated ${at}`,
      date: '2020-01-02',
      place: null,
      issuer: 'Nobody',
      source: 'https://example.org/generated',
      language: 'en',
      rights: null,
      isCitedShort: false,
      page: null,
      format: 1,
      parts: numberedParagraphs(
        Array.from(
          { length: paragraphsInDocument },
          () => `${Array.from({ length: wordsInParagraph }, word).join(' ')}.`,
        ),
      ),
      notes: [],
      main: null,
      units: [],
      thesaurus: [],
      actions: [],
      version: null,
    }),
  )
  const [main] = documents
  if (main === undefined) throw new Error('no documents')
  return { documents, main, unsealed: [] }
}

/** The words of ten paragraphs that follow one another. */
function pickWords({ documents }: Library, random: () => number): readonly string[] {
  const document = documents[Math.floor(random() * documents.length)]
  const first = Math.floor(random() * (paragraphsInDocument - wordsInQuotation / wordsInParagraph))
  return (document === undefined ? [] : basicUnitsOf(document))
    .slice(first, first + wordsInQuotation / wordsInParagraph)
    .flatMap(({ parts }) => parts.flatMap(({ text }) => text.split(' ')))
}

function shuffle(words: readonly string[], random: () => number): readonly string[] {
  return words
    .map((word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
}

function inventWord(random: () => number): string {
  const length = 2 + Math.floor(random() * 3)
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}
