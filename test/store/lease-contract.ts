import { spawnSync } from 'node:child_process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLease, type LeaseOptions } from '../../src/lease/lease.ts'
import type { LeaseStore } from '../../src/lease/lease-store.ts'
import { nameOwner } from '../../src/lease/owner.ts'
import type { Store } from '../../src/store/store.ts'
import { waitFor } from '../wait-for.ts'

const never = new AbortController().signal
const short = { leaseMs: 900, beatMs: 150 }

/** What leases do on every store; `open` gives an empty one. */
export function describeLeases(name: string, open: () => Promise<Store>): void {
  describe(`leases in ${name}`, () => {
    it('are one process’, which shows itself, and another’s as soon as it gives them back', async () => {
      const { leases } = await open()
      const [one, other] = [begin(leases), begin(leases)]
      expect(await one.lease.take(never)).toBe(true)
      expect(await other.lease.take(never)).toBe(false)
      expect([await one.lease.isHeld(), await other.lease.isHeld()]).toEqual([true, false])
      const waiting = other.lease.takeAtLast(never)
      await one.lease.release()
      await waiting
      expect([await one.lease.isHeld(), await other.lease.isHeld()]).toEqual([false, true])
      // Whoever gave it back has nothing to lose, and takes nothing from the other.
      await one.lease.release()
      expect(await one.lease.take(never)).toBe(false)
      expect(one.changes).toEqual(['has it', 'has not got it'])
      expect(other.changes).toEqual(['has it'])
    })

    it('are another’s once their owner has shown nothing for as long as a lease, and no sooner', async () => {
      const { leases } = await open()
      await leases.take('ours', 'the dead', null)
      const heir = begin(leases)
      const began = performance.now()
      expect(await heir.lease.take(never)).toBe(true)
      expect(performance.now() - began).toBeGreaterThanOrEqual(short.leaseMs)
      expect(heir.changes).toEqual(['took it over'])
    })

    it('are another’s at once where their owner has ended on this machine', async () => {
      const { leases } = await open()
      const { pid = 0 } = spawnSync(process.execPath, ['--version'])
      await leases.take('ours', nameOwner().replace(` ${process.pid} `, ` ${pid} `), null)
      const heir = begin(leases, { leaseMs: 600_000, beatMs: 150 })
      expect(await heir.lease.take(never)).toBe(true)
      expect(heir.changes).toEqual(['took it over'])
    })

    it('are one’s alone, however many want them at once', async () => {
      const { leases } = await open()
      const all = Array.from({ length: 6 }, () => begin(leases))
      const taken = await Promise.all(all.map(({ lease }) => lease.take(never)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    it('that another has taken meanwhile are lost at the next sign of life', async () => {
      const { leases } = await open()
      const one = begin(leases)
      await one.lease.take(never)
      await leases.take('ours', 'another', await leases.read('ours'))
      await waitFor(() => one.changes.includes('lost it'), 'the loss')
      expect(await one.lease.isHeld()).toBe(false)
      expect(one.changes).toEqual(['has it', 'has not got it', 'lost it'])
    })

    it('are kept while the database is away, and taken by nobody who could not look meanwhile', async () => {
      const { leases } = await open()
      const link = breakable(leases)
      const one = begin(link.leases, { leaseMs: 900, beatMs: 150 })
      await one.lease.take(never)
      const other = begin(link.leases)
      expect(await other.lease.take(never)).toBe(false)
      const waiting = new AbortController()
      const taking = other.lease.takeAtLast(waiting.signal).catch(() => 'given up')
      link.cut(true)
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      expect(await one.lease.isHeld()).toBe(true)
      link.cut(false)
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect([await one.lease.isHeld(), await other.lease.isHeld()]).toEqual([true, false])
      waiting.abort()
      expect(await taking).toBe('given up')
    })

    it('have turns that are so far apart, whoever takes them, also after a clock was set back', async () => {
      const { leases, now } = await open()
      expect(await leases.takeTurn('turns', 5_000)).toBe(0)
      const next = await Promise.all([1, 2, 3].map(() => leases.takeTurn('turns', 5_000)))
      const sorted = next.toSorted((a, b) => a - b)
      expect(sorted[0]).toBeGreaterThan(0)
      expect(sorted[2]).toBeLessThanOrEqual(15_000)
      expect((sorted[2] ?? 0) - (sorted[1] ?? 0)).toBeGreaterThan(4_000)
      // What another clock has promised for the next year.
      await leases.takeTurn('far', 365 * 86_400_000)
      expect(await leases.takeTurn('far', 5_000)).toBe(0)
      expect(now()).toBeGreaterThan(0)
    })
  })
}

/** A process that wants the lease, and what becomes of it. */
function begin(store: LeaseStore, times: Pick<LeaseOptions, 'leaseMs' | 'beatMs'> = short) {
  const changes: string[] = []
  const lease = createLease({
    ...times,
    store,
    id: 'ours',
    onLost: () => changes.push('lost it'),
    onChange: (isHeld, isTakeover) =>
      changes.push(isHeld ? (isTakeover ? 'took it over' : 'has it') : 'has not got it'),
  })
  onTestFinished(() => lease.release())
  return { lease, changes }
}

/** A store that can be cut off. */
function breakable(leases: LeaseStore) {
  let isCut = false
  const passing =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isCut) throw new Error('The database is away')
      return work(...args)
    }
  return {
    cut: (yes: boolean) => {
      isCut = yes
    },
    leases: { ...leases, read: passing(leases.read), take: passing(leases.take), beat: passing(leases.beat) },
  }
}
