import { describe, expect, it } from 'vitest'
import type { Plan, Subscription } from '../../src/digest/digest-store.ts'
import type { Store } from '../../src/store/store.ts'
import {
  attemptOf,
  channel,
  day,
  delayed,
  ended,
  minute,
  noon,
  owe,
  plan,
  postedAs,
  superseded,
  wish,
} from './digest-samples.ts'

const us = { owner: 'us', until: noon + minute }
const them = { owner: 'them', until: noon + minute }

/** What every store of deliveries must do; `open` gives an empty one. */
export function describeDeliveryStore(name: string, open: () => Promise<Store>): void {
  describe(`deliveries in ${name}`, () => {
    it('are written down when their time has come', async () => {
      const { digests, deliveries } = await open()
      const { id } = await digests.subscribe(wish())
      expect(await digests.nextDue()).toBe(noon)
      expect(await digests.schedule(noon - 1, 10, plan, superseded)).toEqual({ count: 0, broken: [] })
      expect(await digests.latest(id)).toBeNull()
      expect((await digests.schedule(noon, 10, plan, superseded)).count).toBe(1)
      expect((await digests.schedule(noon, 10, plan, superseded)).count).toBe(0)
      expect(await digests.latest(id)).toEqual({
        date: '2025-11-25',
        dueAt: noon,
        state: 'due',
        reason: null,
      })
      const tomorrow = { date: '2025-11-26', at: noon + day }
      expect((await digests.get([id])).get(id)).toMatchObject({ next: tomorrow, lastDate: '2025-11-25' })
      expect(await deliveries.listReady(noon - 1, 10)).toEqual([])
      expect(await deliveries.listReady(noon, 10)).toEqual([`${id}/2025-11-25`])
    })

    it('are written down once, however many schedule at once', async () => {
      const { digests, deliveries } = await open()
      await Promise.all(Array.from({ length: 20 }, (_, number) => digests.subscribe(wish(number))))
      const planned: string[] = []
      const noting = (subscription: Subscription): Plan => {
        planned.push(subscription.id)
        return plan(subscription)
      }
      const rounds = await Promise.all(
        Array.from({ length: 8 }, () => digests.schedule(noon, 7, noting, superseded)),
      )
      expect(rounds.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(20)
      while ((await digests.schedule(noon, 7, noting, superseded)).count > 0);
      expect(planned.toSorted()).toEqual([...new Set(planned)].toSorted())
      expect(planned).toHaveLength(20)
      expect(new Set(await deliveries.listReady(noon, 99)).size).toBe(20)
    })

    it('are written down all or not at all', async () => {
      const { digests, deliveries } = await open()
      for (const number of [1, 2, 3]) await digests.subscribe(wish(number))
      let count = 0
      const failing = (subscription: Subscription): Plan => {
        count += 1
        if (count === 3) throw new Error('no such zone')
        return plan(subscription)
      }
      await expect(digests.schedule(noon, 9, failing, superseded)).rejects.toThrow('no such zone')
      expect(await deliveries.listReady(noon, 9)).toEqual([])
      expect((await digests.schedule(noon, 9, plan, superseded)).count).toBe(3)
    })

    it('are skipped where the plan says so, and the next is none where it says so', async () => {
      const { digests, deliveries } = await open()
      const { id } = await digests.subscribe(wish())
      const late = (subscription: Subscription): Plan => ({
        deliveries: [
          { id: 'd1', date: '2025-11-24', dueAt: noon - day, skipped: 'Too late.' },
          ...plan(subscription).deliveries,
        ],
        next: null,
      })
      await digests.schedule(noon, 9, late, superseded)
      expect(await deliveries.listReady(noon, 9)).toEqual([`${id}/2025-11-25`])
      expect((await digests.get([id])).get(id)).toMatchObject({
        next: null,
        lastDate: '2025-11-25',
        state: 'active',
      })
      expect(await digests.nextDue()).toBeNull()
    })

    it('give way to the next date, unless their message may stand', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const ids = await owe(store, 4)
      const [one = '', two = '', three = ''] = ids
      await deliveries.claim([one, two], { owner: 'us', until: noon + 2 * day }, noon)
      await deliveries.attempt([attemptOf(one, noon, '5', 1)], us, noon)
      await deliveries.claim([three], us, noon)
      await deliveries.settle([delayed(three, noon + 1)], 'us', noon)
      await digests.schedule(noon + day, 9, plan, superseded)
      const ready = await deliveries.listReady(noon + day, 99)
      expect(ready).toContain(one)
      expect(ready).toHaveLength(5)
      expect(ready.filter((id) => ids.includes(id))).toEqual([one])
      await deliveries.settle([postedAs(two, 'M2')], 'us', noon + day)
      expect((await digests.find(channel(2)))?.posted).toBeNull()
    })

    it('belong to one owner while the lease lasts', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [id = ''] = await owe(store)
      const [owed, ...others] = (await deliveries.claim([id, 'nothing'], us, noon)).deliveries
      expect(others).toEqual([])
      expect(owed).toMatchObject({ id, state: 'claimed' })
      expect(owed?.digest).toEqual({ subscription: (await digests.find(channel()))?.id, date: '2025-11-25' })
      expect((await deliveries.claim([id], them, noon)).deliveries).toEqual([])
      expect(await deliveries.listReady(noon + minute - 1, 9)).toEqual([])
      await deliveries.renew([id], { owner: 'them', until: noon + 2 * minute })
      expect(await deliveries.listReady(noon + minute, 9)).toEqual([id])
      await deliveries.renew([id], { owner: 'us', until: noon + 2 * minute })
      expect(await deliveries.listReady(noon + minute, 9)).toEqual([])
      const again = { owner: 'them', until: noon + 3 * minute }
      const { leased, ...none } = await deliveries.claim([id], again, noon + 2 * minute)
      expect(none.deliveries).toEqual([])
      expect(leased).toEqual([{ id, until: noon + 2 * minute }])
      // Prolonged since it was seen.
      const earlier = [{ id, until: noon + minute }]
      expect((await deliveries.claim([id], again, noon + 2 * minute, earlier)).deliveries).toEqual([])
      expect((await deliveries.claim([id], again, noon + 2 * minute - 1, leased)).deliveries).toEqual([])
      expect((await deliveries.claim([id], again, noon + 2 * minute, leased)).deliveries).toHaveLength(1)
      expect(await deliveries.attempt([attemptOf(id, noon, null, 0)], us, noon)).toEqual([])
      await deliveries.settle([postedAs(id, 'M1')], 'us', noon)
      expect(await digests.latest(owed?.digest?.subscription ?? '')).toMatchObject({ state: 'claimed' })
    })

    it('go to one of many who claim at once, and none is left out', async () => {
      const store = await open()
      const { deliveries } = store
      const ids = await owe(store, 30)
      const claimed = await Promise.all(
        Array.from({ length: 6 }, (_, number) => {
          const mixed = number % 2 === 0 ? ids : ids.toReversed()
          return deliveries.claim(mixed.slice(number, number + 20), { ...us, owner: `${number}` }, noon)
        }),
      )
      const taken = claimed.flatMap((each) => each.deliveries.map(({ id }) => id))
      expect(new Set(taken).size).toBe(taken.length)
      const rest = (await deliveries.claim(ids, us, noon)).deliveries
      expect(new Set([...taken, ...rest.map(({ id }) => id)]).size).toBe(30)
    })

    it('remember what was sent and what it was about', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [id = ''] = await owe(store)
      const [owed] = (await deliveries.claim([id], us, noon)).deliveries
      const about = attemptOf(id, noon + 5, '11.c', 12)
      expect(await deliveries.attempt([about], us, noon + 5)).toEqual([id])
      const sub = owed?.digest?.subscription ?? ''
      expect(await deliveries.find(id)).toMatchObject({ state: 'posting', parts: about.parts })
      expect(await digests.latest(sub)).toMatchObject({ state: 'posting' })
      await deliveries.attempt([{ ...about, subject: { item: '11.c', changesUntil: 13 } }], us, noon + 9)
      await deliveries.settle([postedAs(id, 'M1')], 'us', noon + 10)
      const parts = [{ message: 'M1', attemptedAt: null }]
      expect(await deliveries.find(id)).toMatchObject({ state: 'posted', parts, changedAt: noon + 10 })
      const known = { date: '2025-11-25', item: '11.c', changesUntil: 13 }
      expect((await digests.get([sub])).get(sub)?.posted).toEqual(known)
      expect(await deliveries.listReady(noon + day, 9)).toEqual([])
    })

    it('are tried again at their time, and looked up first where they may stand', async () => {
      const store = await open()
      const { deliveries } = store
      const [one = '', two = ''] = await owe(store, 2)
      await deliveries.claim([one, two], us, noon)
      const attempts = [one, two].map((id) => attemptOf(id, noon, '5', 3))
      expect(await deliveries.attempt(attempts, us, noon)).toHaveLength(2)
      const results = [delayed(one, noon + 10, noon), { ...delayed(two, noon + 20), tries: 0 }]
      await deliveries.settle(results, 'us', noon + 1)
      expect(await deliveries.listReady(noon + 9, 9)).toEqual([])
      expect(await deliveries.listReady(noon + 11, 9)).toEqual([one])
      expect((await deliveries.listReady(noon + 20, 9)).toSorted()).toEqual([one, two].toSorted())
      const owed = (await deliveries.claim([one, two], us, noon + 20)).deliveries
      const [first, second] = [one, two].map((id) => owed.find((each) => each.id === id))
      const parts = [{ message: null, attemptedAt: noon }]
      expect(first).toMatchObject({ state: 'posting', tries: 1, parts, reason: 'The network is down.' })
      expect(second).toMatchObject({ state: 'claimed', tries: 0, parts: [] })
    })

    it('end as skipped, or as failed with their subscription paused', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [one = '', two = ''] = await owe(store, 2)
      const owed = (await deliveries.claim([one, two], us, noon)).deliveries
      const subscriptionOf = (id: string) => owed.find((each) => each.id === id)?.digest?.subscription ?? ''
      await deliveries.settle(
        [ended(one, 'skipped', 'Too late.'), ended(two, 'refused', 'The channel is archived.')],
        'us',
        noon,
      )
      expect(await digests.latest(subscriptionOf(one))).toMatchObject({
        state: 'skipped',
        reason: 'Too late.',
      })
      expect((await digests.get([subscriptionOf(one)])).get(subscriptionOf(one))).toMatchObject({
        state: 'active',
        reason: null,
      })
      const failed = { state: 'refused', reason: 'The channel is archived.' }
      expect(await digests.latest(subscriptionOf(two))).toMatchObject(failed)
      const paused = { state: 'paused', reason: 'The channel is archived.', next: null }
      expect((await digests.get([subscriptionOf(two)])).get(subscriptionOf(two))).toMatchObject(paused)
    })

    it('keep any text, with U+FFFD for what no database can hold', async () => {
      const store = await open()
      const [one = ''] = await owe(store, 1)
      const owed = (await store.deliveries.claim([one], us, noon)).deliveries
      const why = `a\u0000b \ud800 \\u0000 "quoted" 'single' $1 ? 한국 👍`
      await store.deliveries.settle([ended(one, 'skipped', why)], 'us', noon)
      const reason = `a\uFFFDb \uFFFD \\u0000 "quoted" 'single' $1 ? 한국 👍`
      expect(await store.digests.latest(owed[0]?.digest?.subscription ?? '')).toMatchObject({ reason })
    })

    it('do not undo a newer digest when an older one is posted late', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [old = ''] = await owe(store)
      const long = { owner: 'us', until: noon + 2 * day }
      await deliveries.claim([old], long, noon)
      await deliveries.attempt([attemptOf(old, noon, '5', 1)], long, noon)
      await digests.schedule(noon + day, 9, plan, superseded)
      const [young = ''] = await deliveries.listReady(noon + day, 9)
      await deliveries.claim([young], long, noon + day)
      await deliveries.attempt([attemptOf(young, noon, '6', 4)], long, noon + day)
      await deliveries.settle([postedAs(young, 'M2')], 'us', noon + day)
      await deliveries.settle([postedAs(old, 'M1')], 'us', noon + day)
      const posted = { date: '2025-11-26', item: '6', changesUntil: 4 }
      expect((await digests.find(channel()))?.posted).toEqual(posted)
    })

    it('are abandoned where their process died, or nobody looked at them for long', async () => {
      const store = await open()
      const { deliveries } = store
      const [one = '', two = ''] = await owe(store, 3)
      await deliveries.claim([one, two], us, noon)
      await deliveries.attempt([attemptOf(two, noon, null, 0)], us, noon)
      expect(await deliveries.listAbandoned(noon + 1, noon - 1, 9)).toEqual([])
      expect(await deliveries.listAbandoned(noon + 1, noon, 9)).toHaveLength(1)
      const died = await deliveries.listAbandoned(noon + minute, noon - 1, 9)
      expect(died.toSorted()).toEqual([one, two].toSorted())
      expect(await deliveries.listAbandoned(noon + minute, noon, 2)).toHaveLength(2)
    })

    it('are listed with the longest due first', async () => {
      const { digests, deliveries } = await open()
      for (const number of [3, 1, 2]) {
        await digests.subscribe(wish(number, { next: { date: '2025-11-25', at: noon - number } }))
      }
      await digests.schedule(noon, 9, plan, superseded)
      const owed = (await deliveries.claim(await deliveries.listReady(noon, 9), us, noon)).deliveries
      expect(owed.map(({ channel }) => channel)).toEqual(['C3', 'C2', 'C1'])
    })

    it('are forgotten once they are old, but the latest of each subscription', async () => {
      const store = await open()
      const { digests, deliveries } = store
      const [id = ''] = await owe(store)
      const [owed] = (await deliveries.claim([id], us, noon)).deliveries
      const sub = owed?.digest?.subscription ?? ''
      await deliveries.settle([ended(id, 'skipped', 'Too late.')], 'us', noon)
      await deliveries.prune(noon + day)
      expect((await digests.latest(sub))?.date).toBe('2025-11-25')
      await digests.schedule(noon + day, 9, plan, superseded)
      expect(await owedAgain(noon)).toBe(false)
      expect(await owedAgain(noon + 1)).toBe(true)

      /** Whether the old date is written down anew, which it is where its row was forgotten. */
      async function owedAgain(before: number): Promise<boolean> {
        await deliveries.prune(before)
        await digests.subscribe(wish())
        await digests.schedule(noon, 9, plan, superseded)
        return (await deliveries.listReady(noon, 9)).includes(id)
      }
    })

    it('are many at once', async () => {
      const { digests, deliveries } = await open()
      await Promise.all(Array.from({ length: 700 }, (_, number) => digests.subscribe(wish(number))))
      expect((await digests.schedule(noon, 10_000, plan, superseded)).count).toBe(700)
      const ready = await deliveries.listReady(noon, 10_000)
      expect((await deliveries.claim(ready, us, noon)).deliveries).toHaveLength(700)
      const attempts = ready.map((id) => attemptOf(id, noon, '5', 1))
      expect(await deliveries.attempt(attempts, us, noon)).toHaveLength(700)
      const results = ready.map((id) => postedAs(id, `M${id}`))
      await deliveries.settle(results, 'us', noon)
      expect(await deliveries.listReady(noon + day, 1)).toEqual([])
    })
  })
}
