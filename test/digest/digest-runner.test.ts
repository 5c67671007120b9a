import { describe, expect, it, onTestFinished } from 'vitest'
import type { DeliveryStore } from '../../src/delivery/delivery-store.ts'
import { LookupUnavailable } from '../../src/delivery/poster.ts'
import { createDigestRunner } from '../../src/digest/digest-runner.ts'
import type { DigestStore, NewSubscription } from '../../src/digest/digest-store.ts'
import { createLog } from '../../src/log.ts'
import type { Reply } from '../../src/message/reply.ts'
import { StoreUnavailable } from '../../src/store/database/store-error.ts'
import type { Store } from '../../src/store/store.ts'
import { createTestOutbox, hour } from '../delivery/create-test-outbox.ts'
import { createPlatform } from '../delivery/platform.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'
import { waitFor } from '../wait-for.ts'

const schedule = { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] }
const today = Temporal.Now.plainDateISO('UTC').toString()

/** A subscription for each of so many channels, due a moment ago. */
async function subscribe(store: Store, channels: number): Promise<void> {
  for (let number = 1; number <= channels; number += 1) {
    await store.digests.subscribe(wish(`C${number}`))
  }
}

function wish(channel: string): NewSubscription {
  return {
    platform: 'Test',
    workspace: 'T1',
    channel,
    document: 'vancouver-2018',
    schedule,
    setBy: { id: 'U1', name: 'Ana' },
    setAt: 0,
    next: { date: today, at: Date.now() - 1_000 },
  }
}

async function setUp(
  change: (digests: DigestStore) => Partial<DigestStore> = () => ({}),
  changeLedger: (deliveries: DeliveryStore) => Partial<DeliveryStore> = () => ({}),
  render: (reply: Reply) => readonly unknown[] = ({ title }) => [title],
) {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const platform = createPlatform()
  const channelAccess = () => ({ poster: platform, render })
  const start = () => {
    const deliveries = { ...store.deliveries, ...changeLedger(store.deliveries) }
    const outbox = createTestOutbox(store, channelAccess, { deliveries })
    const runner = createDigestRunner({
      digests: { ...store.digests, ...change(store.digests) },
      now: store.now,
      channelAccess,
      log: createLog('silent'),
      lateMs: 6 * hour,
      tickEveryMs: 10,
    })
    outbox.start()
    runner.start()
    const stop = async () => {
      await runner.stop()
      await outbox.stop()
    }
    onTestFinished(stop)
    return { stop }
  }
  return { store, platform, start }
}

describe('The digest runner', () => {
  it('posts what is due when it starts, once to each channel, and writes it down', async () => {
    const { store, platform, start } = await setUp()
    await subscribe(store, 120)
    const runner = start()
    await waitFor(() => platform.posted().length === 120, 'every digest')
    await runner.stop()
    expect(new Set(platform.channels()).size).toBe(120)
    const subscription = await store.digests.find({ platform: 'Test', workspace: 'T1', channel: 'C7' })
    expect(await store.digests.latest(subscription?.id ?? '')).toMatchObject({ state: 'posted', date: today })
    expect(subscription?.next?.date).toBe(Temporal.PlainDate.from(today).add({ days: 1 }).toString())
  })

  it('pauses one that fits into no message, and posts those that were due beside it', async () => {
    const { store, platform, start } = await setUp(undefined, undefined, ({ title, blocks }) =>
      JSON.stringify(blocks).includes('Huge') ? [title, title] : [title],
    )
    await subscribe(store, 3)
    await store.digests.subscribe({ ...wish('C4'), workspace: 'T2' })
    const tracker = { platform: 'Test', workspace: 'T2', document: 'vancouver-2018' }
    const huge = { id: 'U2', name: 'Huge' }
    await store.actions.change(
      tracker,
      { passage: '11.a', state: null, owner: huge, note: null },
      huge,
      1,
      'x',
    )
    start()
    await waitFor(() => platform.posted().length === 3, 'the others')
    await waitFor(
      async () => (await store.digests.list('Test', 'T2'))[0]?.state === 'paused',
      'the one that does not fit paused',
    )
    await waitFor(() => platform.told.length > 0, 'who set it up told')
    expect(platform.told).toEqual([expect.stringContaining('doesn’t fit in one message')])
  })

  it('forgets what is old when it starts', async () => {
    const pruned: number[] = []
    const { start } = await setUp(undefined, () => ({ prune: async (before) => void pruned.push(before) }))
    start()
    await waitFor(() => pruned.length > 0, 'a first time')
    expect(Date.now() - (pruned[0] ?? 0)).toBeGreaterThan(29 * 24 * hour)
  })

  it('posts what becomes due while it runs', async () => {
    const { store, platform, start } = await setUp()
    start()
    await subscribe(store, 3)
    await waitFor(() => platform.posted().length === 3, 'every digest')
  })

  it('goes on when the database is back', async () => {
    let failures = 3
    const { store, platform, start } = await setUp(({ schedule: write }) => ({
      schedule: async (...args) => {
        failures -= 1
        if (failures >= 0) throw new StoreUnavailable('gone', 'The database is gone')
        return write(...args)
      },
    }))
    await subscribe(store, 2)
    start()
    await waitFor(() => platform.posted().length === 2, 'every digest')
    expect(failures).toBeLessThan(0)
  })

  it('looks up what it posted and could not write down', async () => {
    let failures = 1
    const { store, platform, start } = await setUp(undefined, ({ settle }) => ({
      settle: async (...args) => {
        failures -= 1
        if (failures >= 0) throw new StoreUnavailable('full', 'The disk is full')
        return settle(...args)
      },
    }))
    await subscribe(store, 2)
    start()
    const subscription = await store.digests.find({ platform: 'Test', workspace: 'T1', channel: 'C1' })
    await waitFor(
      async () => (await store.digests.latest(subscription?.id ?? ''))?.state === 'posted',
      'written down after all',
      12_000,
    )
    expect(platform.posted()).toHaveLength(2)
    expect(platform.sent()).toBe(2)
  })

  it('reckons anew when a zone has got other rules', async () => {
    const { store, start } = await setUp()
    const at = Temporal.Now.instant().add({ hours: 50 }).epochMilliseconds
    const date = Temporal.Now.plainDateISO('UTC').add({ days: 2 }).toString()
    const { id } = await store.digests.subscribe({ ...wish('C1'), next: { date, at } })
    start()
    const right = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '09:00' })
    await waitFor(
      async () => (await store.digests.get([id])).get(id)?.next?.at === right.epochMilliseconds,
      'the right time',
    )
  })

  it('pauses one whose zone nobody knows, tells who set it up, and posts all the others', async () => {
    const { store, platform, start } = await setUp()
    await subscribe(store, 3)
    const unknown = { ...wish('C4'), schedule: { ...schedule, zone: 'Atlantis/Poseidonis' } }
    await store.digests.subscribe(unknown)
    const later = { date: '2099-01-01', at: Date.parse('2099-01-01T09:00Z') }
    await store.digests.subscribe({ ...unknown, channel: 'C5', next: later })
    await store.digests.subscribe(wish('C6'))
    start()
    await waitFor(() => platform.posted().length === 4, 'the others')
    expect(platform.channels()).not.toContain('C4')
    for (const channel of ['C4', 'C5']) {
      const found = await store.digests.find({ platform: 'Test', workspace: 'T1', channel })
      expect(found).toMatchObject({
        state: 'paused',
        next: null,
        reason: expect.stringContaining('Atlantis'),
      })
    }
    await waitFor(() => platform.told.length === 2, 'who set them up told')
    expect(platform.told).toEqual(Array(2).fill(expect.stringContaining('Atlantis/Poseidonis')))
  })

  it('tells who set it up where nobody can look whether a digest was posted', async () => {
    const { store, platform, start } = await setUp()
    platform.mishaps.push('lost answer')
    platform.blind = new LookupUnavailable('The bot may not read the conversation')
    await subscribe(store, 2)
    start()
    await waitFor(() => platform.told.length > 0, 'who set it up told')
    expect(platform.told).toEqual([expect.stringContaining('didn’t post it again')])
    expect(platform.sent()).toBe(2)
  })
})
