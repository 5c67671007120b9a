import { rename, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { withinTime } from '../within-time.ts'
import { ended, noon, plan, sampleQuote, superseded, wish } from './digest-samples.ts'
import { openRaw } from './open-raw-store.ts'

const tracker = { platform: 'Slack', workspace: 'T1', document: 'd' }
const mina = { id: 'U1', name: null }

const moved = /^The database file \S+ was moved, deleted or replaced .*: .*\.$/u

/** What writes, of every store. */
const writings: readonly ((store: Store) => Promise<unknown>)[] = [
  ({ deliveries }) => deliveries.add({ ...sampleQuote, id: `${Math.random()}` }, { owner: 'us', until: 1 }),
  ({ deliveries }) => deliveries.prune(1),
  ({ actions }) => {
    const wanted = { passage: '5', state: null, owner: null, note: 'long '.repeat(2_000) }
    return actions.change(tracker, wanted, mina, 1, `${Math.random()}`)
  },
  ({ digests }) => digests.subscribe(wish(Math.ceil(Math.random() * 1e9))),
  ({ digests }) => digests.schedule(noon, 9, plan, superseded),
  ({ deliveries }) => deliveries.claim(['d1'], { owner: 'us', until: 1 }, 1),
  ({ deliveries }) => deliveries.settle([ended('d1', 'skipped')], 'us', 1),
  ({ forget }) => forget('Slack', 'T1'),
]

describe('while an SQLite database cannot be written to', () => {
  it('everything that writes says so in a sentence, and works again by itself', async () => {
    const { store, raw } = await openRaw()
    raw.exec('pragma query_only = on')
    for (const write of writings) {
      await expect(write(store)).rejects.toMatchObject({
        name: 'StoreUnavailable',
        obstacle: 'read-only',
        message: expect.stringMatching(/^The database sample\.db cannot be written to .*: .*\.$/u),
      })
    }
    expect(await store.deliveries.find('a1')).toBeNull()
    raw.exec('pragma query_only = off')
    for (const write of writings) await write(store)
  })

  it('a full disk is told, what was begun is undone, and it goes on once there is room', async () => {
    const { store, raw } = await openRaw()
    // What the migrations have freed is room, too.
    raw.exec('vacuum')
    const { page_count: pages } = raw.prepare('pragma page_count').get() ?? {}
    raw.exec(`pragma max_page_count = ${Number(pages)}`)
    const change = writings[2]
    await expect(change?.(store)).rejects.toMatchObject({
      obstacle: 'full',
      message: expect.stringMatching(/^There is no room for the database sample\.db .*free some space/u),
    })
    expect(await store.actions.list(tracker)).toEqual([])
    raw.exec('pragma max_page_count = 100000')
    expect(await change?.(store)).toMatchObject({ number: 1 })
  })

  it('another writer is waited for, and the process goes on meanwhile', async () => {
    const { store, file } = await openRaw()
    const other = new DatabaseSync(file)
    onTestFinished(() => other.close())
    other.exec('begin exclusive')
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 10)
    setTimeout(() => other.exec('commit'), 400)
    expect(await store.digests.subscribe(wish())).toMatchObject({ state: 'active' })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(5)
  })

  it('a writer that does not end is told after a while, to all who wait at once', async () => {
    const { store, file } = await openRaw(500)
    const other = new DatabaseSync(file)
    onTestFinished(() => other.close())
    other.exec('begin exclusive')
    const asked = Array.from({ length: 20 }, (_, number) => store.digests.subscribe(wish(number)))
    const ended = await withinTime(Promise.allSettled(asked), 2_000, 'all of them told')
    for (const each of ended) {
      expect(each).toMatchObject({ status: 'rejected', reason: { obstacle: 'locked' } })
    }
    other.exec('rollback')
    await store.digests.subscribe(wish())
  })

  it('a file that is moved away, deleted or replaced is told, and nothing is written to it', async () => {
    const { store, file } = await openRaw()
    await store.digests.subscribe(wish())
    await rename(file, `${file}.moved`)
    const told = { name: 'StoreUnavailable', obstacle: 'gone', message: expect.stringMatching(moved) }
    for (const write of writings) await expect(write(store)).rejects.toMatchObject(told)
    await writeFile(file, 'another')
    for (const write of writings) await expect(write(store)).rejects.toMatchObject(told)
    await expect(store.digests.list('Slack', 'T1')).rejects.toMatchObject(told)
    await rename(`${file}.moved`, file)
    expect(await store.digests.list('Slack', 'T1')).toHaveLength(1)
    for (const write of writings) await write(store)
  })
})
