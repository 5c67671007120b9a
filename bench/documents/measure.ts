import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readLibraryInSlices } from '../../src/document/read-library.ts'
import { loadEngine, readBundledVectors } from '../../src/search/engine.ts'
import { quantile } from '../measure.ts'

// node --expose-gc bench/documents/measure.ts <folder> <how>

const [, , folder = '', how = ''] = process.argv
const vectors = readBundledVectors()
const questions: readonly string[] = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8'))
const before = memory()
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const start = process.cpuUsage()
const library = await readLibraryInSlices(join(folder, 'content'), null, null, join(folder, 'cache'))
const engine = await loadEngine(library, vectors, join(folder, 'cache'))
const used = process.cpuUsage(start)
delay.disable()
const kept = memory() - before
for (const question of questions.slice(0, 100)) engine.search(question, 10)
const times = questions.map((question) => {
  const began = performance.now()
  engine.search(question, 10)
  return performance.now() - began
})
console.log(
  `${how}: ${((used.user + used.system) / 1e6).toFixed(2)} s of processor, busy for at most ${(delay.max / 1e6).toFixed(0)} ms at a time, ` +
    `${(kept / 2 ** 20).toFixed(0)} MB; a search p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`,
)

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}
