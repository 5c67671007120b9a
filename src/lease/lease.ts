import { setTimeout as sleep } from 'node:timers/promises'
import type { LeaseStore } from './lease-store.ts'
import { nameOwner } from './owner.ts'
import { createTakeover } from './takeover.ts'

/** What one process at a time may do, such as being connected to Discord's gateway. */
export interface Lease {
  /**
   * Takes it unless a process that is alive has it; resolves to whether this one has it now. Whoever died with it is
   * watched for `leaseMs` before that is believed. Rejects where the database is away, or once `signal` is aborted.
   */
  readonly take: (signal: AbortSignal) => Promise<boolean>
  /** Resolves once this process has it, however long another keeps it. Rejects once `signal` is aborted. */
  readonly takeAtLast: (signal: AbortSignal) => Promise<void>
  /**
   * Whether this process has it still. Known at once, except after a pause of the process, when it is asked anew. While the
   * database is away, nobody else can take it.
   */
  readonly isHeld: () => Promise<boolean>
  /** Gives it back; nothing where this process has not got it. */
  readonly release: () => Promise<void>
  /** Resolves when it is this process' turn at what may be done only so often, whoever does it. */
  readonly takeTurn: (signal?: AbortSignal) => Promise<void>
}

export interface LeaseOptions {
  readonly store: LeaseStore
  readonly id: string
  /** Called when another has taken it. */
  readonly onLost: () => void
  /** Called with whether this process has it, and whether whoever had it before has died with it. */
  readonly onChange?: (isHeld: boolean, isTakeover: boolean) => void
  /** How long the lease of a process that does not show itself is left to it. */
  readonly leaseMs?: number
  /** How often whoever has it shows itself. */
  readonly beatMs?: number
  /** How far two turns are apart. */
  readonly turnMs?: number
}

/** When something was known, by a stopwatch, which stands still in a machine's sleep, and by the clock, which can be set. */
interface Moment {
  readonly elapsed: number
  readonly wall: number
}

// A connection that a long pause has cost is made anew with the next question.
const confirmTries = 3
const confirmPauseMs = 200

/** A lease of this process, which shows itself every `beatMs` while it has it. */
export function createLease({
  store,
  id,
  onLost,
  onChange = () => undefined,
  leaseMs = 6_000,
  beatMs = 2_000,
  turnMs = 0,
}: LeaseOptions): Lease {
  const owner = nameOwner()
  /** When it was last certainly this process'; null while it is not. */
  let heldAt: Moment | null = null
  /** When this process last tried to show itself: longer ago than a lease only after a pause. */
  let triedAt = momentNow()
  let wasPaused = false
  let confirming: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  const takeover = createTakeover(store, id, owner, leaseMs)

  return {
    async take(signal) {
      if (heldAt !== null) return true
      for (;;) {
        const outcome = await tryToTake()
        if (outcome !== 'unknown') return outcome === 'taken'
        await sleep(takeover.lookMs, undefined, { signal })
      }
    },
    async takeAtLast(signal) {
      while (heldAt === null) {
        // While the database is away, whoever has it keeps it.
        if ((await tryToTake().catch(() => 'unknown')) === 'taken') return
        await sleep(takeover.lookMs, undefined, { signal })
      }
    },
    async isHeld() {
      for (let tries = 0; heldAt !== null && !isFresh(heldAt); tries += 1) {
        try {
          confirming ??= beat().finally(() => {
            confirming = null
          })
          await confirming
        } catch {
          if (tries >= confirmTries) return !wasPaused
          await sleep(confirmPauseMs)
        }
      }
      return heldAt !== null
    },
    async release() {
      if (heldAt === null) return
      letGo()
      await store.release(id, owner)
    },
    async takeTurn(signal) {
      await sleep(await store.takeTurn(id, turnMs), undefined, signal === undefined ? {} : { signal })
    },
  }

  async function tryToTake(): Promise<'taken' | 'alive' | 'unknown'> {
    const began = momentNow()
    const { outcome, isTakeover } = await takeover.look()
    if (outcome !== 'taken') return outcome
    heldAt = began
    triedAt = began
    wasPaused = false
    beatLater()
    onChange(true, isTakeover)
    return outcome
  }

  /** Shows itself, and learns whether it still has the lease. */
  async function beat(): Promise<void> {
    const began = momentNow()
    if (msBetween(triedAt, began) > leaseMs) wasPaused = true
    triedAt = began
    const isMine = await store.beat(id, owner)
    // It was given back meanwhile.
    if (heldAt === null) return
    if (isMine) {
      heldAt = began
      wasPaused = false
      return
    }
    letGo()
    onLost()
  }

  function beatLater(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const again = (): void => {
        if (heldAt !== null) beatLater()
      }
      // While the database is away, whoever needs it says so.
      beat().then(again, again)
    }, beatMs)
    timer.unref()
  }

  function letGo(): void {
    clearTimeout(timer)
    heldAt = null
    onChange(false, false)
  }

  /** Whether nobody can have taken it since; with room for whoever answers meanwhile. */
  function isFresh(moment: Moment): boolean {
    return msBetween(moment, momentNow()) < (leaseMs + beatMs) / 2
  }
}

function momentNow(): Moment {
  return { elapsed: performance.now(), wall: Date.now() }
}

function msBetween(one: Moment, other: Moment): number {
  return Math.max(other.elapsed - one.elapsed, other.wall - one.wall)
}
