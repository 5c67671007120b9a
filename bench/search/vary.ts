import { basename } from 'node:path'
import { progress } from '../measure.ts'
import { listCollections, readCollection } from './collection-files.ts'
import { contestants, type Search } from './contestants.ts'
import { createOurs, evaluate, type Quality } from './evaluate.ts'
import {
  chosen,
  plain,
  type Setting,
  searcherKey,
  shippedValue,
  varied,
  withoutFloor,
  withSetting,
} from './settings.ts'

// npm run bench:vary -- <folder with collections>
// Where the figures in parameters.ts come from: nDCG@10, clean / with typing errors, of each collection and their mean,
// the floor off, with one parameter changed at a time; what each mechanism is worth; and, for each collection, what it gets by a setting
// that was chosen by the others alone. Some ten minutes for four collections.

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say where the collections are: npm run bench:vary -- <folder>')
const collections = listCollections(folder, 0)
  .filter((name) => name !== 'sample')
  .map((path) => ({
    name: basename(path),
    judged: readCollection(path),
    searchers: new Map<string, Search>(),
    known: new Map<string, Quality>(),
  }))
type Entry = (typeof collections)[number]
const names = collections.map(({ name }) => name)
const mostSearchers = 8
let evaluations = 0
const start = performance.now()

const shipped = collections.map((entry) => measure(entry, {}))
print('as shipped', shipped)
const peers = collections.map(({ name, judged }) => bestPeers(name, judged))

console.log('\nOne parameter changed at a time')
for (const { path, values, off } of varied) {
  const now = shippedValue(path)
  const others = [...(off === undefined ? [] : [off]), ...values].filter((value) => value !== now)
  print(`${path} ${now}`, shipped)
  for (const value of others) print(`  ${value}`, measureAll({ [path]: value }))
}

console.log('\nWithout a mechanism, and what its absence costs the mean')
const [cleanAll, typoAll] = means(shipped)
for (const { path, off } of varied) {
  if (off === undefined) continue
  const [clean, typo] = means(measureAll({ [path]: off }))
  const cost = `${signed(cleanAll - clean)} / ${signed(typoAll - typo)}`
  console.log(`${path.padEnd(26)} ${both(clean, typo)}   ${cost}`)
}

console.log(
  '\nLeft out: by a setting chosen on the others, as shipped, and the best of the peers (clean; typo)',
)
const rows = collections.map((entry, at) => {
  const setting = choose(collections.filter((other) => other !== entry))
  const own = measure(entry, setting)
  const peer = peers[at]
  console.log(
    `${entry.name.padEnd(12)} ${pair(own)}   shipped ${pair(measure(entry, {}))}   ${peer?.clean.name} ${figure(peer?.clean.ndcg)}; ${peer?.typo.name} ${figure(peer?.typo.ndcg)}`,
  )
  console.log(`             ${JSON.stringify(setting)}`)
  return own
})
print('left out', rows)

/** Coordinate ascent from the plain setting: each parameter in turn takes the value that is best for these collections. */
function choose(others: readonly Entry[]): Setting {
  const gain = (setting: Setting): number => {
    const [clean, typo] = means(others.map((entry) => measure(entry, setting)))
    return clean + typo
  }
  let setting = plain
  let best = gain(setting)
  for (const { path, values } of chosen) {
    for (const value of values) {
      const changed = { ...setting, [path]: value }
      const reached = gain(changed)
      if (reached > best) [setting, best] = [changed, reached]
    }
  }
  return setting
}

function measureAll(setting: Setting): readonly Quality[] {
  return collections.map((entry) => measure(entry, setting))
}

/** By a setting, remembered; index and searcher are made anew only for what is read when they are made. */
function measure({ judged, searchers, known, name }: Entry, setting: Setting): Quality {
  const different = Object.fromEntries(
    Object.entries(setting).filter(([path, value]) => shippedValue(path) !== value),
  )
  return known.getOrInsertComputed(JSON.stringify(different), () => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    progress(`${seconds} s, ${++evaluations}: ${name} ${JSON.stringify(different)}`)
    return withSetting({ ...withoutFloor, ...different }, () => {
      const key = searcherKey(different)
      if (searchers.size >= mostSearchers && !searchers.has(key)) searchers.clear()
      return evaluate(
        judged,
        searchers.getOrInsertComputed(key, () => createOurs(judged)),
      )
    })
  })
}

/** The best of the other engines, for clean questions and for misspelt ones. */
function bestPeers(name: string, judged: Entry['judged']) {
  const measured = contestants
    .filter((contestant) => contestant.name !== 'Rapporteur' && !contestant.slow)
    .map((contestant) => {
      progress(`${name}: ${contestant.name}`)
      return { name: contestant.name, quality: evaluate(judged, contestant.build(judged.texts)) }
    })
  const best = (how: 'clean' | 'typo') =>
    measured
      .map((peer) => ({ name: peer.name, ndcg: peer.quality[how].ndcg }))
      .reduce((so, peer) => (peer.ndcg > so.ndcg ? peer : so))
  return { clean: best('clean'), typo: best('typo') }
}

function means(qualities: readonly Quality[]): readonly [clean: number, typo: number] {
  const mean = (how: 'clean' | 'typo'): number =>
    qualities.reduce((sum, quality) => sum + quality[how].ndcg, 0) / Math.max(1, qualities.length)
  return [mean('clean'), mean('typo')]
}

function print(label: string, qualities: readonly Quality[]): void {
  const each = qualities.map((quality, at) => `${names[at]} ${pair(quality)}`).join('  ')
  const mrr = qualities.reduce((sum, { clean }) => sum + clean.mrr, 0) / Math.max(1, qualities.length)
  console.log(`${label.padEnd(28)} ${each}  mean ${both(...means(qualities))}  MRR ${figure(mrr)}`)
}

function pair({ clean, typo }: Quality): string {
  return both(clean.ndcg, typo.ndcg)
}

function both(clean: number, typo: number): string {
  return `${figure(clean)} / ${figure(typo)}`
}

function figure(value = Number.NaN): string {
  return value.toFixed(4).replace(/^0/u, '')
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${figure(Math.abs(value))}`
}
