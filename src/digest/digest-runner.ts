import { nextOccurrence } from '../schedule/schedule.ts'
import { digestWords } from '../words/digest-words.ts'
import { createDeliverer, type DeliveryRoom } from './deliver-digests.ts'
import type { DeliveryQueue } from './digest-store.ts'
import { planDeliveries } from './plan-deliveries.ts'

/** What posts the digests, from the start of the process to its end. */
export interface DigestRunner {
  readonly start: () => void
  /** Takes up nothing more and finishes what is in hand. */
  readonly stop: () => Promise<void>
}

export interface DigestRunnerOptions extends DeliveryRoom {
  readonly queue: DeliveryQueue
}

// Subscriptions that are written into the ledger in one transaction.
const scheduledAtOnce = 200
const longestPauseMs = 5_000
const pruneEveryMs = 24 * 3_600_000
const keepMs = 400 * pruneEveryMs

/**
 * Writes down what subscriptions owe when they are due, and delivers it. Any number of processes may do so on one
 * database. A database that is gone is tried again until it is back.
 */
export function createDigestRunner({ queue, ...room }: DigestRunnerOptions): DigestRunner {
  const { digests, log, pace } = room
  const { deliver } = createDeliverer(room)
  const timers = new Set<NodeJS.Timeout>()
  let isStopping = false
  let failures = 0
  let ticking: Promise<void> = Promise.resolve()
  let isQueueStarted = false
  let isChecked = false

  return {
    start() {
      ticking = tick()
      prune()
      timers.add(setInterval(prune, pruneEveryMs).unref())
    },
    async stop() {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await ticking
      if (isQueueStarted) await queue.stop()
    },
  }

  function prune(): void {
    digests.prune(Date.now() - keepMs).catch(report)
  }

  async function tick(): Promise<void> {
    try {
      if (!isChecked) await checkZones()
      isChecked = true
      if (!isQueueStarted) await queue.start(deliver, report)
      isQueueStarted = true
      for (;;) {
        const now = Date.now()
        const count = await digests.schedule(
          now,
          scheduledAtOnce,
          (subscription) => planDeliveries(subscription, now, pace.lateMs),
          digestWords.superseded,
        )
        if (count < scheduledAtOnce || isStopping) break
      }
      if (failures > 0) log.info('Digests: the database is back')
      failures = 0
    } catch (error) {
      if (failures === 0) report(error)
      failures += 1
    }
    if (isStopping) return
    const pause = Math.min(pace.tickEveryMs * 2 ** Math.min(failures, 10), longestPauseMs)
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        ticking = tick()
      },
      failures === 0 ? pace.tickEveryMs : pause,
    )
    timer.unref()
    timers.add(timer)
  }

  /** The rules of zones change from time to time, and a new Node.js brings new ones. */
  async function checkZones(): Promise<void> {
    let after: string | null = null
    for (;;) {
      const found = await digests.listActive(after, scheduledAtOnce)
      for (const subscription of found) {
        const { schedule, next } = subscription
        if (next === null || next.at <= Date.now()) continue
        const before = Temporal.PlainDate.from(next.date).subtract({ days: 1 }).toString()
        const anew = nextOccurrence(schedule, 0, before)
        const isSame = anew.date === next.date && anew.at === next.at
        if (!isSame) await digests.reschedule(subscription, anew)
      }
      after = found.at(-1)?.id ?? null
      if (found.length < scheduledAtOnce || after === null) return
    }
  }

  function report(error: unknown): void {
    log.error({ err: error }, 'Digests: something failed; it is tried again')
  }
}
