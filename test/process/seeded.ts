/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, github.com/bryc/code, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** By how much a process's clock is wrong (`shift-clock.ts`): mostly by nothing. */
export const clockShifts = ['0', '0', '10000', '-6000', '-60000', '6000,0,-60000'] as const

/** One of several. */
export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
