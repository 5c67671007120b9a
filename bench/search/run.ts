import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { progress } from '../measure.ts'
import { listCollections } from './collection-files.ts'
import { contestants } from './contestants.ts'
import type { Measured } from './measure-one.ts'

// npm run bench:search -- [--generated 100000] [folder with collections]
// Prints one table a collection: how well each contestant ranks, clean and with typing errors, and what it costs, with
// the ratio of its median to ours. With a folder also what stands beside it: `queries.tsv` judged, the floor in noise and off
// the subject, and each collection by a setting that was chosen on the others. Half an hour for four collections.

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
  const ours = measured[0]?.figures?.p50 ?? Number.NaN
  const name = basename(collection)
  console.log(`\n${name}${tunedOn.has(name) ? ', on which the engine was tuned' : ''}`)
  console.table(Object.fromEntries(measured.map(({ name, figures }) => [name, rowOf(figures, ours)])))
}
if (folder !== null) {
  const [queries, offTopic] = [join(folder, '..', 'queries.tsv'), join(folder, '..', 'off-topic.txt')]
  const judged = existsSync(queries) ? ['--queries', queries] : []
  if (judged.length > 0) run('../judge.ts', [queries])
  const others = existsSync(offTopic) ? ['--off-topic', offTopic] : []
  run('noise.ts', [...judged, ...others, '--collections', folder])
  run('vary.ts', [folder])
}
console.log(
  `Node ${process.version}, ${availableParallelism()} cores. Quality at 10, clean / with typing errors; times in ms.`,
)

/** Null for a contestant that takes more than ten minutes. */
function measure(name: string, collection: string): Measured | null {
  const script = new URL('measure-one.ts', import.meta.url).pathname
  const options = { encoding: 'utf8', maxBuffer: 1 << 20, timeout: 600_000 } as const
  try {
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, name, collection], options))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT') return null
    throw error
  }
}

/** Another of our programs, which prints its own tables. */
function run(script: string, args: readonly string[]): void {
  console.log(`\n${basename(script, '.ts')}`)
  execFileSync(process.execPath, [new URL(script, import.meta.url).pathname, ...args], { stdio: 'inherit' })
}

function rowOf(figures: Measured | null, ours: number): object {
  if (figures === null) return { nDCG: 'over ten minutes' }
  const { clean, typo, p50, p95, p99, build, memory, asked } = figures
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
