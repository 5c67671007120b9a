import { describe, expect, it } from 'vitest'
import type { NewPost, PostStore } from '../../src/delivery/post-store.ts'

const ours = { owner: 'us', until: 1_000 }
const theirs = { owner: 'them', until: 1_000 }

const wanted: NewPost = {
  id: 'a1',
  platform: 'Slack',
  workspace: 'T1',
  channel: 'C1',
  thread: '1700000000.000100',
  asker: 'U1',
  wish: 'w1',
  payloads: [{ text: "Zürich “quoted” 👨‍👩‍👧 \u0000 '; drop table posts; --" }, { text: 'second' }],
  isAcknowledged: false,
  createdAt: 1_764_000_000_123,
}

/** What every store of posts must do; `open` gives an empty one. */
export function describePostStore(name: string, open: () => Promise<PostStore>): void {
  describe(`posts in ${name}`, () => {
    it('come back as they were written', async () => {
      const posts = await open()
      expect(await posts.add(wanted, ours)).toBe(true)
      const { isAcknowledged: _, ...kept } = wanted
      const part = { message: null, attemptedAt: null }
      expect(await posts.find('a1')).toEqual({ ...kept, state: 'due', parts: [part, part] })
      expect(await posts.find('b2')).toBeNull()
    })

    it('are added once, whoever comes second', async () => {
      const posts = await open()
      const added = await Promise.all([
        posts.add(wanted, ours),
        posts.add({ ...wanted, asker: 'U2' }, theirs),
      ])
      expect(added.filter(Boolean)).toHaveLength(1)
      expect((await posts.find('a1'))?.parts).toHaveLength(2)
    })

    it('are due again where they were refused or late, and only then', async () => {
      for (const [state, isAgain] of [
        ['refused', true],
        ['late', true],
        ['posted', false],
        ['unsure', false],
      ] as const) {
        const posts = await open()
        await posts.add(wanted, ours)
        await posts.finish('a1', 'posting', state)
        expect(await posts.add(wanted, ours), state).toBe(isAgain)
        expect((await posts.find('a1'))?.state).toBe(isAgain ? 'due' : state)
      }
    })

    it('belong to one owner while the lease lasts', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      expect(await posts.take('a1', theirs, 999)).toBeNull()
      expect(await posts.renew('a1', theirs)).toBe(false)
      expect(await posts.listAbandoned('Slack', 999, 10)).toEqual([])
      expect((await posts.take('a1', ours, 999))?.id).toBe('a1')
      expect(await posts.listAbandoned('Slack', 1_000, 10)).toEqual(['a1'])
      expect(await posts.listAbandoned('Discord', 1_000, 10)).toEqual([])
      expect((await posts.take('a1', { owner: 'them', until: 2_000 }, 1_000))?.id).toBe('a1')
      expect(await posts.renew('a1', ours)).toBe(false)
      expect(await posts.attempt('a1', 0, 1, ours)).toBe(false)
    })

    it('go to one of many who want them at the same time', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, at) => posts.take('a1', { owner: `o${at}`, until: 9_000 }, 5_000)),
      )
      expect(taken.filter((post) => post !== null)).toHaveLength(1)
    })

    it('are free at once when their owner lets go of them', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      await posts.release('them')
      expect(await posts.take('a1', theirs, 1)).toBeNull()
      await posts.release('us')
      expect((await posts.take('a1', theirs, 1))?.id).toBe('a1')
    })

    it('remember what was sent and what stands', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      expect(await posts.attempt('a1', 0, 77, ours)).toBe(true)
      expect(await posts.find('a1')).toMatchObject({
        state: 'posting',
        parts: [
          { message: null, attemptedAt: 77 },
          { message: null, attemptedAt: null },
        ],
      })
      await posts.withdrawAttempt('a1', 0)
      expect((await posts.find('a1'))?.parts[0]?.attemptedAt).toBeNull()
      await posts.attempt('a1', 0, 78, ours)
      await posts.record('a1', 0, 'M1')
      expect((await posts.find('a1'))?.parts[0]).toEqual({ message: 'M1', attemptedAt: null })
      expect(await posts.findByMessage('Slack', 'C1', 'M1')).toBe('a1')
      expect(await posts.findByMessage('Slack', 'C2', 'M1')).toBeNull()
      expect(await posts.findByMessage('Discord', 'C1', 'M1')).toBeNull()
    })

    it('forget what they carried once they are finished, and their messages where none stands', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      await posts.record('a1', 0, 'M1')
      await posts.finish('a1', 'posting', 'posted')
      expect(await posts.find('a1')).toMatchObject({ state: 'posted', payloads: null })
      expect((await posts.find('a1'))?.parts[0]?.message).toBe('M1')
      expect(await posts.listAbandoned('Slack', 9_999, 10)).toEqual([])
      expect(await posts.beginTakingBack('a1')).toBe(true)
      await posts.finish('a1', 'taking back', 'taken back')
      expect(await posts.find('a1')).toMatchObject({ state: 'taken back', parts: [] })
      expect(await posts.beginTakingBack('a1')).toBe(false)
    })

    it('are not finished as posted while they are being taken back, nor posted any further', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      await posts.beginTakingBack('a1')
      expect(await posts.attempt('a1', 0, 1, ours)).toBe(false)
      await posts.finish('a1', 'posting', 'posted')
      expect((await posts.find('a1'))?.state).toBe('taking back')
    })

    it('are found by a wish that was never acknowledged', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      expect(await posts.findUnacknowledged('w1', wanted.createdAt)).toBe('a1')
      expect(await posts.findUnacknowledged('w1', wanted.createdAt + 1)).toBeNull()
      expect(await posts.findUnacknowledged('w2', 0)).toBeNull()
      await posts.acknowledge('a1')
      expect(await posts.findUnacknowledged('w1', 0)).toBeNull()
    })

    it('are pruned where they do not stand and are old, and kept otherwise', async () => {
      const posts = await open()
      await posts.add(wanted, ours)
      await posts.add({ ...wanted, id: 'b2' }, ours)
      await posts.finish('a1', 'posting', 'refused')
      await posts.finish('b2', 'posting', 'posted')
      await posts.prune(wanted.createdAt)
      expect(await posts.find('a1')).not.toBeNull()
      await posts.prune(wanted.createdAt + 1)
      expect(await posts.find('a1')).toBeNull()
      expect(await posts.find('b2')).not.toBeNull()
      const yearLater = wanted.createdAt + 370 * 24 * 3_600_000
      await posts.prune(yearLater)
      expect(await posts.find('b2')).not.toBeNull()
      await posts.prune(yearLater + 1)
      expect(await posts.find('b2')).toBeNull()
    })
  })
}
