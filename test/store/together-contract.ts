import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { attemptOf, day, ended, noon, plan, postedAs, superseded, wish } from './digest-samples.ts'

const tracker = { platform: 'Slack', workspace: 'T1', document: 'd' }
const mina = { id: 'U1', name: null }

/** What several processes must be able to do at once; `open` gives four stores on one empty database. */
export function describeTogether(name: string, open: () => Promise<readonly Store[]>): void {
  describe(`several at once on ${name}`, () => {
    it('number changes without a gap, in the order in which they are made', async () => {
      const stores = await open()
      const made = await Promise.all(
        stores.map(async ({ actions }, store) => {
          const numbers: number[] = []
          for (let turn = 0; turn < 12; turn += 1) {
            const wanted = { passage: `${turn % 3}`, state: null, owner: null, note: `${store}/${turn}` }
            // Every other one is delivered to two of them.
            const origin = turn % 2 === 0 ? `${store}/${turn}` : `${Math.floor(store / 2)}/${turn}`
            const change = await actions.change(tracker, wanted, mina, turn, origin)
            if (change !== null) numbers.push(change.number)
          }
          return numbers
        }),
      )
      for (const numbers of made) expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
      const all = made.flat().toSorted((one, other) => one - other)
      expect(all).toEqual(Array.from({ length: 36 }, (_, index) => index + 1))
      const changes = await stores[0]?.actions.listAll(tracker)
      expect(changes?.map(({ number }) => number)).toEqual(all)
    })

    it('write each delivery down once, share the work, and settle each once', async () => {
      const stores = await open()
      const [first] = stores
      for (let number = 0; number < 60; number += 1) await first?.digests.subscribe(wish(number))
      const settled = await Promise.all(
        stores.map(async ({ digests, deliveries }, store) => {
          const owner = `o${store}`
          const lease = { owner, until: noon + day }
          const done: string[] = []
          for (let turn = 0; turn < 12; turn += 1) {
            await digests.schedule(noon, 15, plan, superseded)
            const ready = await deliveries.listReady(noon, 20)
            const owed = (await deliveries.claim(ready, lease, noon)).deliveries
            await deliveries.renew(ready, lease)
            const attempts = owed.map(({ id }) => attemptOf(id, noon, null, store))
            const held = await deliveries.attempt(attempts, lease, noon)
            const results = held.map((id, index) =>
              index % 5 === 0 ? ended(id, 'refused', 'Archived.') : postedAs(id, `M${store}`),
            )
            await deliveries.settle(results, owner, noon)
            done.push(...held)
          }
          return done
        }),
      )
      expect(new Set(settled.flat()).size).toBe(60)
      expect(settled.flat()).toHaveLength(60)
      expect(await first?.deliveries.listReady(noon + day, 9)).toEqual([])
    })

    it('neither wait for each other for ever nor fail, when they settle, schedule, renew and forget the same', async () => {
      const stores = await open()
      const [first] = stores
      for (let number = 0; number < 40; number += 1) {
        await first?.digests.subscribe(wish(number, { workspace: number < 30 ? 'T1' : 'T2' }))
      }
      let now = noon
      for (let date = 0; date < 5; date += 1, now += day) {
        await Promise.all(
          stores.map(async ({ digests, deliveries, forget }, store) => {
            const lease = { owner: `o${store}`, until: now + 1 }
            const ready = await deliveries.listReady(now, 99)
            const mixed = store % 2 === 0 ? ready : ready.toReversed()
            const owed = (await deliveries.claim(mixed, lease, now)).deliveries
            const ids = owed.map(({ id }) => id)
            const attempts = ids.map((id) => attemptOf(id, now))
            const results = ids.toReversed().map((id) => postedAs(id, 'M'))
            await Promise.all([
              deliveries.renew(ids, lease),
              deliveries.attempt(attempts, lease, now),
              digests.schedule(now, 30, plan, superseded),
              deliveries.settle(results, lease.owner, now),
              date === 4 ? forget('Slack', 'T2') : null,
            ])
          }),
        )
      }
      expect(await first?.digests.list('Slack', 'T1')).toHaveLength(30)
      expect(await first?.digests.list('Slack', 'T2')).toEqual([])
    })
  })
}
