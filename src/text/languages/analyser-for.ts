import { createRequire } from 'node:module'
import { createAlphabetic, plainRules } from './alphabetic.ts'
import type { Analyser } from './analyser.ts'
import { english } from './english.ts'
import { createSegmented } from './segmented.ts'

// Each is loaded with the first document in its language: most libraries have one or two.
const load = createRequire(import.meta.url)
const loaders = new Map<string, () => Analyser>([
  ['fr', () => (load('./french.ts') as typeof import('./french.ts')).french],
  ['es', () => (load('./spanish.ts') as typeof import('./spanish.ts')).spanish],
  ['de', () => (load('./german.ts') as typeof import('./german.ts')).german],
  ['nl', () => (load('./dutch.ts') as typeof import('./dutch.ts')).dutch],
  ['it', () => (load('./italian.ts') as typeof import('./italian.ts')).italian],
  ['pt', () => (load('./portuguese.ts') as typeof import('./portuguese.ts')).portuguese],
  ['ru', () => (load('./russian.ts') as typeof import('./russian.ts')).russian],
  ['ar', () => (load('./arabic.ts') as typeof import('./arabic.ts')).arabic],
  ['zh', () => (load('./chinese.ts') as typeof import('./chinese.ts')).chinese],
  ['ja', () => (load('./japanese.ts') as typeof import('./japanese.ts')).japanese],
  ['ko', () => (load('./korean.ts') as typeof import('./korean.ts')).korean],
  ['th', () => (load('./thai.ts') as typeof import('./thai.ts')).thai],
])

const known = new Map<string, Analyser>([[english.id, english]])
const byTag = new Map<string, Analyser>()

// Languages that put no spaces between words, whose words ICU knows, without more.
const onlySegmented = new Set(['lo', 'km', 'my'])
// Cantonese and Classical Chinese are written in the same characters; Mandarin has a tag of its own, too.
const sameAs = new Map([
  ['yue', 'zh'],
  ['lzh', 'zh'],
  ['cmn', 'zh'],
  ['arb', 'ar'],
])

/**
 * The analyser of a language by its BCP 47 tag. A language that has none gets one that compares folded words, whose
 * `support` is "exact".
 */
export function analyserFor(language: string): Analyser {
  return byTag.getOrInsertComputed(language, findAnalyser)
}

function findAnalyser(language: string): Analyser {
  const [primary = 'und'] = language.toLowerCase().split('-')
  const id = sameAs.get(primary) ?? primary
  return known.getOrInsertComputed(id, createAnalyser)
}

function createAnalyser(id: string): Analyser {
  const loader = loaders.get(id)
  if (loader !== undefined) return loader()
  return onlySegmented.has(id) ? createSegmented(id, '', '') : createAlphabetic({ ...plainRules, id })
}
