import { setTimeout as sleep } from 'node:timers/promises'
import pRetry, { AbortError } from 'p-retry'
import type { Post, PostStore } from './post-store.ts'
import { LookupUnavailable, type Mark, PostDelayed, type Poster, PostRefused } from './poster.ts'

/** How the work on a post ended. `why` is a sentence for its asker. */
export type Outcome =
  | { readonly kind: 'posted' }
  | { readonly kind: 'refused'; readonly why: string }
  /** Too much time has passed since it was asked for, and nothing of it was posted. */
  | { readonly kind: 'late' }
  /** The platform does not answer; it is tried again until it does or it is too late. */
  | { readonly kind: 'pending' }
  /** Whether it stands cannot be found out; it is not posted again. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'taken back' }
  /** Another process is at it, or this one is stopping: it will be done, but not here. */
  | { readonly kind: 'elsewhere' }

/** One owner's hands: what it needs to work on a post that it has leased. */
export interface Hands {
  readonly posts: PostStore
  readonly poster: Poster
  readonly owner: string
  /** When a lease that is taken now ends, milliseconds since 1970. */
  readonly leaseEnd: () => number
  /** The first pause before a message is sent again, or looked for. */
  readonly retryMs: number
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal
  /** Tells the operator of what went wrong. */
  readonly report: (error: unknown) => void
}

// In the middle of a conversation, a quote that comes later than this helps nobody.
const latestMs = 15 * 60_000
// What was sent once may stand, so it is looked for much longer.
const latestLookMs = 24 * 3_600_000
// Then its asker is told that it is not there yet, and the platform is left alone for a while.
const pauseAfterMs = 20_000
const restMs = 15_000
// A longer wait than this is not waited for on the spot.
const longestWaitMs = 5_000

/** Posts what of a leased post is not posted yet, in order, or finishes taking it back. */
export async function deliver(post: Post, hands: Hands): Promise<Outcome> {
  const { posts } = hands
  if (post.state === 'taking back') return takeBack(post, hands)
  const isBegun = post.parts.some(({ message, attemptedAt }) => message !== null || attemptedAt !== null)
  if (Date.now() - post.createdAt > (isBegun ? latestLookMs : latestMs)) {
    const state = isBegun ? 'unsure' : 'late'
    await posts.finish(post.id, 'posting', state)
    return { kind: state }
  }
  const standing: string[] = post.parts.flatMap(({ message }) => message ?? [])
  try {
    for (const number of (post.payloads ?? []).keys()) {
      if (post.parts[number]?.message === null) standing.push(await postPart(post, number, hands))
    }
    await posts.finish(post.id, 'posting', 'posted')
    return { kind: 'posted' }
  } catch (error) {
    if (error instanceof LeaseLost || hands.stopping.aborted) return { kind: 'elsewhere' }
    if (error instanceof LookupUnavailable) {
      await posts.finish(post.id, 'posting', 'unsure')
      return { kind: 'unsure' }
    }
    if (!(error instanceof PostRefused)) {
      hands.report(error)
      const rest = error instanceof PostDelayed ? error.waitMs : restMs
      await posts.renew(post.id, { owner: hands.owner, until: Date.now() + rest })
      return { kind: 'pending' }
    }
    // Part of a quote misleads: what was posted of it goes again.
    for (const message of standing) await hands.poster.remove(post, message)
    await posts.finish(post.id, 'posting', 'refused')
    return { kind: 'refused', why: error.message }
  }
}

/** The lease went to another process while this one was at work. */
class LeaseLost extends Error {}

/** Sends one message, and again where it is certain not to stand; resolves to its id. */
async function postPart(post: Post, number: number, hands: Hands): Promise<string> {
  const { posts, poster, owner, leaseEnd, retryMs, stopping } = hands
  const mark = { post: post.id, part: number }
  // Sent before without a known answer, by this process or by one that died over it.
  let attemptedAt = post.parts[number]?.attemptedAt ?? null

  async function tryOnce(): Promise<string> {
    if (attemptedAt !== null) {
      const found = await poster.find(post, mark, attemptedAt)
      if (found !== null) {
        await posts.record(post.id, number, found)
        return found
      }
    }
    const at = Date.now()
    const isOurs = await posts.attempt(post.id, number, attemptedAt ?? at, { owner, until: leaseEnd() })
    if (!isOurs) throw new LeaseLost()
    attemptedAt ??= at
    try {
      const message = await poster.post(post, post.payloads?.[number], mark)
      await posts.record(post.id, number, message)
      return message
    } catch (error) {
      if (!(error instanceof PostDelayed || error instanceof PostRefused)) throw error
      await posts.withdrawAttempt(post.id, number)
      attemptedAt = null
      throw error
    }
  }

  async function waitWhereAsked(error: unknown): Promise<never> {
    if (error instanceof PostDelayed && error.waitMs <= longestWaitMs) {
      await sleep(error.waitMs, undefined, { signal: stopping })
      throw error
    }
    throw isFinal(error) ? new AbortError(error) : error
  }

  return pRetry(() => tryOnce().catch(waitWhereAsked), {
    retries: Number.POSITIVE_INFINITY,
    // What was sent and not answered may still be on its way, so a look for it waits a little.
    minTimeout: retryMs,
    maxTimeout: 15_000,
    maxRetryTime: pauseAfterMs,
    signal: stopping,
  })
}

/** What trying again at once does not mend. */
function isFinal(error: unknown): error is Error {
  return [PostRefused, PostDelayed, LookupUnavailable, LeaseLost].some((kind) => error instanceof kind)
}

/** Removes every message of a post that stands, those among them that nobody has recorded yet. */
async function takeBack(post: Post, { posts, poster }: Hands): Promise<Outcome> {
  try {
    await removeAll()
    await posts.finish(post.id, 'taking back', 'taken back')
    return { kind: 'taken back' }
  } catch (error) {
    if (!(error instanceof PostRefused)) throw error
    await posts.finish(post.id, 'taking back', 'posted')
    return { kind: 'refused', why: error.message }
  }

  async function removeAll(): Promise<void> {
    for (const [number, { message, attemptedAt }] of post.parts.entries()) {
      const mark = { post: post.id, part: number }
      const standing = message ?? (attemptedAt === null ? null : await findQuietly(mark, attemptedAt))
      if (standing !== null) await poster.remove(post, standing)
    }
  }

  /** What cannot be looked for cannot be removed either. */
  async function findQuietly(mark: Mark, since: number): Promise<string | null> {
    return poster.find(post, mark, since).catch((error: unknown) => {
      if (error instanceof LookupUnavailable) return null
      throw error
    })
  }
}
