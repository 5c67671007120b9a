import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'vitest'
import type { Result } from '../../src/delivery/delivery-store.ts'
import type { Store } from '../../src/store/store.ts'
import { waitFor } from '../wait-for.ts'
import { claimAndTakeOver, delayed, ended, plan, postedAs, superseded, wish } from './digest-samples.ts'
import type { OnFinished } from './open-test-store.ts'

/**
 * What every queue must do, together with its store; `open` gives an empty one for the length of a test. Most of the time
 * they wait, so they do so at the same time.
 */
export function describeQueue(name: string, open: (onFinished: OnFinished) => Promise<Store>): void {
  describe(`the queue of ${name}`, () => {
    it.concurrent('brings everything up that is due, at once, in batches, for a few handlers at a time', async ({
      expect,
      onTestFinished,
    }) => {
      const store = await open(onTestFinished)
      const posted: string[] = []
      let running = 0
      let most = 0
      await start(store, onTestFinished, async (ids) => {
        running += 1
        most = Math.max(most, running)
        expect(ids.length).toBeLessThanOrEqual(50)
        const claimed = await claimAll(store, ids)
        await sleep(20)
        posted.push(...claimed)
        await settle(
          store,
          claimed.map((id) => postedAs(id, `M${id}`)),
        )
        running -= 1
      })
      const ids = await owe(store, 230)
      await waitFor(() => posted.length >= 230, 'all of them', 10_000)
      expect(posted.toSorted()).toEqual(ids.toSorted())
      expect(most).toBeGreaterThan(1)
      expect(most).toBeLessThanOrEqual(5)
    })

    it.concurrent('brings up again what a handler failed over, and says so', async ({
      expect,
      onTestFinished,
    }) => {
      const store = await open(onTestFinished)
      const seen: (readonly string[])[] = []
      const reports = await start(store, onTestFinished, async (ids) => {
        seen.push(ids)
        if (seen.length === 1) throw new Error('out of memory')
        await settle(
          store,
          (await claimAll(store, ids)).map((id) => postedAs(id, 'M')),
        )
      })
      const ids = await owe(store, 2)
      await waitFor(() => seen.slice(1).flat().length >= 2, 'a second time', 8_000)
      expect(seen.slice(1).flat().toSorted()).toEqual(ids.toSorted())
      expect(reports).toEqual([expect.objectContaining({ message: 'out of memory' })])
    })

    it.concurrent('brings up what is delayed at its time, and not before', async ({
      expect,
      onTestFinished,
    }) => {
      const store = await open(onTestFinished)
      const times: number[] = []
      const reports = await start(store, onTestFinished, async (ids) => {
        const claimed = await claimAll(store, ids)
        if (claimed.length > 0) times.push(Date.now())
        const at = Date.now() + 700
        await settle(
          store,
          claimed.map((id) => (times.length > 1 ? ended(id, 'skipped') : delayed(id, at))),
        )
      })
      await owe(store, 1)
      await waitFor(() => times.length === 2, 'its time', 6_000)
      const [first = 0, second = 0] = times
      expect(second - first).toBeGreaterThanOrEqual(700)
      expect(reports).toEqual([])
    })

    it.concurrent('brings up what was written down before it began, and what a process died over', async ({
      expect,
      onTestFinished,
    }) => {
      const store = await open(onTestFinished)
      const [dead = '', waiting = ''] = await owe(store, 2)
      await store.deliveries.claim([dead], { owner: 'dead', until: Date.now() + 400 }, Date.now())
      const found: string[] = []
      await start(store, onTestFinished, async (ids) => {
        const claimed = await claimAll(store, ids)
        found.push(...claimed)
        await settle(
          store,
          claimed.map((id) => ended(id, 'skipped')),
        )
      })
      await waitFor(() => found.length === 2, 'both', 5_000)
      expect(found.toSorted()).toEqual([waiting, dead].toSorted())
    })

    it.concurrent('takes up nothing more once it is told to stop, and finishes what is in hand', async ({
      expect,
      onTestFinished,
    }) => {
      const store = await open(onTestFinished)
      let isDone = false
      let count = 0
      const handled = Promise.withResolvers<void>()
      await start(store, onTestFinished, async () => {
        count += 1
        handled.resolve()
        await sleep(300)
        isDone = true
      })
      await owe(store, 1)
      await handled.promise
      await store.queue.stop()
      expect(isDone).toBe(true)
      const before = count
      await owe(store, 3)
      await sleep(600)
      expect(count).toBe(before)
    })
  })
}

/** Starts the queue for the length of the test; resolves to the reports, which grow. */
async function start(
  store: Store,
  onFinished: OnFinished,
  handle: (ids: readonly string[]) => Promise<void>,
): Promise<readonly unknown[]> {
  const reports: unknown[] = []
  await store.queue.start(handle, (error) => reports.push(error))
  onFinished(() => store.queue.stop())
  return reports
}

/** Writes down `count` deliveries that are due now; resolves to their ids. */
async function owe({ digests }: Store, count: number): Promise<readonly string[]> {
  const now = Date.now()
  const next = { date: '2025-11-25', at: now }
  const ids = await Promise.all(
    Array.from({ length: count }, async (_, number) => (await digests.subscribe(wish(number, { next }))).id),
  )
  await digests.schedule(now, count, plan, superseded)
  return ids.map((id) => `${id}/2025-11-25`)
}

async function claimAll({ deliveries }: Store, ids: readonly string[]): Promise<readonly string[]> {
  const now = Date.now()
  const owed = await claimAndTakeOver(deliveries, ids, { owner: 'us', until: now + 5_000 }, now)
  return owed.map(({ id }) => id)
}

async function settle({ deliveries }: Store, results: readonly Result[]): Promise<void> {
  await deliveries.settle(results, 'us', Date.now())
}
