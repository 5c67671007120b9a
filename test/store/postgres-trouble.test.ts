import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { StoreError, StoreUnavailable } from '../../src/store/database/store-error.ts'
import { openStore } from '../../src/store/open-store.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { withinTime } from '../within-time.ts'
import { plan, postedAs, superseded, wish } from './digest-samples.ts'
import { openTestStore } from './open-test-store.ts'

const tracker = { platform: 'Slack', workspace: 'T1', document: 'd' }
const mina = { id: 'U1', name: null }

describe.skipIf(!hasPostgres)('PostgreSQL in trouble', () => {
  let postgres: Postgres

  beforeAll(async () => {
    postgres = await startPostgres('killing')
  })
  afterAll(() => postgres?.stop())

  it('says what is wrong with its address, and never the password', async () => {
    const url = await postgres.createDatabase()
    await postgres.query(
      url,
      "create role clerk login password 'right'; create role guest login password 'right'",
    )
    const { pathname, port } = new URL(url)
    const at = (user: string, path: string, at = port) => `postgres://${user}:hunter2@127.0.0.1:${at}${path}`
    const troubles: readonly (readonly [string, RegExp])[] = [
      [at('clerk', pathname), /refuses this user or password .*: correct them in DATABASE_URL/u],
      [at('nobody', pathname), /refuses this user or password/u],
      [at('rapporteur', '/nowhere'), /does not exist .*: create it, or name another/u],
      [at('rapporteur', pathname, '1'), /cannot be reached .*: start it/u],
      [
        at('rapporteur', pathname).replace('127.0.0.1', 'no.such.host.invalid'),
        /cannot be (?:found|reached)/u,
      ],
    ]
    for (const [wrong, sentence] of troubles) {
      const error = await openStore(wrong).catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(StoreUnavailable)
      const { message } = error instanceof Error ? error : new Error()
      expect(message).toMatch(sentence)
      expect(message).toMatch(/^The database postgres:\/\/\w+@[^ ]+ .*\.$/u)
      expect(message).not.toContain('hunter2')
    }
  })

  it('says what rights are missing', async () => {
    const url = await postgres.createDatabase()
    const name = new URL(url).pathname.slice(1)
    await postgres.query(url, `create role reader login password 'x'; create role writer login password 'x'`)
    const as = (user: string) => url.replace('rapporteur@', `${user}:x@`)
    await expect(openStore(as('reader'))).rejects.toThrow(
      /does not give this user the rights .*: grant CREATE/u,
    )
    await postgres.query(url, 'grant create on schema public to writer')
    await expect(openStore(as('writer'))).rejects.toThrow(
      /schema rapporteur_jobs: grant CREATE on the database/u,
    )
    await postgres.query(url, `grant create on database "${name}" to writer`)
    await openTestStore(as('writer'))
  })

  it('refuses a database of a newer version', async () => {
    const url = await postgres.createDatabase()
    await (await openStore(url)).close()
    await postgres.query(
      url,
      "insert into kysely_migration (name, timestamp) values ('2099-01-01 later', '2099')",
    )
    await expect(openStore(url)).rejects.toThrow(StoreError)
    await expect(openStore(url)).rejects.toThrow(/newer version/u)
  })

  it('tells that it is gone, loses nothing, and goes on by itself', async () => {
    const store = await openTestStore(await postgres.createDatabase())
    const kept: number[] = []
    let failures = 0
    let isRunning = true
    const writing = [1, 2, 3].map(async (writer) => {
      for (let turn = 0; isRunning; turn += 1) {
        const wanted = { passage: '5', state: null, owner: null, note: `${writer}/${turn}` }
        try {
          const change = await store.actions.change(tracker, wanted, mina, turn, `${writer}/${turn}`)
          if (change !== null) kept.push(change.number)
          await sleep(5)
        } catch (error) {
          failures += 1
          expect(error).toMatchObject({ name: 'StoreUnavailable', obstacle: 'gone' })
          await sleep(20)
        }
      }
    })
    await waitFor(() => kept.length > 30, 'changes')
    await postgres.halt()
    await waitFor(() => failures > 5, 'failures')
    await expect(store.digests.list('Slack', 'T1')).rejects.toThrow(
      /^The database postgres:\/\/rapporteur@127\.0\.0\.1:\d+\/\w+ (?:cannot be reached|is stopping).*start it.*\.$/u,
    )
    const before = kept.length
    await postgres.resume()
    await waitFor(() => kept.length > before + 30, 'changes again')
    isRunning = false
    await Promise.all(writing)
    const numbers = (await store.actions.listAll(tracker)).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers).toEqual(expect.arrayContaining(kept))
  })

  it('brings deliveries up again once it is back, and the queue waits for it to begin', async () => {
    const store = await openTestStore(await postgres.createDatabase())
    const reports: unknown[] = []
    const handled: string[] = []
    const start = () =>
      store.queue.start(
        async (ids) => {
          const now = Date.now()
          const owed = await store.deliveries.claim(ids, { owner: 'us', until: now + 1_000 }, now)
          const results = owed.deliveries.map(({ id }) => postedAs(id, 'M'))
          await store.deliveries.settle(results, 'us', Date.now())
          handled.push(...results.map(({ id }) => id))
        },
        (error) => reports.push(error),
      )
    const owe = async (number: number) => {
      const next = { date: '2025-11-25', at: Date.now() }
      await store.digests.subscribe(wish(number, { next }))
      await store.digests.schedule(Date.now(), 9, plan, superseded)
    }
    await postgres.halt()
    await expect(start()).rejects.toMatchObject({ obstacle: 'gone' })
    await postgres.resume()
    await start()
    onTestFinished(() => store.queue.stop())
    await owe(1)
    await waitFor(() => handled.length === 1, 'the first')
    await postgres.halt()
    await waitFor(() => reports.length > 0, 'a report')
    await sleep(1_200)
    await postgres.resume()
    await owe(2)
    await waitFor(() => handled.length === 2, 'the second', 8_000)
    // Four workers that ask twice a second have said it once, not ten times.
    expect(reports.length).toBeLessThanOrEqual(4)
    for (const report of reports) expect(report).toMatchObject({ name: 'StoreUnavailable' })
    await postgres.halt()
    await withinTime(store.close(), 3_000, 'the store closed')
  })
})
