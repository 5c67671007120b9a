import type { LeaseStore } from './lease-store.ts'
import { hasEnded } from './owner.ts'

/** Looks at a lease that another has, until it is free or its owner must be dead. */
export interface Takeover {
  /** How often to look. */
  readonly lookMs: number
  /**
   * `taken`: this process has it now. `alive`: another has it and has shown itself between two looks. `unknown`: look again.
   * `isTakeover`: its last owner did not give it back.
   */
  readonly look: () => Promise<{
    readonly outcome: 'taken' | 'alive' | 'unknown'
    readonly isTakeover: boolean
  }>
}

/**
 * The lease of a process that has ended on this machine is taken at once, another's once it was seen unchanged for `leaseMs` by this process' own stopwatch, which nobody can set, and in
 * looks without a gap: while the database was away its owner could not show itself.
 */
export function createTakeover(store: LeaseStore, id: string, owner: string, leaseMs: number): Takeover {
  const lookMs = Math.min(1_000, leaseMs / 4)
  let watched: { readonly beats: number; readonly since: number } | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  return {
    lookMs,
    async look() {
      const began = performance.now()
      const hasGap = began - lookedAt > leaseMs / 2
      const seen = await store.read(id)
      lookedAt = performance.now()
      const left = seen?.owner === owner ? null : (seen?.owner ?? null)
      const isFree = left === null || hasEnded(left)
      if (!isFree && seen !== null && (watched === null || hasGap || watched.beats !== seen.beats)) {
        const outcome = watched !== null && watched.beats !== seen.beats ? 'alive' : 'unknown'
        watched = { beats: seen.beats, since: lookedAt }
        return { outcome, isTakeover: false }
      }
      const isDead = watched !== null && began - watched.since >= leaseMs
      if (!isFree && !isDead) return { outcome: 'unknown', isTakeover: false }
      const isTaken = await store.take(id, owner, seen)
      watched = null
      return { outcome: isTaken ? 'taken' : 'unknown', isTakeover: isTaken && left !== null }
    },
  }
}
