import { beforeAll, describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { vancouver } from '../library.ts'
import { isBusierThanKnown, patient } from '../patience.ts'
import { expectBounded, longestStretch } from './expect-bounded.ts'
import { repeated, traps, turned } from './inputs.ts'

const checker = createChecker({ documents: [traps, vancouver.main], main: traps, unsealed: [] })

describe('check', () => {
  beforeAll(async () => {
    // What runs for the first time is compiled.
    for (const [, text] of turned().slice(0, 12)) await checker.checkInSlices(text.slice(0, 4_000))
  })

  it.each([...repeated(), ...turned()])('takes bounded time: %s', async (_name, text) => {
    let verdicts = 0
    let stretch = Number.POSITIVE_INFINITY
    for (let trial = 0; trial < 3 && stretch > patient(50); trial += 1) {
      if (trial > 0) await isBusierThanKnown()
      stretch = await longestStretch(async () => {
        verdicts = (await checker.checkInSlices(text)).length
      })
    }
    expect(stretch, 'milliseconds at a stretch').toBeLessThanOrEqual(patient(50))
    await expectBounded(() => checker.check(text), 200)
    expect(verdicts).toBeGreaterThan(0)
  })
})
