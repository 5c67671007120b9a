import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Outbox } from '../../src/delivery/outbox.ts'
import { createDigestRunner } from '../../src/digest/digest-runner.ts'
import { createLog } from '../../src/log.ts'
import type { Store } from '../../src/store/store.ts'
import { placeIn } from '../place.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { newFile, type OnFinished, openTestStore } from '../store/open-test-store.ts'
import { waitFor } from '../wait-for.ts'
import { createTestOutbox, hour } from './create-test-outbox.ts'
import { createPlatform, type Platform } from './platform.ts'

// A tenth of what it is in earnest.
const pace = { leaseMs: 500, renewEveryMs: 100, retryMs: 50 }
const slowMs = 700
const minute = 60_000

type CreateDatabase = (onFinished: OnFinished) => Promise<string>

/** A clock that anybody may set: milliseconds ahead of the test's own. */
interface Clock {
  ahead: number
  readonly now: () => number
}

describe('Wrong clocks, on SQLite', () => {
  describeClocks(async (onFinished) => `sqlite:${await newFile(onFinished)}`)
})

describe.skipIf(!hasPostgres)('Wrong clocks, on PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres?.stop())
  describeClocks(() => postgres.createDatabase())
})

/** Mostly they wait, so they do so at the same time. `createDatabase` gives the address of an empty one. */
function describeClocks(createDatabase: CreateDatabase): void {
  it.concurrent.for([
    ['ten seconds ahead', 1_000],
    ['six seconds ahead', 600],
    ['six seconds behind', -600],
    ['a minute behind', -6_000],
  ] as const)(
    'a quote of a slow platform stands once beside a process whose clock is %s',
    async ([, ahead], { expect, onTestFinished }) => {
      const { processes, platform } = await startTwo(createDatabase, onTestFinished)
      const [us, them] = processes
      them.clock.ahead = ahead
      expect(await quote(us.outbox)).toEqual({ kind: 'posted' })
      await untilNothingIsInHand(us.store)
      expect(platform.posted()).toEqual(['one', 'two'])
      expect(platform.sent()).toBe(2)
    },
  )

  it.concurrent.for([
    ['forward, for both', minute, true],
    ['back, for both', -minute, true],
    ['forward, for the other one', minute, false],
    ['back, for the other one', -minute, false],
  ] as const)(
    'a quote stands once where the clock is set %s while it is posted',
    async ([, ahead, isForBoth], { expect, onTestFinished }) => {
      const { processes, platform } = await startTwo(createDatabase, onTestFinished)
      const [us, them] = processes
      const quoting = quote(us.outbox)
      await sleep(slowMs / 2)
      them.clock.ahead = ahead
      // Who has the lease notices a little later.
      await sleep(pace.renewEveryMs)
      if (isForBoth) us.clock.ahead = ahead
      expect(await quoting).toEqual({ kind: 'posted' })
      await untilNothingIsInHand(us.store)
      expect(platform.posted()).toEqual(['one', 'two'])
      expect(platform.sent()).toBe(2)
    },
  )

  it.concurrent('what a process leaves that died with its clock behind is finished, once', async ({
    expect,
    onTestFinished,
  }) => {
    const { processes, platform } = await startTwo(createDatabase, onTestFinished)
    const [us] = processes
    const behind = Date.now() - 1_000
    const lease = { owner: 'dead', until: behind + pace.leaseMs / 2 }
    const parts = [{ message: null, attemptedAt: behind }]
    await us.store.deliveries.add({ ...left, dueAt: behind }, lease)
    await us.store.deliveries.attempt([{ id: left.id, parts, subject: null }], lease, behind)
    await waitFor(() => platform.posted().length === 2, 'the rest', 10_000)
    await untilNothingIsInHand(us.store)
    expect(platform.posted()).toEqual(['one', 'two'])
  })

  it.concurrent('digests of a slow platform come once, by two processes whose clocks are set while they post', async ({
    expect,
    onTestFinished,
  }) => {
    const channels = Array.from({ length: 12 }, (_, number) => `C${number}`)
    const { processes, platform } = await startTwo(createDatabase, onTestFinished)
    const [us, them] = processes
    const date = Temporal.Now.plainDateISO('UTC').toString()
    for (const channel of channels) {
      await us.store.digests.subscribe({
        ...{ platform: 'Test', workspace: 'T1', channel, document: 'vancouver-2018' },
        schedule: { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
        ...{ setBy: { id: 'U1', name: 'Ana' }, setAt: 0 },
        next: { date, at: Date.now() - minute },
      })
    }
    const { deliveries } = us.store
    await waitFor(async () => (await deliveries.countInHand()).posting > 0, 'the first one', 10_000)
    // Whichever of them has it, the other one is ahead for a while.
    for (const { clock } of [us, them]) {
      clock.ahead = minute
      await sleep(slowMs / 4)
      clock.ahead = -minute
    }
    await waitFor(() => platform.channels().length >= channels.length, 'all of them', 20_000)
    await untilNothingIsInHand(us.store)
    expect(platform.channels().toSorted()).toEqual(channels.toSorted())
    expect(platform.sent()).toBe(channels.length)
  })
}

const left = {
  ...placeIn('C1'),
  id: 'left',
  kind: 'quote',
  person: 'U1',
  request: null,
  payloads: ['one', 'two'],
  isAcknowledged: true,
} as const

interface Process {
  readonly store: Store
  readonly outbox: Outbox
  readonly clock: Clock
}

/** Two processes' worth on one database, each with a clock of its own, and a platform that takes longer than a lease. */
async function startTwo(createDatabase: CreateDatabase, onFinished: OnFinished) {
  const url = await createDatabase(onFinished)
  const platform = createPlatform()
  const processes = [await start(url, platform, onFinished), await start(url, platform, onFinished)] as const
  return { processes, platform }
}

async function start(url: string, platform: Platform, onFinished: OnFinished): Promise<Process> {
  const store = await openTestStore(url, onFinished)
  const clock: Clock = { ahead: 0, now: () => Date.now() + clock.ahead }
  const { now } = clock
  const poster = {
    ...platform,
    async post(...about: Parameters<Platform['post']>) {
      await sleep(slowMs)
      return platform.post(...about)
    },
  }
  const channelAccess = () => ({ poster, render: () => ['digest'] })
  const outbox = createTestOutbox(store, channelAccess, { now, pace })
  const log = createLog('silent')
  const runner = createDigestRunner({ ...store, now, channelAccess, log, lateMs: hour, tickEveryMs: 20 })
  outbox.start()
  runner.start()
  onFinished(async () => {
    await runner.stop()
    await outbox.stop()
  })
  return { store, outbox, clock }
}

async function quote(outbox: Outbox) {
  const request = { ...placeIn('C1'), kind: 'quote', origin: 'o1', asker: 'U1', command: null } as const
  const id = await outbox.accept({ ...request, isRedelivered: true }, ['one', 'two'])
  return outbox.deliver(id)
}

async function untilNothingIsInHand({ deliveries }: Store): Promise<void> {
  const inHand = async () => Object.values(await deliveries.countInHand()).reduce((sum, each) => sum + each)
  await waitFor(async () => (await inHand()) === 0, 'the end of everything', 10_000)
}
