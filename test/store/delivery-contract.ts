import { describe, expect, it } from 'vitest'
import type { DigestStore, Plan, Subscription } from '../../src/digest/digest-store.ts'
import { channel, day, minute, noon, owe, plan, superseded, wish } from './digest-samples.ts'

const us = { owner: 'us', until: noon + minute }
const them = { owner: 'them', until: noon + minute }

/** What every store of deliveries must do; `open` gives an empty one. */
export function describeDeliveryStore(name: string, open: () => Promise<DigestStore>): void {
  describe(`deliveries in ${name}`, () => {
    it('are written down when their time has come', async () => {
      const digests = await open()
      const { id } = await digests.subscribe(wish())
      expect(await digests.nextDue()).toBe(noon)
      expect(await digests.schedule(noon - 1, 10, plan, superseded)).toBe(0)
      expect(await digests.latest(id)).toBeNull()
      expect(await digests.schedule(noon, 10, plan, superseded)).toBe(1)
      expect(await digests.schedule(noon, 10, plan, superseded)).toBe(0)
      expect(await digests.latest(id)).toEqual({
        id: `${id}/2025-11-25`,
        subscription: id,
        date: '2025-11-25',
        dueAt: noon,
        state: 'due',
        tries: 0,
        attemptedAt: null,
        message: null,
        reason: null,
        changedAt: noon,
        item: null,
        changesUntil: 0,
      })
      const tomorrow = { date: '2025-11-26', at: noon + day }
      expect(await digests.get(id)).toMatchObject({ next: tomorrow, lastDate: '2025-11-25' })
      expect(await digests.listReady(noon - 1, 10)).toEqual([])
      expect(await digests.listReady(noon, 10)).toEqual([`${id}/2025-11-25`])
    })

    it('are written down once, however many schedule at once', async () => {
      const digests = await open()
      await Promise.all(Array.from({ length: 20 }, (_, number) => digests.subscribe(wish(number))))
      const planned: string[] = []
      const noting = (subscription: Subscription): Plan => {
        planned.push(subscription.id)
        return plan(subscription)
      }
      const rounds = await Promise.all(
        Array.from({ length: 8 }, () => digests.schedule(noon, 7, noting, superseded)),
      )
      expect(rounds.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(20)
      while ((await digests.schedule(noon, 7, noting, superseded)) > 0);
      expect(planned.toSorted()).toEqual([...new Set(planned)].toSorted())
      expect(planned).toHaveLength(20)
      expect(new Set(await digests.listReady(noon, 99)).size).toBe(20)
    })

    it('are written down all or not at all', async () => {
      const digests = await open()
      for (const number of [1, 2, 3]) await digests.subscribe(wish(number))
      let count = 0
      const failing = (subscription: Subscription): Plan => {
        count += 1
        if (count === 3) throw new Error('no such zone')
        return plan(subscription)
      }
      await expect(digests.schedule(noon, 9, failing, superseded)).rejects.toThrow('no such zone')
      expect(await digests.listReady(noon, 9)).toEqual([])
      expect(await digests.schedule(noon, 9, plan, superseded)).toBe(3)
    })

    it('are skipped where the plan says so, and the next is none where it says so', async () => {
      const digests = await open()
      const { id } = await digests.subscribe(wish())
      const late = (subscription: Subscription): Plan => ({
        deliveries: [
          { id: 'd1', date: '2025-11-24', dueAt: noon - day, skipped: 'Too late.' },
          ...plan(subscription).deliveries,
        ],
        next: null,
      })
      await digests.schedule(noon, 9, late, superseded)
      expect(await digests.listReady(noon, 9)).toEqual([`${id}/2025-11-25`])
      expect(await digests.get(id)).toMatchObject({ next: null, lastDate: '2025-11-25', state: 'active' })
      expect(await digests.nextDue()).toBeNull()
    })

    it('give way to the next date, unless their message may stand', async () => {
      const digests = await open()
      const ids = await owe(digests, 4)
      const [one = '', two = '', three = ''] = ids
      await digests.claim([one, two], { owner: 'us', until: noon + 2 * day }, noon)
      await digests.attempt([{ id: one, item: '5', changesUntil: 1 }], us, noon)
      await digests.claim([three], us, noon)
      await digests.settle([delayed(three, { at: noon + 1 })], 'us', noon)
      await digests.schedule(noon + day, 9, plan, superseded)
      const ready = await digests.listReady(noon + day, 99)
      expect(ready).toContain(one)
      expect(ready).toHaveLength(5)
      expect(ready.filter((id) => ids.includes(id))).toEqual([one])
      await digests.settle([{ id: two, kind: 'posted', message: 'M2' }], 'us', noon + day)
      expect((await digests.find(channel(2)))?.posted).toBeNull()
    })

    it('belong to one owner while the lease lasts', async () => {
      const digests = await open()
      const [id = ''] = await owe(digests)
      const [owed, ...others] = await digests.claim([id, 'nothing'], us, noon)
      expect(others).toEqual([])
      expect(owed?.delivery).toMatchObject({ id, state: 'claimed' })
      expect(owed?.subscription).toEqual(await digests.find(channel()))
      expect(await digests.claim([id], them, noon)).toEqual([])
      expect(await digests.listReady(noon + minute - 1, 9)).toEqual([])
      await digests.renew({ owner: 'them', until: noon + 2 * minute })
      expect(await digests.listReady(noon + minute, 9)).toEqual([id])
      await digests.renew({ owner: 'us', until: noon + 2 * minute })
      expect(await digests.listReady(noon + minute, 9)).toEqual([])
      const again = { owner: 'them', until: noon + 3 * minute }
      expect(await digests.claim([id], again, noon + 2 * minute)).toHaveLength(1)
      expect(await digests.attempt([{ id, item: null, changesUntil: 0 }], us, noon)).toEqual([])
      await digests.settle([{ id, kind: 'posted', message: 'M1' }], 'us', noon)
      expect(await digests.latest(owed?.subscription.id ?? '')).toMatchObject({ state: 'claimed' })
    })

    it('go to one of many who claim at once, and none is left out', async () => {
      const digests = await open()
      const ids = await owe(digests, 30)
      const claimed = await Promise.all(
        Array.from({ length: 6 }, (_, number) => {
          const mixed = number % 2 === 0 ? ids : ids.toReversed()
          return digests.claim(mixed.slice(number, number + 20), { ...us, owner: `${number}` }, noon)
        }),
      )
      const taken = claimed.flat().map(({ delivery }) => delivery.id)
      expect(new Set(taken).size).toBe(taken.length)
      const rest = await digests.claim(ids, us, noon)
      expect(new Set([...taken, ...rest.map(({ delivery }) => delivery.id)]).size).toBe(30)
    })

    it('remember what was sent and what it was about', async () => {
      const digests = await open()
      const [id = ''] = await owe(digests)
      const [owed] = await digests.claim([id], us, noon)
      const about = { id, item: '11.c', changesUntil: 12 }
      expect(await digests.attempt([about], us, noon + 5)).toEqual([id])
      const sub = owed?.subscription.id ?? ''
      const sent = { state: 'posting', attemptedAt: noon + 5, item: '11.c', changesUntil: 12 }
      expect(await digests.latest(sub)).toMatchObject(sent)
      await digests.attempt([{ ...about, changesUntil: 13 }], us, noon + 9)
      expect(await digests.latest(sub)).toMatchObject({ ...sent, changesUntil: 13 })
      await digests.settle([{ id, kind: 'posted', message: 'M1' }], 'us', noon + 10)
      const posted = { state: 'posted', message: 'M1', attemptedAt: null, changedAt: noon + 10 }
      expect(await digests.latest(sub)).toMatchObject(posted)
      const known = { date: '2025-11-25', item: '11.c', changesUntil: 13 }
      expect((await digests.get(sub))?.posted).toEqual(known)
      expect(await digests.listReady(noon + day, 9)).toEqual([])
    })

    it('are tried again at their time, and looked up first where they may stand', async () => {
      const digests = await open()
      const [one = '', two = ''] = await owe(digests, 2)
      await digests.claim([one, two], us, noon)
      const attempts = [one, two].map((id) => ({ id, item: '5', changesUntil: 3 }))
      expect(await digests.attempt(attempts, us, noon)).toHaveLength(2)
      const results = [
        delayed(one, { at: noon + 10.5, mayStand: true }),
        delayed(two, { at: noon + 20, counts: false }),
      ]
      await digests.settle(results, 'us', noon + 1)
      expect(await digests.listReady(noon + 9, 9)).toEqual([])
      expect(await digests.listReady(noon + 11, 9)).toEqual([one])
      expect((await digests.listReady(noon + 20, 9)).toSorted()).toEqual([one, two].toSorted())
      const owed = await digests.claim([one, two], us, noon + 20)
      const [first, second] = [one, two].map((id) => owed.find((each) => each.delivery.id === id)?.delivery)
      expect(first).toMatchObject({ tries: 1, attemptedAt: noon, item: '5', changesUntil: 3 })
      expect(first?.reason).toBe('The network is down.')
      expect(second).toMatchObject({ tries: 0, attemptedAt: null, item: null, changesUntil: 0 })
    })

    it('end as skipped, or as failed with their subscription paused', async () => {
      const digests = await open()
      const [one = '', two = ''] = await owe(digests, 2)
      const owed = await digests.claim([one, two], us, noon)
      const subscriptionOf = (id: string) =>
        owed.find(({ delivery }) => delivery.id === id)?.subscription.id ?? ''
      await digests.settle(
        [
          { id: one, kind: 'skipped', reason: 'Too late.' },
          { id: two, kind: 'failed', reason: 'The channel is archived.' },
        ],
        'us',
        noon,
      )
      expect(await digests.latest(subscriptionOf(one))).toMatchObject({
        state: 'skipped',
        reason: 'Too late.',
      })
      expect(await digests.get(subscriptionOf(one))).toMatchObject({ state: 'active', reason: null })
      const failed = { state: 'failed', reason: 'The channel is archived.' }
      expect(await digests.latest(subscriptionOf(two))).toMatchObject(failed)
      const paused = { state: 'paused', reason: 'The channel is archived.', next: null }
      expect(await digests.get(subscriptionOf(two))).toMatchObject(paused)
    })

    it('do not undo a newer digest when an older one is posted late', async () => {
      const digests = await open()
      const [old = ''] = await owe(digests)
      const long = { owner: 'us', until: noon + 2 * day }
      await digests.claim([old], long, noon)
      await digests.attempt([{ id: old, item: '5', changesUntil: 1 }], long, noon)
      await digests.schedule(noon + day, 9, plan, superseded)
      const [young = ''] = await digests.listReady(noon + day, 9)
      await digests.claim([young], long, noon + day)
      await digests.attempt([{ id: young, item: '6', changesUntil: 4 }], long, noon + day)
      await digests.settle([{ id: young, kind: 'posted', message: 'M2' }], 'us', noon + day)
      await digests.settle([{ id: old, kind: 'posted', message: 'M1' }], 'us', noon + day)
      const posted = { date: '2025-11-26', item: '6', changesUntil: 4 }
      expect((await digests.find(channel()))?.posted).toEqual(posted)
    })

    it('are abandoned where their process died, or nobody looked at them for long', async () => {
      const digests = await open()
      const [one = '', two = ''] = await owe(digests, 3)
      await digests.claim([one, two], us, noon)
      await digests.attempt([{ id: two, item: null, changesUntil: 0 }], us, noon)
      expect(await digests.listAbandoned(noon + 1, noon - 1, 9)).toEqual([])
      expect(await digests.listAbandoned(noon + 1, noon, 9)).toHaveLength(1)
      const died = await digests.listAbandoned(noon + minute, noon - 1, 9)
      expect(died.toSorted()).toEqual([one, two].toSorted())
      expect(await digests.listAbandoned(noon + minute, noon, 2)).toHaveLength(2)
    })

    it('are listed with the longest due first', async () => {
      const digests = await open()
      for (const number of [3, 1, 2]) {
        await digests.subscribe(wish(number, { next: { date: '2025-11-25', at: noon - number } }))
      }
      await digests.schedule(noon, 9, plan, superseded)
      const owed = await digests.claim(await digests.listReady(noon, 9), us, noon)
      expect(owed.map(({ subscription }) => subscription.channel)).toEqual(['C3', 'C2', 'C1'])
    })

    it('are forgotten once they are old, but the latest of each subscription', async () => {
      const digests = await open()
      const [id = ''] = await owe(digests)
      const [owed] = await digests.claim([id], us, noon)
      const sub = owed?.subscription.id ?? ''
      await digests.settle([{ id, kind: 'skipped', reason: 'Too late.' }], 'us', noon)
      await digests.prune(noon + day)
      expect((await digests.latest(sub))?.id).toBe(id)
      await digests.schedule(noon + day, 9, plan, superseded)
      expect(await owedAgain(noon)).toBe(false)
      expect(await owedAgain(noon + 1)).toBe(true)

      /** Whether the old date is written down anew, which it is where its row was forgotten. */
      async function owedAgain(before: number): Promise<boolean> {
        await digests.prune(before)
        await digests.subscribe(wish())
        await digests.schedule(noon, 9, plan, superseded)
        return (await digests.listReady(noon, 9)).includes(id)
      }
    })

    it('are many at once', async () => {
      const digests = await open()
      await Promise.all(Array.from({ length: 700 }, (_, number) => digests.subscribe(wish(number))))
      expect(await digests.schedule(noon, 10_000, plan, superseded)).toBe(700)
      const ready = await digests.listReady(noon, 10_000)
      expect(await digests.claim(ready, us, noon)).toHaveLength(700)
      const attempts = ready.map((id) => ({ id, item: '5', changesUntil: 1 }))
      expect(await digests.attempt(attempts, us, noon)).toHaveLength(700)
      const results = ready.map((id) => ({ id, kind: 'posted', message: `M${id}` }) as const)
      await digests.settle(results, 'us', noon)
      expect(await digests.listReady(noon + day, 1)).toEqual([])
    })
  })
}

function delayed(
  id: string,
  change: { readonly at: number; readonly mayStand?: boolean; readonly counts?: boolean },
) {
  const reason = 'The network is down.'
  return { id, kind: 'delayed', reason, mayStand: false, counts: true, ...change } as const
}
