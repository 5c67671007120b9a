import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createInHand } from '../../src/app/in-hand.ts'
import { runs } from '../run-length.ts'

describe('What is in hand', () => {
  it('is what was taken and not let go of yet, in whatever order that is done', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (letGo) => {
        const inHand = createInHand<number>()
        const held = new Map(Array.from({ length: 20 }, (_, item) => [item, inHand.take(item)]))
        for (const item of letGo) {
          held.get(item)?.()
          held.delete(item)
          expect(inHand.items().toSorted((a, b) => a - b)).toEqual([...held.keys()])
        }
      }),
      { numRuns: runs(1_000) },
    )
  })
})
