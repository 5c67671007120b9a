import { setTimeout as sleep } from 'node:timers/promises'
import pRetry from 'p-retry'
import { nameOwner } from '../lease/owner.ts'
import type { Installation } from './installation.ts'
import type { InstallationStore } from './installation-store.ts'
import { openTokens, sealTokens, type Tokens } from './seal-tokens.ts'
import type { SecretBox } from './secret-box.ts'

/** The platform refuses a refresh token for good: it was used, or withdrawn. */
export class RefreshRefused extends Error {
  override readonly name = 'RefreshRefused'
}

/** The platform certainly didn't use the refresh token, for now. */
export class RefreshDelayed extends Error {
  override readonly name = 'RefreshDelayed'
}

/** How having new tokens ended: they are there, will never be, or are to be had later. */
export type RefreshOutcome = 'refreshed' | 'refused' | 'failed'

export interface RefreshOptions {
  readonly store: InstallationStore
  readonly box: SecretBox
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /**
   * Has the next tokens from the platform. Throws RefreshRefused or RefreshDelayed; after any other error the refresh token
   * may be used up.
   */
  readonly refresh: (refreshToken: string) => Promise<Tokens>
  /** Told once of tokens that can't be had anew any more, with the last token; null where that has ended, too. */
  readonly onLost: (installation: Installation, token: string | null) => void
  readonly report: (error: unknown) => void
  /** Told how each attempt ended, for numbers. */
  readonly onRefresh?: ((outcome: RefreshOutcome) => void) | undefined
}

// A request to a platform waits three times ten seconds at most: to connect, for the answer's head and for the rest of it.
const leaseMs = 30_000
const lookEveryMs = 100
const owner = nameOwner()
// What the platform has given and the database couldn't take is kept trying for as long as that may take.
const writeForMs = 10 * 60_000

/**
 * Has new tokens for an installation, once, whoever else tries: in this process, or in others on the same database. Resolves
 * to the installation as it is then, by whoever did it; to null where it is gone. Where somebody else is at it and `waits` is
 * false, it is as it was.
 */
export async function refreshTokens(
  known: Installation,
  waits: boolean,
  options: RefreshOptions,
): Promise<Installation | null> {
  const { store, now } = options
  const began = performance.now()
  for (;;) {
    const held = await store.beginRefresh(known, { owner, until: now() + leaseMs, now: now() })
    if (held !== null) return use(held, options)
    const latest = await store.find(known.platform, known.id)
    if (latest === null || latest.version !== known.version || latest.isLost) return latest
    if (!waits || performance.now() - began > leaseMs * 2) return latest
    await sleep(lookEveryMs)
  }
}

/** Uses a refresh token up. `held` is the installation as it was before that was noted. */
async function use(held: Installation, options: RefreshOptions): Promise<Installation | null> {
  const { store, box, now, refresh, onLost, report, onRefresh } = options
  const tokens = openTokens(box, held)
  let next: Tokens
  try {
    next = await refresh(tokens.refreshToken ?? '')
  } catch (error) {
    onRefresh?.(error instanceof RefreshRefused ? 'refused' : 'failed')
    if (error instanceof RefreshRefused) {
      const isNew = await store.lose(held)
      const hasEnded = (held.expiresAt ?? 0) <= now()
      if (isNew) onLost(held, hasEnded ? null : tokens.token)
    } else {
      const wasUsed = held.refreshingSince !== null || !(error instanceof RefreshDelayed)
      await store.giveUpRefresh(held, wasUsed)
      report(error)
    }
    return store.find(held.platform, held.id)
  }
  onRefresh?.('refreshed')
  const sealed = sealTokens(box, held, next)
  // From here on nobody else has these tokens. Whoever takes the refresh over meanwhile is refused by the platform.
  await pRetry(() => store.finishRefresh(held, sealed), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 100,
    maxTimeout: 5_000,
    maxRetryTime: writeForMs,
    onFailedAttempt: ({ error, attemptNumber }) => {
      if (attemptNumber === 1) report(error)
    },
  })
  return store.find(held.platform, held.id)
}
