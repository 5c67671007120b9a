import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { attemptOf, channel, day, noon, owe, plan, postedAs, superseded, wish } from './digest-samples.ts'

const stopped = { state: 'stopped', pausedUntil: null, reason: null, next: null } as const

/** What every store of subscriptions must do; `open` gives an empty one. */
export function describeSubscriptionStore(name: string, open: () => Promise<Store>): void {
  describe(`subscriptions in ${name}`, () => {
    it('come back as they were set up', async () => {
      const { digests } = await open()
      expect(await digests.find(channel())).toBeNull()
      const { isChanged, ...made } = await digests.subscribe(wish())
      expect(isChanged).toBe(true)
      expect(made).toEqual({
        ...wish(),
        id: expect.any(String),
        state: 'active',
        pausedUntil: null,
        reason: null,
        lastDate: null,
        posted: null,
      })
      expect(await digests.find(channel())).toEqual(made)
      expect((await digests.get([made.id])).get(made.id)).toEqual(made)
      expect((await digests.get(['nothing'])).get('nothing')).toBeUndefined()
    })

    it('are one for each channel, however many set it up at once', async () => {
      const { digests } = await open()
      const made = await Promise.all([1, 2, 3, 1, 2, 3].map((number) => digests.subscribe(wish(number))))
      expect(new Set(made.map(({ id }) => id)).size).toBe(3)
      // Each of them was set up by one of the two who asked for the same.
      expect(made.filter(({ isChanged }) => isChanged)).toHaveLength(3)
      expect(await digests.list('Slack', 'T1')).toHaveLength(3)
    })

    it('keep their id, what was written down and what was posted when they are set up again', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [id = ''] = await owe(store)
      const [owed] = (await deliveries.claim([id], { owner: 'us', until: noon + 9 }, noon)).deliveries
      await deliveries.attempt([attemptOf(id, noon, '11.c', 7)], { owner: 'us', until: noon + 9 }, noon)
      await deliveries.settle([postedAs(id, 'M1')], 'us', noon)
      await digests.update(owed?.digest?.subscription ?? '', stopped)
      expect(await digests.list('Slack', 'T1')).toEqual([])
      expect((await digests.find(channel()))?.state).toBe('stopped')
      const schedule = { time: '09:30', zone: 'UTC', days: [7] }
      const again = await digests.subscribe(wish(1, { schedule, document: 'harbour-2031' }))
      expect(again).toMatchObject({
        id: owed?.digest?.subscription,
        state: 'active',
        schedule,
        document: 'harbour-2031',
        lastDate: '2025-11-25',
        posted: { date: '2025-11-25', item: '11.c', changesUntil: 7 },
      })
      // The date that was written down already is not owed again.
      expect((await digests.schedule(noon, 9, plan, superseded)).count).toBe(1)
      expect(await deliveries.listReady(noon + day, 9)).toEqual([])
    })

    it('go back to what they were', async () => {
      const { digests } = await open()
      const made = await digests.subscribe(wish())
      await digests.restore(channel(), null)
      expect(await digests.find(channel())).toBeNull()
      await digests.subscribe(wish())
      await digests.update(made.id, { state: 'paused', pausedUntil: null, reason: 'Archived.', next: null })
      const before = await digests.find(channel())
      await digests.subscribe(wish(1, { document: 'another', setBy: { id: 'U9', name: null } }))
      await digests.restore(channel(), before)
      expect(await digests.find(channel())).toEqual(before)
    })

    it('are paused and go on', async () => {
      const { digests } = await open()
      const { id } = await digests.subscribe(wish())
      const next = { date: '2025-12-01', at: noon + 6 * day }
      const paused = { state: 'active', pausedUntil: '2025-12-01', reason: null, next } as const
      expect(await digests.update(id, paused)).toBe(true)
      expect((await digests.get([id])).get(id)).toMatchObject(paused)
      expect(await digests.nextDue()).toBe(noon + 6 * day)
      expect(await digests.update(id, { ...paused, state: 'paused', next: null })).toBe(true)
      expect(await digests.nextDue()).toBeNull()
      expect(await digests.update('nothing', paused)).toBe(false)
    })

    it('are rescheduled only where they are still as they were seen', async () => {
      const { digests } = await open()
      const seen = await digests.subscribe(wish())
      await digests.reschedule(seen, { date: '2025-11-25', at: noon + 3_600_000 })
      expect((await digests.get([seen.id])).get(seen.id)?.next).toEqual({
        date: '2025-11-25',
        at: noon + 3_600_000,
      })
      await digests.reschedule(seen, { date: '2025-11-25', at: noon - 3_600_000 })
      expect((await digests.get([seen.id])).get(seen.id)?.next?.at).toBe(noon + 3_600_000)
      const now = (await digests.get([seen.id])).get(seen.id)
      await digests.update(seen.id, stopped)
      if (now !== undefined) await digests.reschedule(now, { date: '2025-11-26', at: noon })
      expect((await digests.get([seen.id])).get(seen.id)?.next).toBeNull()
    })

    it('are listed by channel and by workspace, and the active ones by id', async () => {
      const { digests } = await open()
      for (const number of [3, 1, 2]) await digests.subscribe(wish(number))
      await digests.subscribe(wish(4, { workspace: 'T2' }))
      await digests.subscribe(wish(5, { platform: 'Discord' }))
      const listed = await digests.list('Slack', 'T1')
      expect(listed.map(({ channel: each }) => each)).toEqual(['C1', 'C2', 'C3'])
      await digests.update(listed[0]?.id ?? '', stopped)
      const first = await digests.listActive(null, 2)
      const second = await digests.listActive(first.last, 9)
      const ids = [...first.subscriptions, ...second.subscriptions].map(({ id }) => id)
      expect(ids).toHaveLength(4)
      expect(ids).toEqual(ids.toSorted())
      expect(first.subscriptions).toHaveLength(2)
    })
  })
}
