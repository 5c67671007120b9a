import { describe, expect, it } from 'vitest'
import type { ActionStore, Tracker, Wanted } from '../../src/actions/tracker.ts'

const tracker: Tracker = { platform: 'Slack', workspace: 'T1', document: 'vancouver-2018' }
const mina = { id: 'U1', name: 'Mina “O’Hara” 👩‍⚖️' }
const jon = { id: 'U2', name: null }
const at = 1_764_000_000_123

function wanted(passage: string, change: Partial<Wanted> = {}): Wanted {
  return { passage, state: null, owner: null, note: null, ...change }
}

/** What every store of action items must do; `open` gives an empty one. */
export function describeActionStore(name: string, open: () => Promise<ActionStore>): void {
  describe(`action items in ${name}`, () => {
    it('are untouched at first', async () => {
      const actions = await open()
      expect(await actions.list(tracker)).toEqual([])
      expect(await actions.listAll(tracker)).toEqual([])
      expect(await actions.history(tracker, '11.c', 5)).toEqual({ changes: [], count: 0 })
      expect(await actions.listSince(tracker, 0, 5)).toEqual({ changes: [], last: 0 })
    })

    it('come back as they were changed', async () => {
      const actions = await open()
      const all = { state: 'in progress', owner: jon, note: "done; drop table posts; -- 'ok'\n€" } as const
      const change = { number: 1, passage: '11.c', at, by: mina, ...all }
      expect(await actions.change(tracker, wanted('11.c', all), mina, at, 'o1')).toEqual(change)
      expect(await actions.list(tracker)).toEqual([{ passage: '11.c', state: 'in progress', owner: jon }])
      expect(await actions.history(tracker, '11.c', 5)).toEqual({ changes: [change], count: 1 })
      expect(await actions.listAll(tracker)).toEqual([change])
      const freed = await actions.change(tracker, wanted('11.c', { owner: 'nobody' }), jon, at + 1, 'o2')
      expect(freed).toMatchObject({ number: 2, owner: 'nobody', state: null, note: null })
      expect(await actions.list(tracker)).toEqual([{ passage: '11.c', state: 'in progress', owner: null }])
      expect(await actions.listAll(tracker)).toEqual([change, freed])
    })

    it('keep of a change only what differs', async () => {
      const actions = await open()
      await actions.change(tracker, wanted('5', { state: 'done', owner: mina }), mina, at, 'o1')
      const renamed = { state: 'done', owner: { ...mina, name: 'Mina' }, note: 'again' } as const
      expect(await actions.change(tracker, wanted('5', renamed), mina, at, 'o2')).toMatchObject({
        number: 2,
        state: null,
        owner: null,
        note: 'again',
      })
    })

    it('do not change where nothing differs', async () => {
      const actions = await open()
      const same = wanted('5', { state: 'open', owner: 'nobody' })
      expect(await actions.change(tracker, same, mina, at, 'o1')).toBeNull()
      expect(await actions.change(tracker, wanted('5'), mina, at, 'o2')).toBeNull()
      expect(await actions.listAll(tracker)).toEqual([])
      expect(await actions.change(tracker, wanted('5', { note: 'a' }), mina, at, 'o3')).toMatchObject({
        number: 1,
      })
      expect(await actions.list(tracker)).toEqual([{ passage: '5', state: 'open', owner: null }])
    })

    it('change once for one origin, whoever delivers it', async () => {
      const actions = await open()
      const change = wanted('5', { note: 'twice' })
      const made = await Promise.all(
        Array.from({ length: 6 }, () => actions.change(tracker, change, mina, at, 'o1')),
      )
      expect(made.filter((each) => each !== null)).toHaveLength(1)
      expect((await actions.history(tracker, '5', 9)).count).toBe(1)
    })

    it('are numbered without a gap, however many change at once', async () => {
      const actions = await open()
      const made = await Promise.all(
        Array.from({ length: 24 }, (_, number) => {
          const change = wanted(`${number % 3}`, number % 4 === 0 ? { state: 'open' } : { note: `${number}` })
          return actions.change(tracker, change, mina, at + number, `o${number}`)
        }),
      )
      const numbers = (await actions.listAll(tracker)).map(({ number }) => number)
      expect(numbers).toEqual(Array.from({ length: 18 }, (_, index) => index + 1))
      expect(made.flatMap((each) => each?.number ?? []).toSorted((one, other) => one - other)).toEqual(
        numbers,
      )
    })

    it('tell their history, newest first, and the last of what came since, oldest first', async () => {
      const actions = await open()
      for (const number of [1, 2, 3, 4, 5, 6]) {
        await actions.change(
          tracker,
          wanted(number === 3 ? '7' : '5', { note: `${number}` }),
          mina,
          at,
          `${number}`,
        )
      }
      const { changes, count } = await actions.history(tracker, '5', 2)
      expect([changes.map(({ note }) => note), count]).toEqual([['6', '5'], 5])
      expect(await actions.history(tracker, '5', 0)).toEqual({ changes: [], count: 5 })
      const since = await actions.listSince(tracker, 2, 3)
      expect([since.changes.map(({ note }) => note), since.last]).toEqual([['4', '5', '6'], 6])
      expect(await actions.listSince(tracker, 6, 3)).toEqual({ changes: [], last: 6 })
    })

    it('are those of one document in one workspace', async () => {
      const actions = await open()
      await actions.change(tracker, wanted('5', { state: 'done' }), mina, at, 'o1')
      const others = [
        { ...tracker, platform: 'Discord' },
        { ...tracker, workspace: 'T2' },
        { ...tracker, document: 'harbour-2031' },
      ]
      for (const other of others) {
        expect(await actions.list(other)).toEqual([])
        expect(await actions.change(other, wanted('5', { note: 'x' }), mina, at, 'o1')).toMatchObject({
          number: 1,
        })
        expect((await actions.listSince(other, 0, 9)).last).toBe(1)
      }
      expect(await actions.listAll(tracker)).toHaveLength(1)
    })

    it('take what no database can hold, and say it otherwise', async () => {
      const actions = await open()
      const change = await actions.change(tracker, wanted('5', { note: 'a\u0000b' }), mina, at, 'o1')
      expect(change?.number).toBe(1)
      expect((await actions.listAll(tracker))[0]?.note).toBe('a\uFFFDb')
    })
  })
}
