import { beforeAll, describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { vancouver } from '../library.ts'
import { expectBounded } from './expect-bounded.ts'
import { repeated, traps, turned } from './inputs.ts'

const checker = createChecker({ documents: [traps, vancouver.main], main: traps, unsealed: [] })

describe('check', () => {
  beforeAll(async () => {
    // What runs for the first time is compiled.
    for (const [, text] of turned().slice(0, 12)) await checker.checkInSlices(text.slice(0, 4_000))
  })

  it.each([...repeated(), ...turned()])('takes bounded time: %s', async (_name, text) => {
    await expectBounded(() => checker.checkInSlices(text))
    expect((await checker.checkInSlices(text)).length).toBeGreaterThan(0)
  })
})
