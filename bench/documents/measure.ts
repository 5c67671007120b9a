import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLibraryInSlices } from '../../src/document/read-library.ts'
import { loadEngine, readBundledVectors } from '../../src/search/engine.ts'
import { loadWords } from '../../src/search/words-cache.ts'
import { createFolderCache } from '../../src/text/folder-cache.ts'
import { median, quantile } from '../measure.ts'
import { measureAnswers } from './answers.ts'
import { longestBusy } from './longest-busy.ts'

// node --expose-gc bench/documents/measure.ts <folder>: prints a JSON object of figures, by what they are of.

const [, , folder = ''] = process.argv
const vectors = readBundledVectors()
const questions: readonly string[] = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8'))
const before = memory()
const {
  done: { library, engine, used },
  busyMs,
} = await longestBusy(load)
const kept = memory() - before
for (const question of questions.slice(0, 100)) engine.search(question, 10)
const times = questions.map((question) => {
  const began = performance.now()
  engine.search(question, 10)
  return performance.now() - began
})
const figures = {
  'start, processor (s)': (used.user + used.system) / 1e6,
  'start, busy at a time at most (ms)': busyMs,
  'start, memory kept (MB)': kept / 2 ** 20,
  'search, p50 (ms)': median(times),
  'search, p99 (ms)': quantile(times, 0.99),
  ...(await measureAnswers(library, engine)),
}
const afterwards = { 'memory kept, after all that (MB)': (memory() - before) / 2 ** 20 }
console.log(JSON.stringify({ ...figures, ...afterwards }))

async function load() {
  const start = process.cpuUsage()
  const cache = createFolderCache(join(folder, 'cache'))
  const library = await readLibraryInSlices(join(folder, 'content'), null, null, cache)
  const engine = await loadEngine(library, vectors, (_, sources, analyser) =>
    loadWords(sources, cache, analyser),
  )
  return { library, engine, used: process.cpuUsage(start) }
}

function memory(): number {
  // Twice: what only the first run lets go of is freed by the second.
  globalThis.gc?.()
  globalThis.gc?.()
  // Array buffers are among what is external.
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
