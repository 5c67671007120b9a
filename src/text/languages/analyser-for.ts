import { createAlphabetic, plainRules } from './alphabetic.ts'
import type { Analyser } from './analyser.ts'
import { arabic } from './arabic.ts'
import { chinese } from './chinese.ts'
import { dutch } from './dutch.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { japanese } from './japanese.ts'
import { korean } from './korean.ts'
import { portuguese } from './portuguese.ts'
import { russian } from './russian.ts'
import { createSegmented } from './segmented.ts'
import { spanish } from './spanish.ts'
import { thai } from './thai.ts'

const known = new Map<string, Analyser>(
  [
    english,
    french,
    spanish,
    german,
    dutch,
    italian,
    portuguese,
    russian,
    arabic,
    chinese,
    japanese,
    korean,
    thai,
  ].map((analyser) => [analyser.id, analyser]),
)

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
  const [primary = 'und'] = language.toLowerCase().split('-')
  const id = sameAs.get(primary) ?? primary
  return known.getOrInsertComputed(id, () =>
    onlySegmented.has(id) ? createSegmented(id, '', '') : createAlphabetic({ ...plainRules, id }),
  )
}
