import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { Log } from '../log.ts'
import { digestWords } from '../words/digest-words.ts'
import type { BrokenSubscription, DigestStore } from './digest-store.ts'
import { occurrenceAfter, planDeliveries } from './plan-deliveries.ts'

/** What writes into the ledger which digests are owed, from the start of the process to its end. */
export interface DigestRunner {
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface DigestRunnerOptions {
  readonly digests: DigestStore
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /** The platform's way into its channels; null where it is not connected (yet). */
  readonly channelAccess: (platform: string) => ChannelAccess | null
  readonly log: Log
  /** How late a digest may be posted, milliseconds. */
  readonly lateMs: number
  /** How often subscriptions are looked for that are due, milliseconds. */
  readonly tickEveryMs?: number
}

// Subscriptions that are written into the ledger in one transaction.
const scheduledAtOnce = 200
const longestPauseMs = 5_000

/**
 * Writes down what subscriptions owe when they are due. Any number of processes may do so on one database. A database
 * that is gone is tried again until it is back; a subscription that can't be read or scheduled is paused alone, and who
 * set it up is told.
 */
export function createDigestRunner({
  digests,
  now,
  channelAccess,
  log,
  lateMs,
  tickEveryMs = 500,
}: DigestRunnerOptions): DigestRunner {
  let timer: NodeJS.Timeout | null = null
  let isStopping = false
  let failures = 0
  let ticking: Promise<void> = Promise.resolve()
  let isChecked = false

  return {
    start() {
      ticking = tick()
    },
    async stop() {
      isStopping = true
      if (timer !== null) clearTimeout(timer)
      await ticking
    },
  }

  async function tick(): Promise<void> {
    try {
      if (!isChecked) await checkZones()
      isChecked = true
      for (;;) {
        const at = now()
        const { count, broken } = await digests.schedule(
          at,
          scheduledAtOnce,
          (subscription) => planDeliveries(subscription, at, lateMs),
          digestWords.superseded,
        )
        await Promise.all(broken.map(notify))
        if (count < scheduledAtOnce || isStopping) break
      }
      if (failures > 0) log.info('Digests: the database is back')
      failures = 0
    } catch (error) {
      if (failures === 0) log.error({ err: error }, 'Digests: something failed; it is tried again')
      failures += 1
    }
    if (isStopping) return
    const pause = Math.min(tickEveryMs * 2 ** Math.min(failures, 10), longestPauseMs)
    timer = setTimeout(
      () => {
        ticking = tick()
      },
      failures === 0 ? tickEveryMs : pause,
    ).unref()
  }

  /** The rules of zones change from time to time, and a new Node.js brings new ones. */
  async function checkZones(): Promise<void> {
    let after: string | null = null
    do {
      const { subscriptions, broken, last } = await digests.listActive(after, scheduledAtOnce)
      const paused = [...broken]
      for (const subscription of subscriptions) {
        const { next } = subscription
        if (next === null || next.at <= now()) continue
        const before = Temporal.PlainDate.from(next.date).subtract({ days: 1 }).toString()
        const anew = occurrenceAfter(subscription, 0, before)
        if (typeof anew === 'string')
          paused.push({ ...subscription, person: subscription.setBy.id, reason: anew })
        else if (anew.date !== next.date || anew.at !== next.at) await digests.reschedule(subscription, anew)
      }
      if (paused.length > 0) await digests.pause(paused)
      await Promise.all(paused.map(notify))
      after = last
    } while (after !== null)
  }

  async function notify({
    id,
    person,
    reason,
    platform,
    workspace,
    channel,
  }: BrokenSubscription): Promise<void> {
    log.error({ platform, subscription: id, reason }, 'A digest cannot go on; it is paused')
    const place = { platform, workspace, channel, thread: null }
    await channelAccess(platform)
      ?.poster.notifyDirectly(place, person, digestWords.failed(reason))
      .catch((error: unknown) =>
        log.warn({ subscription: id, err: error }, 'Nor could the person who set it up be told'),
      )
  }
}
