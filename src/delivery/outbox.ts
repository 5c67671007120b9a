import { randomUUID } from 'node:crypto'
import type { Place } from '../command/place.ts'
import type { Log } from '../log.ts'
import { words } from '../words/words.ts'
import { deliver, type Outcome } from './deliver.ts'
import { postIdOf, type Wish, wishOf } from './post-id.ts'
import type { Post, PostStore } from './post-store.ts'
import type { Poster } from './poster.ts'

/**
 * What is said for all to see, once and only once: written down before anything is sent, marked so that it can be found
 * again, and finished by whoever comes next where a process dies over it.
 */
export interface Outbox {
  /**
   * Writes a wish down, with the messages that it takes. Resolves to the id of its post: the same for a wish that was
   * delivered twice, and for one that was asked again because its asker was never told that it had arrived.
   */
  readonly accept: (wish: Wish, payloads: readonly unknown[]) => Promise<string>
  /** Notes that the asker's platform knows that the wish arrived. */
  readonly acknowledge: (id: string) => Promise<void>
  /** Posts it, unless it stands already or another process is at it. Resolves within half a minute. */
  readonly deliver: (id: string) => Promise<Outcome>
  /**
   * Takes a post back, by its id or by one of its messages, as far as the outbox knows it: the message itself is the
   * caller's to remove where it is still there. Resolves to a sentence where the platform refuses, else to null.
   */
  readonly takeBack: (id: string | null, place: Place, message: string) => Promise<string | null>
  /** Begins to look for posts that nobody is at any more; `stop` ends that and everything in hand. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface OutboxOptions {
  /** The platform's name, as the adapter has it. */
  readonly platform: string
  readonly posts: PostStore
  readonly poster: Poster
  readonly log: Log
  readonly pace?: Pace
}

/** How long things take, in milliseconds. */
export interface Pace {
  /**
   * A request lasts ten seconds at most and its process prolongs the lease all the while; after a crash this much must
   * pass before anybody looks whether the message arrived, so that what was on its way has landed.
   */
  readonly leaseMs: number
  readonly renewEveryMs: number
  /** How often posts are looked for that nobody is at. */
  readonly sweepEveryMs: number
  /** The first pause before a message is sent again, or looked for; later ones are longer. */
  readonly retryMs: number
}

const usualPace: Pace = { leaseMs: 5_000, renewEveryMs: 1_000, sweepEveryMs: 1_000, retryMs: 1_000 }
const sweepLimit = 20
// A command whose acknowledgement failed is asked again soon or not at all. Where the process died just after it was
// acknowledged, the same wish asked again by then is taken for the one that stands.
const askAgainWithinMs = 2 * 60_000
// Keys of what does not stand are kept longer than any platform goes on redelivering.
const pruneAfterMs = 30 * 24 * 3_600_000

/** One outbox for each adapter. */
export function createOutbox({ platform, posts, poster, log, pace = usualPace }: OutboxOptions): Outbox {
  const owner = randomUUID()
  const leaving = new AbortController()
  const inHand = new Map<string, Promise<Outcome>>()
  let sweeping: NodeJS.Timeout | null = null
  const { leaseMs, renewEveryMs, sweepEveryMs, retryMs } = pace
  const now = Date.now
  const leaseEnd = (): number => now() + leaseMs
  const hands = { posts, poster, owner, leaseEnd, retryMs, stopping: leaving.signal, report }

  return {
    async accept(wish, payloads) {
      const id = postIdOf(wish)
      const same = wishOf(wish)
      const { workspace, channel, thread, asker, isRedelivered } = wish
      const before = isRedelivered ? null : await posts.findUnacknowledged(same, now() - askAgainWithinMs)
      if (before !== null) return before
      const where = { platform, workspace, channel, thread }
      await posts.add(
        { id, ...where, asker, wish: same, payloads, isAcknowledged: isRedelivered, createdAt: now() },
        { owner, until: leaseEnd() },
      )
      return id
    },

    acknowledge: (id) => posts.acknowledge(id),

    deliver: work,

    async takeBack(id, { channel }, message) {
      const known = id ?? (await posts.findByMessage(platform, channel, message))
      if (known === null) return null
      // What this process is posting right now is posted first.
      await inHand.get(known)?.catch(() => undefined)
      if (!(await posts.beginTakingBack(known))) return null
      return sentenceFor(await work(known))
    },

    start() {
      if (sweeping !== null) return
      sweeping = setInterval(() => void sweep(), sweepEveryMs)
      sweeping.unref()
      posts.prune(now() - pruneAfterMs).catch(report)
    },

    async stop() {
      if (sweeping !== null) clearInterval(sweeping)
      sweeping = null
      leaving.abort()
      await Promise.allSettled(inHand.values())
      await posts.release(owner).catch(report)
    },
  }

  /** Works on a post; a second call for the same one joins the first. */
  function work(id: string): Promise<Outcome> {
    const running = inHand.get(id)
    if (running !== undefined) return running
    const started = takeAndDeliver(id).finally(() => inHand.delete(id))
    inHand.set(id, started)
    return started
  }

  async function takeAndDeliver(id: string): Promise<Outcome> {
    const post = await posts.take(id, { owner, until: leaseEnd() }, now())
    if (post === null) return endedAs((await posts.find(id))?.state)
    const renewing = setInterval(() => {
      posts.renew(id, { owner, until: leaseEnd() }).catch(report)
    }, renewEveryMs)
    try {
      return await deliver(post, hands)
    } finally {
      clearInterval(renewing)
    }
  }

  async function sweep(): Promise<void> {
    try {
      for (const id of await posts.listAbandoned(platform, now(), sweepLimit)) {
        if (!inHand.has(id) && !leaving.signal.aborted) void finishAbandoned(id)
      }
    } catch (error) {
      report(error)
    }
  }

  /** Nobody waits for the answer any more, so what the asker must know is told them anew. */
  async function finishAbandoned(id: string): Promise<void> {
    try {
      const outcome = await work(id)
      const post = await posts.find(id)
      log.info({ platform, post: id, outcome: outcome.kind }, 'A post that was left unfinished is finished')
      const text = outcome.kind === 'pending' ? null : sentenceFor(outcome)
      if (post !== null && text !== null) await poster.notify(post, post.asker, text)
    } catch (error) {
      report(error)
    }
  }

  function report(error: unknown): void {
    log.error({ platform, err: error }, 'The outbox failed; it tries again')
  }
}

/** What the asker of a post must be told of how it ended; null where they see it. */
export function sentenceFor(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'refused':
      return outcome.why
    case 'late':
      return words.quoteCameLate
    case 'unsure':
      return words.quoteUnsure
    case 'pending':
      return words.quotePending
    case 'posted':
    case 'taken back':
    case 'elsewhere':
      return null
  }
}

/** How a post ended that is not in hand any more; one that is in hand is in others'. */
function endedAs(state: Post['state'] | undefined): Outcome {
  switch (state) {
    case 'posted':
    case 'taken back':
    case 'late':
    case 'unsure':
      return { kind: state }
    case 'refused':
      return { kind: 'refused', why: words.quoteRefusedBefore }
    case 'due':
    case 'posting':
    case 'taking back':
    case undefined:
      return { kind: 'elsewhere' }
  }
}
