import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { createTestOutbox } from '../delivery/create-test-outbox.ts'
import { createPlatform } from '../delivery/platform.ts'
import { placeIn } from '../place.ts'
import { waitFor } from '../wait-for.ts'
import { leftInTwoLedgers, unrecorded } from './two-ledgers.ts'

/** What becomes of two ledgers; `open` gives a store on a database that the SQL has made. */
export function describeTwoLedgers(name: string, open: (sql: string) => Promise<Store>): void {
  describe(`two ledgers of the version before in ${name}`, () => {
    it('are one, with what they held', async () => {
      const now = Date.now()
      const { deliveries, digests } = await open(leftInTwoLedgers(now))
      const stateOf = async (id: string) => (await deliveries.find(id))?.state
      expect(await stateOf('p-due')).toBe('claimed')
      expect(await stateOf('p-removing')).toBe('removing')
      expect(await stateOf('p-late')).toBe('skipped')
      expect(await stateOf('p-removed')).toBe('removed')
      expect(await stateOf('d-again')).toBe('posting')
      expect(await stateOf('d-failed')).toBe('refused')
      expect(await deliveries.find('p-sent')).toMatchObject({
        kind: 'quote',
        person: 'U1',
        payloads: ['first', 'second'],
        parts: [
          { message: 'M1', attemptedAt: null },
          { message: null, attemptedAt: now - 60_000 },
        ],
      })
      expect(await deliveries.find('d-posted')).toMatchObject({
        kind: 'digest',
        channel: 'C-d-posted',
        person: 'U1',
        parts: [{ message: 'M"\\1', attemptedAt: null }],
        digest: { subscription: 's-d-posted', date: '2026-11-25' },
      })
      expect(await deliveries.find('p-direct')).toMatchObject({ workspace: 'dm:C-p-direct' })
      expect(await deliveries.find('p-other')).toMatchObject({ platform: 'Test', workspace: 'dm' })
      expect(await digests.latest('s-d-skipped')).toMatchObject({ state: 'skipped', reason: 'Late.' })
      expect(await deliveries.findUnacknowledged('w-p-due', 0)).toBe('p-due')
      expect(
        await deliveries.findByMessage({ platform: 'Test', workspace: 'T1', channel: 'C-p-posted' }, 'M2'),
      ).toBe('p-posted')
    })

    it('are finished once, from wherever they were', async () => {
      const store = await open(leftInTwoLedgers(Date.now()))
      const platform = createPlatform()
      for (const mark of unrecorded) await platform.post(placeIn(`C-${mark.post}`), 'before', mark)
      const sent = platform.sent()
      const access = { poster: platform, render: () => ['digest'] }
      const outbox = createTestOutbox(store, () => access)
      outbox.start()
      onTestFinished(outbox.stop)
      const inHand = async () =>
        Object.values(await store.deliveries.countInHand()).reduce((sum, each) => sum + each)
      await waitFor(async () => (await inHand()) === 0, 'the end of everything', 12_000)
      // Both messages of one, and three digests of which nothing stood.
      expect(platform.sent() - sent).toBe(5)
      expect(platform.channels().toSorted()).toEqual(
        [
          'C-d-again',
          'C-d-claimed',
          'C-d-due',
          'C-d-lost',
          'C-d-sent',
          'C-p-due',
          'C-p-due',
          'C-p-sent',
        ].toSorted(),
      )
      for (const id of ['p-due', 'p-sent', 'd-due', 'd-again', 'd-claimed', 'd-sent', 'd-lost']) {
        expect((await store.deliveries.find(id))?.state, id).toBe('posted')
      }
      expect((await store.deliveries.find('p-removing'))?.state).toBe('removed')
      expect(platform.told).toEqual([])
    })
  })
}
