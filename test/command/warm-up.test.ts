import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { warmUpReading } from '../../src/command/warm-up.ts'
import { vancouver } from '../library.ts'

function readFirst(how: 'warm' | 'cold'): readonly number[] {
  const program = join(import.meta.dirname, 'read-first-message.ts')
  const printed = execFileSync(process.execPath, [program, how], { encoding: 'utf8' })
  return z.array(z.number()).length(2).parse(JSON.parse(printed))
}

it('takes what the first message of a process would wait for, in Latin letters and in others', () => {
  const [cold, warm] = [readFirst('cold'), readFirst('warm')]
  for (const [at, ms] of cold.entries()) expect(warm[at]).toBeLessThan(ms / 2)
})

it('pauses often', () => {
  const pauses = warmUpReading(vancouver.documents).toArray().length
  expect(pauses).toBeGreaterThan(20)
})
