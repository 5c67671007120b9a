import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { progress } from '../measure.ts'
import { listCollections } from './collection-files.ts'
import { contestants } from './contestants.ts'
import type { Measured } from './measure-one.ts'

// npm run bench:search -- [--generated 100000] [folder with collections]
// Prints one table a collection: how well each contestant ranks, clean and with typing errors, and what it costs, with
// the ratio of its median to ours.

const args = process.argv.slice(2)
const generatedAt = args.indexOf('--generated')
const generated = generatedAt === -1 ? 100_000 : Number(args[generatedAt + 1])
const folder =
  args.filter((_argument, at) => generatedAt === -1 || (at !== generatedAt && at !== generatedAt + 1))[0] ??
  null
// Too slow, or too large, for so many texts: minutes and gigabytes.
const onlyForSmall = new Set(['Fuse.js, default', 'Fuse.js, token search', 'lunr, stemmed'])

// What our parameters were chosen on; peers have their own usual settings, or the best of those tried.
const tunedOn = new Set(['sample', 'cranfield', 'npl', 'cacm', 'orsharc'])

for (const collection of listCollections(folder, generated)) {
  const entrants = contestants.filter(
    ({ name }) => !collection.startsWith('generated') || !onlyForSmall.has(name),
  )
  const measured = entrants.map(({ name }) => {
    progress(`${collection}: ${name}`)
    return { name, figures: measure(name, collection) }
  })
  const ours = measured[0]?.figures.p50 ?? Number.NaN
  const name = basename(collection)
  console.log(`\n${name}${tunedOn.has(name) ? ', on which the engine was tuned' : ''}`)
  console.table(Object.fromEntries(measured.map(({ name, figures }) => [name, rowOf(figures, ours)])))
}
console.log(
  `Node ${process.version}, ${availableParallelism()} cores. Quality at 10, clean / with typing errors; times in ms.`,
)

function measure(name: string, collection: string): Measured {
  const script = new URL('measure-one.ts', import.meta.url).pathname
  const options = { encoding: 'utf8', maxBuffer: 1 << 20, timeout: 600_000 } as const
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, name, collection], options))
}

function rowOf({ clean, typo, p50, p95, p99, build, memory, asked }: Measured, ours: number): object {
  const both = (key: 'ndcg' | 'mrr' | 'recall'): string =>
    `${clean[key].toFixed(3)} / ${typo[key].toFixed(3)}`
  return {
    nDCG: both('ndcg'),
    MRR: both('mrr'),
    Recall: both('recall'),
    p50: p50.toFixed(2),
    'p50 : ours': (p50 / ours).toFixed(1),
    p95: p95.toFixed(2),
    p99: p99.toFixed(2),
    'build s': (build / 1000).toFixed(2),
    'memory MB': memory.toFixed(0),
    questions: asked,
  }
}
