import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { DigestStore, Plan, Subscription } from '../../src/digest/digest-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { noon, plan, postedAs, superseded, wish } from './digest-samples.ts'
import { openTestStore } from './open-test-store.ts'
import { describeQueue } from './queue-contract.ts'

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let postgres: Postgres
  let template: string

  beforeAll(async () => {
    postgres = await startPostgres()
    template = await postgres.createDatabase()
    const store = await openStore(template)
    await store.queue.start(
      async () => undefined,
      () => undefined,
    )
    await store.close()
  })
  afterAll(() => postgres?.stop())

  /** Writes down what so many channels owe now, in a transaction that takes so many seconds to commit. */
  async function beginWriting(url: string, digests: DigestStore, channels: number, seconds: number) {
    const now = Date.now()
    const date = Temporal.Now.plainDateISO('UTC').toString()
    for (let number = 1; number <= channels; number += 1) {
      await digests.subscribe({ ...wish(number), next: { date, at: now } })
    }
    await postgres.query(
      url,
      `create function linger() returns trigger language plpgsql
       as 'begin perform pg_sleep(${seconds}); return new; end';
       create constraint trigger linger after insert on deliveries deferrable initially deferred
       for each row when (new.channel = 'C1') execute function linger()`,
    )
    const dueNow = ({ id }: Subscription): Plan => ({
      deliveries: [{ id: `due now for ${id}`, date, dueAt: now, skipped: null }],
      next: null,
    })
    const committed = digests.schedule(now, channels, dueNow, superseded)
    await setTimeout(500)
    return { committed }
  }

  describeQueue('PostgreSQL', async (onFinished) => {
    const url = await postgres.createDatabase(template)
    return openTestStore(url, onFinished)
  })

  it('has a job for what the ledger owes, and none of them without the other', async () => {
    const url = await postgres.createDatabase(template)
    const { digests, queue } = await openTestStore(url)
    await queue.start(
      async () => undefined,
      () => undefined,
    )
    const count = async (table: string) =>
      Number((await postgres.query(url, `select count(*) from ${table}`))[0]?.count)
    const both = async () => [await count('deliveries'), await count('rapporteur_jobs.job')]
    for (const number of [1, 2, 3]) await digests.subscribe(wish(number))
    const write = () => digests.schedule(noon, 10, plan, superseded)

    // The jobs cannot be written.
    await postgres.query(url, 'alter schema rapporteur_jobs rename to away')
    await expect(write()).rejects.toThrow()
    await postgres.query(url, 'alter schema away rename to rapporteur_jobs')
    expect(await both()).toEqual([0, 0])

    // All is written, and cannot be committed.
    await postgres.query(
      url,
      `create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end';
       create constraint trigger refuse after insert on deliveries deferrable initially deferred
       for each row execute function refuse()`,
    )
    await expect(write()).rejects.toThrow()
    await postgres.query(url, 'drop trigger refuse on deliveries')
    expect(await both()).toEqual([0, 0])

    expect(await write()).toEqual({ count: 3, broken: [] })
    expect(await both()).toEqual([3, 3])
  })

  it('brings up what was being written down without a job while it started', async () => {
    const url = await postgres.createDatabase(template)
    const { digests, queue } = await openTestStore(url)
    // It is committed once the queue has looked for what has no job.
    const writing = await beginWriting(url, digests, 1, 5)
    const brought: string[] = []
    await queue.start(
      async (ids) => void brought.push(...ids),
      () => undefined,
    )
    expect(brought).toEqual([])
    await writing.committed
    await waitFor(() => brought.length > 0, 'the delivery', 20_000)
  })

  it('brings up all of it, although there is more than it takes up until nothing more can come', async () => {
    const url = await postgres.createDatabase(template)
    const { digests, deliveries, queue } = await openTestStore(url)
    const count = 120
    const writing = await beginWriting(url, digests, count, 2)
    const brought = new Set<string>()
    await queue.start(
      async (ids) => {
        const claimed = await deliveries.claim(ids, { owner: 'us', until: Date.now() + 60_000 }, Date.now())
        const posted = claimed.deliveries.map(({ id }) => postedAs(id, `M${id}`))
        await deliveries.settle(posted, 'us', Date.now())
        for (const { id } of posted) brought.add(id)
      },
      () => undefined,
    )
    await writing.committed
    // The time is over within which what was being written down is committed.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15_000 })
    onTestFinished(() => void vi.useRealTimers())
    await waitFor(() => brought.size === count, 'all of them', 20_000)
  })

  it('makes its schema once, however many processes start on an empty database', async () => {
    const url = await postgres.createDatabase()
    const stores = await Promise.all([1, 2, 3].map(() => openTestStore(url)))
    await Promise.all(
      stores.map(({ queue }) =>
        queue.start(
          async () => undefined,
          (error) => expect(error).toBeNull(),
        ),
      ),
    )
    const rows = await postgres.query(url, 'select name from rapporteur_jobs.queue')
    expect(rows).toEqual([{ name: 'digests' }])
  })
})
