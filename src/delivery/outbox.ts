import { randomUUID } from 'node:crypto'
import pRetry from 'p-retry'
import type { Channel } from '../command/place.ts'
import type { Log } from '../log.ts'
import { words } from '../words/words.ts'
import { batchWrites } from './batch-writes.ts'
import type { ChannelAccess } from './channel-access.ts'
import { deliverOnce, type Settled } from './deliver.ts'
import type { RulesByKind } from './delivery-rules.ts'
import type {
  Attempt,
  Delivery,
  DeliveryQueue,
  DeliveryStore,
  Result,
  UnreadableDelivery,
} from './delivery-store.ts'
import { createLeaseWatch } from './lease-watch.ts'
import { endedAs, type Outcome, outcomeOf } from './outcome.ts'
import { type Pace, usualPace } from './pace.ts'
import { deliveryIdOf, type PostRequest, requestIdOf } from './post-request.ts'

/**
 * Posts everything public exactly once: written down before it's sent, marked so that it can be found again, and
 * finished by another process if this one dies.
 */
export interface Outbox {
  /**
   * Writes a request down, with the messages that it takes. Resolves to the id of its delivery: the same for a request
   * that was delivered twice, and for one that was asked again because its asker was never told that it had arrived.
   */
  readonly accept: (request: PostRequest, payloads: readonly unknown[]) => Promise<string>
  /** Whether what this asks for was written down before and wasn't refused or too late: then it has come again. */
  readonly knows: (request: PostRequest) => Promise<boolean>
  /** Notes that the asker's platform knows that the request arrived. */
  readonly acknowledge: (id: string) => Promise<void>
  /**
   * Posts it, unless it stands already or another process is at it. Where the platform doesn't answer, it is tried again
   * for `patienceMs` (20 seconds unless given) before this resolves.
   */
  readonly deliver: (id: string, patienceMs?: number) => Promise<Outcome>
  /**
   * Removes what was posted, by its id or by one of its messages, as far as the ledger knows it: the message itself is the
   * caller's to remove where it is still there. Resolves to a sentence where the platform refuses, else to null.
   */
  readonly remove: (id: string | null, channel: Channel, message: string) => Promise<string | null>
  /** Delivers those of the ids that may be delivered now, and tells their owners what they must know. */
  readonly work: (ids: readonly string[]) => Promise<void>
  /** Begins to finish what is due and nobody is at. */
  readonly start: () => void
  /** Takes up nothing more by itself and waits for nothing on the spot; resolves once what is in hand is done. */
  readonly stop: () => Promise<void>
}

export interface OutboxOptions {
  readonly deliveries: DeliveryStore
  readonly queue: DeliveryQueue
  /** The platform's way into its channels; null where it is not connected (yet). */
  readonly channelAccess: (platform: string) => ChannelAccess | null
  readonly rules: RulesByKind
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  readonly log: Log
  readonly pace?: Pace
  /** Told how each delivery ended, or that it was put off, once the ledger has it. Never throws. */
  readonly onSettled?: (delivery: Delivery, settled: NonNullable<Settled>) => void
}

// Then the asker is told that it is not there yet, and the platform is left alone for a while.
const usualPatienceMs = 20_000
// A command whose acknowledgement failed is asked again soon or not at all. Where the process died just after it was
// acknowledged, the same thing asked again by then is taken for the one that stands.
const askAgainWithinMs = 2 * 60_000
// As many have a write each.
const fewInHand = 3
const pruneEveryMs = 24 * 3_600_000
// Keys of what does not stand are kept longer than any platform goes on redelivering.
const pruneAfterMs = 30 * pruneEveryMs

/** The one outbox of a store. Any number of processes may have one each on the same database. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { deliveries, queue, now, log, pace = usualPace } = options
  const owner = randomUUID()
  const leaving = new AbortController()
  const inHand = new Map<string, Promise<Outcome>>()
  // Those of them whose lease is taken. Prolonging locks them, and on PostgreSQL what is locked can't be taken.
  const leased = new Set<string>()
  const lease = () => ({ owner, until: Math.ceil(now() + pace.leaseMs / 2) })
  const watch = createLeaseWatch(pace.leaseMs / 2)
  let renewing: NodeJS.Timeout | null = null
  let pruning: NodeJS.Timeout | null = null
  let starting: Promise<void> = Promise.resolve()
  const context = {
    ...options,
    retryMs: pace.retryMs,
    // As long as after a crash: one rule for whatever was sent without a known answer.
    arrivalMs: pace.leaseMs,
    rests: new Map<string, number>(),
    stopping: leaving.signal,
    report,
    attempt: batchWrites(async (attempts: readonly Attempt[]) => {
      const held = new Set(await deliveries.attempt(attempts, lease(), now()))
      return ({ id }) => held.has(id)
    }, betweenWritesMs),
    settle: batchWrites(async (results: readonly Result[]) => {
      const held = new Set(await deliveries.settle(results, owner, now()))
      return ({ id }) => held.has(id)
    }, betweenWritesMs),
  }

  return {
    async accept(request, payloads) {
      const id = deliveryIdOf(request)
      const same = requestIdOf(request)
      const {
        kind,
        platform,
        workspace,
        channel,
        thread,
        asker: person,
        isRedelivered: isAcknowledged,
      } = request
      if (same !== null && !isAcknowledged) {
        const before = await deliveries.findUnacknowledged(same, now() - askAgainWithinMs)
        if (before !== null) return before
      }
      const place = { platform, workspace, channel, thread }
      const dueAt = now()
      await deliveries.add(
        { id, kind, ...place, person, request: same, payloads, isAcknowledged, dueAt },
        lease(),
      )
      return id
    },

    async knows(request) {
      const known = await deliveries.find(deliveryIdOf(request))
      return known !== null && known.state !== 'refused' && known.state !== 'skipped'
    },

    acknowledge: (id) => deliveries.acknowledge(id),

    deliver: (id, patienceMs = usualPatienceMs) => inHand.get(id) ?? hold(id, deliverNow(id, patienceMs)),

    async remove(id, place, message) {
      const { platform, workspace, channel } = place
      const at = { platform, workspace, channel }
      const known = id ?? (await deliveries.findByMessage(at, message))
      if (known === null) return null
      // What this process is posting right now is posted first.
      await inHand.get(known)?.catch(() => undefined)
      if (!(await deliveries.beginRemoval(place, known))) return null
      const outcome = await hold(known, deliverNow(known, usualPatienceMs))
      return outcome.kind === 'refused' ? outcome.why : null
    },

    work,

    start() {
      if (pruning !== null) return
      prune()
      pruning = setInterval(prune, pruneEveryMs).unref()
      // A database that is away is waited for.
      starting = pRetry(() => queue.start(work, report), {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 1_000,
        maxTimeout: 5_000,
        unref: true,
        signal: leaving.signal,
        onFailedAttempt: ({ error, attemptNumber }) => {
          if (attemptNumber === 1) report(error)
        },
      }).catch(() => undefined)
    },

    async stop() {
      if (pruning !== null) clearInterval(pruning)
      leaving.abort()
      await starting
      await queue.stop()
      await Promise.allSettled(inHand.values())
    },
  }

  /** Each write waits for the disk, so where many deliveries are in hand, their writes wait for each other a little. */
  function betweenWritesMs(): number {
    return inHand.size > fewInHand ? 20 : 0
  }

  /** Keeps the lease for as long as the work takes; a second call for the same delivery can join the first. */
  function hold(id: string, work: Promise<Outcome>): Promise<Outcome> {
    const held = work.finally(() => {
      inHand.delete(id)
      leased.delete(id)
      if (inHand.size > 0 || renewing === null) return
      clearInterval(renewing)
      renewing = null
    })
    inHand.set(id, held)
    renewing ??= setInterval(() => {
      deliveries.renew([...leased], lease()).catch(report)
    }, pace.renewEveryMs)
    return held
  }

  async function deliverNow(id: string, patienceMs: number): Promise<Outcome> {
    const taken = (await claim([id])).get(id)
    if (taken !== undefined) return deliver(taken, patienceMs)
    const known = await deliveries.find(id)
    return known === null ? { kind: 'elsewhere' } : endedAs(known, options.rules[known.kind], now())
  }

  async function claim(ids: readonly string[]): Promise<ReadonlyMap<string, Delivery>> {
    const lapsed = watch.lapsed(ids)
    const { deliveries: taken, unreadable, ...found } = await deliveries.claim(ids, lease(), now(), lapsed)
    for (const { id } of taken) leased.add(id)
    watch.see(found.leased)
    await Promise.all(unreadable.map(giveUp))
    return new Map(taken.map((each) => [each.id, each]))
  }

  async function deliver(delivery: Delivery, patienceMs: number): Promise<Outcome> {
    const settled = await deliverOnce(delivery, context, patienceMs)
    if (settled === null) return { kind: 'elsewhere' }
    options.onSettled?.(delivery, settled)
    return outcomeOf(settled)
  }

  async function work(ids: readonly string[]): Promise<void> {
    const free = ids.filter((id) => !inHand.has(id))
    const claiming = claim(free)
    const ended: { readonly each: Delivery; readonly end: Outcome }[] = []
    const ends = await Promise.allSettled(
      free.map((id) =>
        hold(
          id,
          claiming.then(async (taken) => {
            const each = taken.get(id)
            if (each === undefined) return { kind: 'elsewhere' }
            const end = await deliver(each, 0)
            ended.push({ each, end })
            return end
          }),
        ),
      ),
    )
    const posted = ended.filter(({ each, end }) => each.kind === 'digest' && end.kind === 'posted').length
    if (posted > 0) log.info({ posted }, 'Digests posted')
    for (const { each, end } of ended) {
      const { id, kind, platform } = each
      if (kind === 'digest') continue
      log.info(
        { platform, delivery: id, kind, outcome: end.kind },
        'A post that was left unfinished is finished',
      )
    }
    // Everything is written down before anybody is written to.
    await Promise.all(
      ended.map(({ each, end }) => ('why' in end ? notify(each, end.kind, end.why) : undefined)),
    )
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }

  /** Nobody waits for the answer any more, so what the owner must know is told them anew. */
  async function notify(
    delivery: Delivery,
    end: 'refused' | 'skipped' | 'unsure',
    reason: string,
  ): Promise<void> {
    const { id, kind, platform } = delivery
    log.warn({ platform, delivery: id, kind, reason }, `Not posted: ${end}`)
    const poster = options.channelAccess(platform)?.poster
    if (poster === undefined) return
    await options.rules[delivery.kind].notify(poster, delivery, delivery.person, end, reason).catch(report)
  }

  /** A row that can't be read fails alone. */
  async function giveUp({ id, person, reason, ...place }: UnreadableDelivery): Promise<void> {
    log.error(
      { platform: place.platform, delivery: id, reason },
      'A delivery cannot be read, so it is given up',
    )
    const poster = options.channelAccess(place.platform)?.poster
    await poster?.notifyDirectly(place, person, words.unreadableDelivery).catch(report)
  }

  function prune(): void {
    deliveries.prune(now() - pruneAfterMs).catch(report)
  }

  function report(error: unknown): void {
    log.error({ err: error }, 'Posting failed; it is tried again')
  }
}
