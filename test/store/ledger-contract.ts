import { describe, expect, it } from 'vitest'
import type { DeliveryStore, Result } from '../../src/delivery/delivery-store.ts'
import { claimAndTakeOver, day, ended, noon, sampleQuote as wanted } from './digest-samples.ts'

const here = { platform: 'Slack', workspace: 'T1', channel: 'C1' }
const ours = { owner: 'us', until: noon + 1_000 }
const theirs = { owner: 'them', until: noon + 1_000 }
const unsent = { message: null, attemptedAt: null }

/** What every ledger must do with quotes; `open` gives an empty one. */
export function describeLedger(name: string, open: () => Promise<DeliveryStore>): void {
  describe(`quotes in ${name}`, () => {
    it('come back as they were written', async () => {
      const ledger = await open()
      expect(await ledger.add(wanted, ours)).toBe(true)
      const { isAcknowledged: _, ...kept } = wanted
      const fresh = {
        state: 'claimed',
        parts: [],
        tryAt: noon,
        tries: 0,
        reason: null,
        changedAt: noon,
        digest: null,
      }
      expect(await ledger.find('a1')).toEqual({ ...kept, ...fresh })
      expect(await ledger.find('b2')).toBeNull()
    })

    it('are added once, whoever comes second', async () => {
      const ledger = await open()
      const added = await Promise.all([
        ledger.add(wanted, ours),
        ledger.add({ ...wanted, person: 'U2' }, theirs),
      ])
      expect(added.filter(Boolean)).toHaveLength(1)
    })

    it('are due again where they were refused or skipped, and only then', async () => {
      for (const [state, isAgain] of [
        ['refused', true],
        ['skipped', true],
        ['posted', false],
        ['unsure', false],
      ] as const) {
        const ledger = await open()
        await ledger.add(wanted, ours)
        await ledger.settle([ended('a1', state)], 'us', noon)
        expect(await ledger.add({ ...wanted, dueAt: noon + day }, ours), state).toBe(isAgain)
        const again = { state: 'claimed', payloads: wanted.payloads, reason: null, dueAt: noon + day }
        expect(await ledger.find('a1')).toMatchObject(isAgain ? again : { state })
      }
    })

    it('belong to one owner while the lease lasts', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      expect(await claim(ledger, theirs, noon + 999)).toEqual([])
      await ledger.renew(['a1'], { ...theirs, until: noon + day })
      expect(await ledger.listAbandoned(noon + 999, 0, 10)).toEqual([])
      expect(await claim(ledger, ours, noon + 999)).toEqual(['a1'])
      expect(await ledger.listAbandoned(noon + 1_000, 0, 10)).toEqual(['a1'])
      await ledger.renew(['a1'], { ...ours, until: noon + 1_500 })
      expect(await ledger.listAbandoned(noon + 1_499, 0, 10)).toEqual([])
      expect(await claim(ledger, { owner: 'them', until: noon + 2_000 }, noon + 1_500)).toEqual(['a1'])
      expect(await ledger.attempt([attempt(1)], ours, noon)).toEqual([])
      expect(await ledger.settle([ended('a1', 'posted')], 'us', noon)).toEqual([])
      expect((await ledger.find('a1'))?.state).toBe('claimed')
    })

    it('go to one of many who want them at the same time', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          claim(ledger, { owner: `o${at}`, until: noon + 9_000 }, noon + 5_000),
        ),
      )
      expect(taken.flat()).toEqual(['a1'])
    })

    it('remember what was sent and what stands', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      expect(await ledger.attempt([attempt(77)], ours, noon)).toEqual(['a1'])
      expect(await ledger.find('a1')).toMatchObject({ state: 'posting', parts: [{ attemptedAt: 77 }] })
      const parts = [
        { message: 'M1', attemptedAt: null },
        { message: null, attemptedAt: 78 },
      ]
      await ledger.attempt([{ id: 'a1', parts, subject: null }], ours, noon)
      expect((await ledger.find('a1'))?.parts).toEqual(parts)
      expect(await ledger.findByMessage(here, 'M1')).toBe('a1')
      expect(await ledger.findByMessage({ ...here, channel: 'C2' }, 'M1')).toBeNull()
      expect(await ledger.findByMessage({ ...here, platform: 'Discord' }, 'M1')).toBeNull()
      expect(await ledger.findByMessage({ ...here, workspace: 'T2' }, 'M1')).toBeNull()
    })

    it('are tried again at their time with what they carry, and forget it once they are finished', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      await ledger.settle([{ ...ended('a1', 'due', 'Wait.'), tryAt: noon + 500 }], 'us', noon)
      expect(await ledger.find('a1')).toMatchObject({
        state: 'due',
        payloads: wanted.payloads,
        reason: 'Wait.',
      })
      expect(await claim(ledger, theirs, noon + 499)).toEqual([])
      expect(await claim(ledger, theirs, noon + 500)).toEqual(['a1'])
      await ledger.settle([standing], 'them', noon)
      expect(await ledger.find('a1')).toMatchObject({
        state: 'posted',
        payloads: null,
        parts: standing.parts,
      })
      expect(await ledger.listReady(noon + day, 10)).toEqual([])
    })

    it('are removed once and for all, by whoever is next', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      await ledger.settle([standing], 'us', noon)
      expect(await ledger.beginRemoval({ ...here, workspace: 'T2' }, 'a1')).toBe(false)
      expect(await ledger.beginRemoval(here, 'a1')).toBe(true)
      expect(await ledger.listAbandoned(noon, 0, 10)).toEqual(['a1'])
      expect(await claim(ledger, theirs, noon)).toEqual(['a1'])
      expect((await ledger.find('a1'))?.state).toBe('removing')
      await ledger.settle([{ ...ended('a1', 'removing'), isRemoval: true }], 'them', noon)
      await claim(ledger, theirs, noon)
      await ledger.settle([{ ...ended('a1', 'removed'), isRemoval: true }], 'them', noon)
      expect(await ledger.find('a1')).toMatchObject({ state: 'removed', parts: [] })
      expect(await ledger.beginRemoval(here, 'a1')).toBe(false)
    })

    it('are not posted any further while they are to be removed, and what was posted is known', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      await ledger.beginRemoval(here, 'a1')
      expect(await ledger.attempt([attempt(1)], ours, noon)).toEqual([])
      await ledger.settle([standing], 'us', noon)
      expect(await ledger.find('a1')).toMatchObject({ state: 'removing', parts: standing.parts })
      expect(await claim(ledger, theirs, noon)).toEqual(['a1'])
    })

    it('are found by a request that was never acknowledged', async () => {
      const ledger = await open()
      await ledger.add(wanted, ours)
      expect(await ledger.findUnacknowledged('w1', noon)).toBe('a1')
      expect(await ledger.findUnacknowledged('w1', noon + 1)).toBeNull()
      expect(await ledger.findUnacknowledged('w2', 0)).toBeNull()
      await ledger.acknowledge('a1')
      expect(await ledger.findUnacknowledged('w1', 0)).toBeNull()
    })

    it('are pruned where they do not stand and are old, and kept otherwise', async () => {
      const ledger = await open()
      for (const id of ['a1', 'b2', 'c3']) await ledger.add({ ...wanted, id }, ours)
      await ledger.settle([ended('a1', 'refused'), { ...standing, id: 'b2' }], 'us', noon)
      await ledger.prune(noon)
      expect(await ledger.find('a1')).not.toBeNull()
      await ledger.prune(noon + 1)
      expect(await ledger.find('a1')).toBeNull()
      expect(await ledger.find('b2')).not.toBeNull()
      await ledger.prune(noon + 370 * day)
      expect(await ledger.find('b2')).not.toBeNull()
      await ledger.prune(noon + 370 * day + 1)
      expect(await ledger.find('b2')).toBeNull()
      expect(await ledger.find('c3')).not.toBeNull()
    })
  })
}

const standing: Result = {
  ...ended('a1', 'posted', null),
  parts: [{ message: 'M1', attemptedAt: null }, unsent],
}

function attempt(attemptedAt: number) {
  return { id: 'a1', parts: [{ message: null, attemptedAt }], subject: null }
}

async function claim(
  ledger: DeliveryStore,
  lease: { readonly owner: string; readonly until: number },
  now: number,
): Promise<readonly string[]> {
  return (await claimAndTakeOver(ledger, ['a1'], lease, now)).map(({ id }) => id)
}
