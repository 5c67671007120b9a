import { isStopWord, stemOf } from '../text/words.ts'
import { entriesWith, type Index, numbersOf } from './build-index.ts'
import { createHome } from './home.ts'
import { parameters } from './parameters.ts'
import type { WordVectors } from './word-vectors.ts'

/** How much at home random words are in the best entry, by their number. */
export interface ChanceLine {
  readonly at: number
  readonly slope: number
}

/** How much at home so many random subjects of a question are in the best entry; without vectors nothing is known of that. */
export function reachedByChance(line: ChanceLine | null, subjects: number): number {
  if (line === null) return Number.POSITIVE_INFINITY
  return Math.max(parameters.floor.calibration.least, line.at + line.slope * Math.max(1, subjects))
}

/**
 * Asks questions of random words of everyday English, drawn by frequency, and draws the line through what the most of them
 * reach, by the number of their words. The same questions for every collection, so that the same texts have the same floor. It pauses
 * between questions.
 */
export function* calibrate(index: Index, vectors: WordVectors | null): Generator<void, ChanceLine | null> {
  const { questions, lengths, spread } = parameters.floor.calibration
  if (vectors === null) return null
  const { ranks } = vectors
  const terms = numbersOf(index)
  const homeOf = createHome(index, vectors)
  const draw = drawWords(vectors)
  const reached = new Float32Array(index.size)
  const points: (readonly [number, number])[] = []
  for (const length of lengths) {
    const homes: number[] = []
    for (let question = 0; question < questions; question++) {
      homes.push(best(Array.from({ length }, draw)))
      yield
    }
    const mean = homes.reduce((sum, home) => sum + home, 0) / questions
    const variance = homes.reduce((sum, home) => sum + (home - mean) ** 2, 0) / questions
    points.push([length, mean + spread * Math.sqrt(variance)])
  }
  return fitLine(points)

  /** The most that one entry has of these words. */
  function best(words: readonly string[]): number {
    let most = 0
    const touched: number[] = []
    for (const word of words) {
      const term = terms.get(stemOf(word))
      if (term === undefined) continue
      const home = homeOf(ranks.get(word), entriesWith(index, term))
      if (home === 0) continue
      for (const entry of index.entries.subarray(index.starts[term], index.starts[term + 1])) {
        touched.push(entry)
        reached[entry] = (reached[entry] ?? 0) + home
        most = Math.max(most, reached[entry] ?? 0)
      }
    }
    for (const entry of touched) reached[entry] = 0
    return most
  }
}

/** Words of everyday English, as likely of each order of magnitude of frequency; the same ones each time. */
function drawWords(vectors: WordVectors): () => string {
  const { from, to } = parameters.floor.calibration
  let seed = 1
  return () => {
    for (;;) {
      // A linear congruential generator (Numerical Recipes).
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const word = vectors.ranks.wordAt(Math.floor(from * (to / from) ** (seed / 2 ** 32)))
      if (/^\p{L}{3,}$/u.test(word) && !isStopWord(word)) return word
    }
  }
}

function fitLine(points: readonly (readonly [number, number])[]): ChanceLine {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])]
  const slope = mean((point) => (point[0] - x) * (point[1] - y)) / mean((point) => (point[0] - x) ** 2)
  return { at: y - slope * x, slope }
}
