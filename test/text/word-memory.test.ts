import { expect, it } from 'vitest'
import { rememberWords } from '../../src/text/word-memory.ts'

it('remembers a value for each word, and forgets them all when there are too many', () => {
  const memory = rememberWords<number>(2)
  memory.set('ships', 1)
  memory.set('oil', 2)
  expect([memory.get('ships'), memory.get('oil'), memory.get('coal')]).toEqual([1, 2, undefined])
  memory.set('coal', 3)
  expect([memory.get('ships'), memory.get('oil'), memory.get('coal')]).toEqual([undefined, undefined, 3])
})
