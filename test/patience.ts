import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

// What starting a Node that does nothing takes on a quiet machine.
const usualStartMs = 150
const mostSlowness = 15
const samples = 3

// Measured by vitest.config.ts before anything runs, and again by whoever is about to give up.
let slowness = Number(process.env.SLOWNESS ?? 1)

/** How long to wait, in milliseconds, for what a quiet machine does within `ms`: longer where the machine is busy. */
export function patient(ms: number): number {
  return Math.ceil(ms * slowness)
}

/** Whether the machine is busier than was known; `patient` gives more from then on. */
export async function isBusierThanKnown(): Promise<boolean> {
  const now = await measureSlowness()
  if (now <= slowness) return false
  slowness = now
  return true
}

/** How many times longer the machine takes for something than a quiet one does; 1 or more. */
export async function measureSlowness(): Promise<number> {
  const times: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    const began = performance.now()
    await run(process.execPath, ['--eval', '0'])
    times.push(performance.now() - began)
  }
  const [, median = usualStartMs] = times.toSorted((a, b) => a - b)
  return Math.min(Math.max(median / usualStartMs, 1), mostSlowness)
}
