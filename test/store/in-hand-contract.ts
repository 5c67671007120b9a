import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/store/database/database.ts'
import type { StoreContext } from '../../src/store/database/store-context.ts'
import { createDeliveryStore } from '../../src/store/deliveries/create-delivery-store.ts'
import { createDigestStore } from '../../src/store/digests/create-digest-store.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import type { Store } from '../../src/store/store.ts'
import { attemptOf, delayed, ended, minute, noon, owe, postedAs } from './digest-samples.ts'

const us = { owner: 'us', until: noon + minute }

/** What every ledger must do that is asked how much is in hand; `open` gives the address of an empty database. */
export function describeInHand(name: string, open: () => Promise<string>): void {
  describe(`deliveries in hand in ${name}`, () => {
    it('are counted by state, and no longer once they have ended', async () => {
      const { ledger } = await opened(open)
      const { deliveries } = ledger
      expect(await deliveries.countInHand()).toEqual({ due: 0, claimed: 0, posting: 0, removing: 0 })
      const [one = '', two = '', three = '', four = ''] = await owe(ledger, 7)
      await deliveries.claim([one, two, three, four], us, noon)
      await deliveries.attempt([attemptOf(one, noon)], us, noon)
      expect(await deliveries.countInHand()).toEqual({ due: 3, claimed: 3, posting: 1, removing: 0 })
      const results = [
        postedAs(one, 'M1'),
        ended(two, 'skipped'),
        ended(three, 'refused'),
        delayed(four, noon + minute),
      ]
      await deliveries.settle(results, 'us', noon)
      await deliveries.beginRemoval({ platform: 'Slack', workspace: 'T1' }, one)
      expect(await deliveries.countInHand()).toEqual({ due: 4, claimed: 0, posting: 0, removing: 1 })
    })

    it('are counted in one statement that does not read what has ended', async () => {
      const { database, ledger, asked } = await opened(open)
      await owe(ledger, 5)
      await endManyMore(database)
      asked.length = 0
      expect(await ledger.deliveries.countInHand()).toEqual({ due: 5, claimed: 0, posting: 0, removing: 0 })
      expect(asked).toHaveLength(1)
      const [plan] = await Promise.all(asked.map((query) => planOf(database, query)))
      expect(plan).toContain('deliveries_in_hand')
    })
  })
}

interface Opened {
  readonly database: Database
  readonly ledger: Pick<Store, 'digests' | 'deliveries'>
  /** Every query of `ledger`, in order. */
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
  const context: StoreContext = {
    kysely: database.kysely.withPlugin(listening),
    dialect: database.dialect,
    enqueue: async () => undefined,
    report: (error) => expect(error).toBeNull(),
  }
  const ledger = { digests: createDigestStore(context), deliveries: createDeliveryStore(context) }
  return { database, ledger, asked }
}

/** A year of the first subscription's digests, many times over. */
async function endManyMore({ kysely }: Database): Promise<void> {
  const ended = sql.raw(`
    with recursive many(number) as (select 1 union all select number + 1 from many where number < 5000)
    insert into deliveries (id, kind, platform, workspace, channel, person, parts, acknowledged, subscription, local_date,
      due_at, state, try_at, tries, lease_until, changes_until, changed_at)
    select 'old' || number, 'digest', 'Slack', 'T1', 'C1', 'U1', '[]', 1, (select min(id) from subscriptions),
      'day ' || number, number, 'posted', number, 0, 0, 0, number
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
