import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Quote } from '../../src/command/command.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import { deliveryIdOf, type PostRequest } from '../../src/delivery/post-request.ts'
import { LookupUnavailable } from '../../src/delivery/poster.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { placeIn } from '../place.ts'
import { spanOf } from '../spans.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'
import { newFile } from '../store/open-test-store.ts'
import { waitFor } from '../wait-for.ts'
import { createTestOutbox } from './create-test-outbox.ts'
import { createPlatform, type Mishap, type Platform } from './platform.ts'

const command: Quote = {
  kind: 'quote',
  reference: { document: null, spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] },
  withContext: false,
  comment: null,
}
const wish: PostRequest = {
  kind: 'quote',
  platform: 'Test',
  workspace: 'T1',
  channel: 'C1',
  thread: null,
  origin: 'trigger-1',
  asker: 'U1',
  command,
  isRedelivered: false,
}
const place = placeIn('C1')
const three = ['part 1', 'part 2', 'part 3']

it('posts every message of a wish, in order, once', async () => {
  const { outbox, platform } = await setUp()
  const id = await outbox.accept(wish, three)
  expect(id).toBe(deliveryIdOf(wish))
  const outcomes = await Promise.all([outbox.deliver(id), outbox.deliver(id)])
  expect(outcomes).toEqual([{ kind: 'posted' }, { kind: 'posted' }])
  expect(await outbox.deliver(await outbox.accept(wish, three))).toEqual({ kind: 'posted' })
  expect(platform.posted()).toEqual(three)
  expect(platform.sent()).toBe(3)
})

it('prolongs no lease that it does not have yet: the lock for that would keep it from taking it', async () => {
  const { store, platform } = await setUp()
  const prolonged: string[] = []
  let isClaiming = false
  const deliveries: Store['deliveries'] = {
    ...store.deliveries,
    async claim(...about) {
      isClaiming = true
      await sleep(60)
      isClaiming = false
      return store.deliveries.claim(...about)
    },
    async renew(ids, lease) {
      if (isClaiming) prolonged.push(...ids)
      await store.deliveries.renew(ids, lease)
    },
  }
  const pace = { leaseMs: 600, renewEveryMs: 5, retryMs: 50 }
  const outbox = createTestOutbox(store, () => ({ poster: platform, render: () => [] }), { deliveries, pace })
  onTestFinished(() => outbox.stop())
  expect(await outbox.deliver(await outbox.accept(wish, three))).toEqual({ kind: 'posted' })
  expect(prolonged).toEqual([])
})

it.each<[string, Mishap[], number]>([
  ['a lost answer', [null, 'lost answer'], 3],
  ['a lost request', ['lost'], 4],
  ['a request that was given up and arrives all the same', ['given up'], 3],
  ['a request to wait', ['delayed', 'delayed'], 5],
  ['all of these', ['delayed', 'lost', 'lost answer', null, 'lost answer'], 5],
])('posts each message once through %s', async (_, mishaps, sent) => {
  const { outbox, platform } = await setUp()
  platform.mishaps.push(...mishaps)
  expect(await outbox.deliver(await outbox.accept(wish, three))).toEqual({ kind: 'posted' })
  expect(platform.posted()).toEqual(three)
  expect(platform.sent()).toBe(sent)
})

it('leaves nothing of a post of which a part is refused, says why, and tries again when asked again', async () => {
  const { outbox, platform } = await setUp()
  platform.mishaps.push(null, 'refused')
  const id = await outbox.accept(wish, three)
  expect(await outbox.deliver(id)).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('archived'),
  })
  expect(platform.posted()).toEqual([])
  await outbox.acknowledge(id)
  expect(await outbox.deliver(await outbox.accept(wish, three))).toEqual({ kind: 'posted' })
  expect(platform.posted()).toEqual(three)
})

it('leaves the platform alone for as long as it asks, and says meanwhile that the post is not there yet', async () => {
  const { outbox, platform, store } = await setUp()
  platform.mishaps.push('delayed long')
  const id = await outbox.accept(wish, ['only'])
  expect(await outbox.deliver(id)).toEqual({ kind: 'pending' })
  expect(await store.deliveries.listReady(Date.now() + 55_000, 10)).toEqual([])
  expect(await store.deliveries.listReady(Date.now() + 61_000, 10)).toEqual([id])
  expect(await outbox.deliver(id)).toEqual({ kind: 'pending' })
  expect(platform.sent()).toBe(1)
})

it('posts nothing twice of which it cannot find out whether it stands', async () => {
  const { outbox, platform } = await setUp()
  platform.mishaps.push('lost answer')
  platform.blind = new LookupUnavailable('no permission to read')
  const id = await outbox.accept(wish, ['only'])
  expect(await outbox.deliver(id)).toMatchObject({ kind: 'unsure' })
  expect(await outbox.deliver(id)).toMatchObject({ kind: 'unsure' })
  expect(platform.posted()).toEqual(['only'])
})

it('knows one wish by workspace, channel, origin and command', () => {
  const changes: Partial<PostRequest>[] = [
    { workspace: 'T2' },
    { channel: 'C2' },
    { origin: 'trigger-2' },
    { command: { ...command, withContext: true } },
    { command: { ...command, comment: 'See this.' } },
  ]
  const ids = [wish, ...changes.map((change) => ({ ...wish, ...change }))].map(deliveryIdOf)
  expect(new Set(ids).size).toBe(ids.length)
  const another = { ...wish, asker: 'U2' }
  expect(deliveryIdOf(another)).toBe(ids[0])
})

it('takes a wish that its asker was never told of for the one they ask again', async () => {
  const { outbox, platform } = await setUp()
  const first = await outbox.accept(wish, ['only'])
  const again = await outbox.accept({ ...wish, origin: 'trigger-2' }, ['only'])
  expect(again).toBe(first)
  expect(await outbox.accept({ ...wish, origin: 'trigger-3', asker: 'U2' }, ['only'])).not.toBe(first)
  expect(await outbox.accept({ ...wish, origin: 'trigger-3', channel: 'C2' }, ['only'])).not.toBe(first)
  await outbox.acknowledge(first)
  expect(await outbox.accept({ ...wish, origin: 'trigger-4' }, ['only'])).not.toBe(first)
  await outbox.deliver(first)
  expect(platform.posted()).toEqual(['only'])
})

it('keeps two mentions that ask for the same apart, since the platform delivers each again by itself', async () => {
  const { outbox } = await setUp()
  const first = await outbox.accept({ ...wish, isRedelivered: true }, ['only'])
  expect(await outbox.accept({ ...wish, origin: 'later', isRedelivered: true }, ['only'])).not.toBe(first)
})

it('finishes what another left unfinished, from wherever it was', async () => {
  for (const leftAt of ['accepted', 'attempted', 'sent', 'recorded'] as const) {
    const { store, platform } = await setUp()
    await leaveUnfinished(store, platform, leftAt)
    const { outbox } = await setUp(store, platform)
    outbox.start()
    await waitFor(() => platform.posted().length === 3, `three messages, left at ${leftAt}`, 8_000)
    await waitFor(async () => (await store.deliveries.find('left'))?.state === 'posted', 'the end', 5_000)
    expect(platform.posted(), leftAt).toEqual(three)
  }
})

it('does not touch what another is at', async () => {
  const { store, platform } = await setUp()
  await store.deliveries.add({ ...left, dueAt: Date.now() }, { owner: 'other', until: Date.now() + 60_000 })
  const { outbox } = await setUp(store, platform)
  outbox.start()
  expect(await outbox.deliver('left')).toEqual({ kind: 'elsewhere' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(platform.sent()).toBe(0)
})

it('does not post what is asked for a quarter of an hour ago, and tells its asker', async () => {
  const { store, platform } = await setUp()
  await store.deliveries.add({ ...left, dueAt: Date.now() - 16 * 60_000 }, { owner: 'dead', until: 0 })
  const { outbox } = await setUp(store, platform)
  outbox.start()
  await waitFor(() => platform.told.length > 0, 'the asker told')
  expect(platform.told[0]).toContain('I couldn’t post your quote in time')
  expect(platform.sent()).toBe(0)
})

it('takes back every message, by the post or by any of its messages, once and for all', async () => {
  for (const by of ['post', 'message'] as const) {
    const { outbox, platform, store } = await setUp()
    const id = await outbox.accept(wish, three)
    await outbox.deliver(id)
    const message = (await store.deliveries.find(id))?.parts[1]?.message ?? ''
    expect(await outbox.remove(by === 'post' ? id : null, place, message)).toBeNull()
    expect(platform.posted()).toEqual([])
    expect(await outbox.deliver(await outbox.accept(wish, three))).toEqual({ kind: 'removed' })
    expect(await outbox.remove(id, place, message)).toBeNull()
    expect(platform.posted()).toEqual([])
  }
})

it('takes back what stands although nobody recorded it, and lets it stay gone', async () => {
  const { store, platform } = await setUp()
  await leaveUnfinished(store, platform, 'sent')
  const { outbox } = await setUp(store, platform)
  await outbox.remove('left', place, 'M1')
  outbox.start()
  await waitFor(async () => (await store.deliveries.find('left'))?.state === 'removed', 'the end', 8_000)
  expect(platform.posted()).toEqual([])
})

it('rejects, and keeps no lease, where the ledger could not take the end of one, though that of the next went well', async () => {
  const { store, platform } = await setUp()
  let failures = 1
  const deliveries: Store['deliveries'] = {
    ...store.deliveries,
    settle: async (...about) => {
      failures -= 1
      if (failures >= 0) throw new Error('The disk is full')
      return store.deliveries.settle(...about)
    },
  }
  const outbox = createTestOutbox(store, () => ({ poster: platform, render: () => [] }), { deliveries })
  const ids = ['a', 'b'].map((id) => ({ ...left, id, payloads: ['only'], dueAt: Date.now() }))
  for (const each of ids) await store.deliveries.add(each, { owner: 'dead', until: 0 })
  const ends = await Promise.allSettled([
    outbox.work(['a']),
    new Promise((resolve) => setTimeout(resolve, 30)).then(() => outbox.work(['b'])),
  ])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  await waitFor(async () => (await store.deliveries.listReady(Date.now(), 9)).includes('a'), 'its lease over')
  await outbox.work(['a'])
  expect((await store.deliveries.find('a'))?.state).toBe('posted')
  expect(platform.sent()).toBe(2)
})

it('ends what cannot be read, tells its owner, and finishes the others', async () => {
  const file = await newFile()
  const store = await openStore(`sqlite:${file}`)
  onTestFinished(() => store.close())
  for (const id of ['a', 'b', 'c']) {
    await store.deliveries.add(
      { ...left, id, payloads: ['only'], dueAt: Date.now() },
      { owner: 'dead', until: 0 },
    )
  }
  const raw = new DatabaseSync(file)
  raw.exec("update deliveries set parts = '{' where id = 'b'")
  raw.close()
  const platform = createPlatform()
  const outbox = createTestOutbox(store, () => ({ poster: platform, render: () => [] }))
  outbox.start()
  onTestFinished(() => outbox.stop())
  await waitFor(
    () => platform.posted().length === 2 && platform.told.length === 1,
    'the others, and its owner told',
  )
  expect(platform.told).toEqual([expect.stringContaining('can’t post it')])
})

it('says nothing of what it does not know', async () => {
  const { outbox } = await setUp()
  expect(await outbox.remove(null, place, 'M99')).toBeNull()
  expect(await outbox.remove('abcdef', place, 'M99')).toBeNull()
  expect(await outbox.deliver('abcdef')).toEqual({ kind: 'elsewhere' })
})

const left = {
  ...place,
  id: 'left',
  kind: 'quote',
  person: 'U1',
  request: 'w',
  payloads: three,
  isAcknowledged: true,
} as const

/** A quote as a process leaves it that dies at that moment; its lease is over soon. */
async function leaveUnfinished(
  { deliveries }: Store,
  platform: Platform,
  at: 'accepted' | 'attempted' | 'sent' | 'recorded',
): Promise<void> {
  const lease = { owner: 'dead', until: Date.now() + 100 }
  const now = Date.now()
  await deliveries.add({ ...left, dueAt: now }, lease)
  const sending = [{ message: null, attemptedAt: now }]
  if (at === 'accepted') return
  await deliveries.attempt([{ id: 'left', parts: sending, subject: null }], lease, now)
  if (at === 'attempted') return
  const message = await platform.post(place, three[0], { post: 'left', part: 0 })
  const parts = [{ message, attemptedAt: null }, ...sending]
  if (at === 'recorded') await deliveries.attempt([{ id: 'left', parts, subject: null }], lease, now)
}

async function setUp(
  known: Store | null = null,
  platform: Platform = createPlatform(),
): Promise<{ outbox: Outbox; platform: Platform; store: Store }> {
  const store = known ?? (await openMemoryStore())
  const access = { poster: platform, render: () => [] }
  const outbox = createTestOutbox(store, () => access, {
    pace: { leaseMs: 500, renewEveryMs: 100, retryMs: 20 },
  })
  onTestFinished(() => outbox.stop())
  if (known === null) onTestFinished(() => store.close())
  return { outbox, platform, store }
}
