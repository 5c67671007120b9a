import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DigestStore } from '../../src/digest/digest-store.ts'
import type { Database } from '../../src/store/database/database.ts'
import { createDigestStore } from '../../src/store/digests/create-digest-store.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { minute, noon, owe } from './digest-samples.ts'

const us = { owner: 'us', until: noon + minute }

/** What every ledger must do that is asked how much is in hand; `open` gives the address of an empty database. */
export function describeInHand(name: string, open: () => Promise<string>): void {
  describe(`deliveries in hand in ${name}`, () => {
    it('are counted by state, and no longer once they have ended', async () => {
      const { digests } = await opened(open)
      expect(await digests.countInHand()).toEqual({ due: 0, claimed: 0, posting: 0 })
      const [one = '', two = '', three = '', four = ''] = await owe(digests, 7)
      await digests.claim([one, two, three, four], us, noon)
      await digests.attempt([{ id: one, item: null, changesUntil: 0 }], us, noon)
      expect(await digests.countInHand()).toEqual({ due: 3, claimed: 3, posting: 1 })
      const reason = 'The network is down.'
      await digests.settle(
        [
          { id: one, kind: 'posted', message: 'M1' },
          { id: two, kind: 'skipped', reason },
          { id: three, kind: 'failed', reason },
          { id: four, kind: 'delayed', at: noon + minute, reason, mayStand: false, counts: true },
        ],
        'us',
        noon,
      )
      expect(await digests.countInHand()).toEqual({ due: 4, claimed: 0, posting: 0 })
    })

    it('are counted in one statement that does not read what has ended', async () => {
      const { database, digests, asked } = await opened(open)
      await owe(digests, 5)
      await endManyMore(database)
      asked.length = 0
      expect(await digests.countInHand()).toEqual({ due: 5, claimed: 0, posting: 0 })
      expect(asked).toHaveLength(1)
      const [plan] = await Promise.all(asked.map((query) => planOf(database, query)))
      expect(plan).toContain('deliveries_in_hand')
    })
  })
}

interface Opened {
  readonly database: Database
  readonly digests: DigestStore
  /** Every query of `digests`, in order. */
  readonly asked: RootOperationNode[]
}

async function opened(open: () => Promise<string>): Promise<Opened> {
  const database = await openDatabase(await open())
  onTestFinished(() => database.kysely.destroy())
  const asked: RootOperationNode[] = []
  const listening: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const digests = createDigestStore({
    kysely: database.kysely.withPlugin(listening),
    dialect: database.dialect,
    enqueue: async () => undefined,
    report: (error) => expect(error).toBeNull(),
  })
  return { database, digests, asked }
}

/** A year of the first subscription's digests, many times over. */
async function endManyMore({ kysely }: Database): Promise<void> {
  const ended = sql.raw(`
    with recursive many(number) as (select 1 union all select number + 1 from many where number < 5000)
    insert into deliveries (id, subscription, local_date, due_at, state, try_at, tries, lease_until, changes_until, changed_at)
    select 'old' || number, (select min(id) from subscriptions), 'day ' || number, number, 'posted', number, 0, 0, 0, number
    from many`)
  await sql`${ended}`.execute(kysely)
  await sql`analyze deliveries`.execute(kysely)
}

async function planOf({ kysely, name }: Database, query: RootOperationNode): Promise<string> {
  const { sql: text } = kysely.getExecutor().compileQuery(query, { queryId: 'explained' })
  const explain = name.startsWith('postgres:') ? 'explain' : 'explain query plan'
  const { rows } = await sql.raw(`${explain} ${text}`).execute(kysely)
  return JSON.stringify(rows)
}
