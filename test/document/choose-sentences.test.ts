import { expect, it } from 'vitest'
import { chooseSentences } from '../../src/document/choose-sentences.ts'
import { formatReference } from '../../src/document/reference/format.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { both } from '../library.ts'

it.each<[string, number[], string]>([
  ['5', [2], '5:2'],
  ['5', [3, 2], '5:2–3'],
  ['5', [1, 3, 4], '5:1, 5:3–4'],
  ['11(c)', [1], '11(c):1'],
  ['harbour-2031 6', [2, 2, 3], 'harbour-2031 6:2–3'],
  ['5:2', [1], '5:1'],
  ['5', [], '5'],
])('chooses of %s the sentences %j', (named, numbers, chosen) => {
  const parsed = parseReference(named, both.documents)
  if (parsed?.kind !== 'reference') throw new Error('no reference')
  expect(formatReference(chooseSentences(parsed.reference, numbers))).toBe(chosen)
})
