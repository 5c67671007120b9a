import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Document } from '../../src/document/document.ts'
import { readLibrary } from '../../src/document/read-library.ts'
import { loadEngine, readBundledVectors } from '../../src/search/engine.ts'
import { loadWords } from '../../src/search/words-cache.ts'
import { createFolderCache } from '../../src/text/folder-cache.ts'
import { numberedParagraphs } from '../../test/numbered-paragraphs.ts'
import { quantile } from '../measure.ts'
import { generateCollection } from './generate.ts'

// What only large libraries show, in one line each: completion, the cache, and how long building keeps the process busy.
// node bench/search/large.ts <passages>

const size = Number(process.argv[2] ?? 100_000)
const vectors = readBundledVectors()
const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
const cache = createFolderCache(folder)
const suggesting = await loadEngine(libraryOf(10_000), vectors)
const prefixes = generateCollection(10_000).questions.clean.flatMap(({ text }) =>
  [1, 3, 6, 12].map((end) => text.slice(0, end)),
)
for (const prefix of prefixes.slice(0, 200)) suggesting.suggest(prefix, 25)
const times = prefixes.map((prefix) => timed(() => suggesting.suggest(prefix, 25)))
console.log(
  `completion, 10,000 passages: p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`,
)

const library = libraryOf(size)
for (const how of ['built', 'from the cache']) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  await loadEngine(library, vectors, (_, sources, analyser) => loadWords(sources, cache, analyser))
  const seconds = ((performance.now() - start) / 1_000).toFixed(2)
  delay.disable()
  const busy = `busy for at most ${(delay.max / 1e6).toFixed(0)} ms at a time, p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms`
  console.log(`${size.toLocaleString('en')} passages, ${how}: ${seconds} s, ${busy}`)
}
await rm(folder, { recursive: true })

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** A library of one document, of so many invented paragraphs. */
function libraryOf(paragraphs: number) {
  const real = readLibrary('content')
  const document: Document = {
    ...real.main,
    thesaurus: [],
    parts: numberedParagraphs(generateCollection(paragraphs).texts.map(({ text }) => text)),
  }
  return { ...real, documents: [document], main: document }
}
