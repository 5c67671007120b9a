import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { describeActionStore } from './action-contract.ts'
import { describeDeliveryStore } from './delivery-contract.ts'
import { describeDocumentStore } from './document-contract.ts'
import { describeInHand } from './in-hand-contract.ts'
import { describeInstallationStore } from './installation-contract.ts'
import { describeLeases } from './lease-contract.ts'
import { describeLedger } from './ledger-contract.ts'
import { openTestStore } from './open-test-store.ts'
import { expectUpToDate, releasedSchema } from './released-schema.ts'
import { describeSubscriptionStore } from './subscription-contract.ts'
import { describeTogether } from './together-contract.ts'
import { exportOf, filled, imported, importInto } from './transfers.ts'
import { describeTwoLedgers } from './two-ledgers-contract.ts'
import { describeUnansweredStore } from './unanswered-contract.ts'

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let postgres: Postgres
  let store: Store
  let url: string

  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.createDatabase()
    store = await openStore(url)
  })
  afterAll(async () => {
    await store?.close()
    await postgres?.stop()
  })

  /** One store for all, emptied. */
  async function open(): Promise<Store> {
    // Truncating would make new files of all tables and their indices.
    const tables = [
      ...['trackers', 'action_standings', 'action_changes', 'deliveries', 'subscriptions'],
      ...['document_versions', 'texts', 'libraries', 'channel_documents', 'caches', 'library_indexes'],
      ...['installations', 'organisation_workspaces', 'leases', 'visits'],
      ...['settings', 'channel_settings', 'workspace_admins'],
    ]
    await postgres.query(url, tables.map((table) => `delete from ${table}`).join('; '))
    return store
  }

  describeLedger('PostgreSQL', async () => (await open()).deliveries)
  describeActionStore('PostgreSQL', async () => (await open()).actions)
  describeSubscriptionStore('PostgreSQL', open)
  describeDeliveryStore('PostgreSQL', open)
  describeDocumentStore('PostgreSQL', open)
  describeInstallationStore('PostgreSQL', open)
  describeLeases('PostgreSQL', open)
  describeUnansweredStore('PostgreSQL', open)

  describeInHand('PostgreSQL', () => postgres.createDatabase())

  describeTogether('PostgreSQL', async () => {
    await open()
    return Promise.all([1, 2, 3, 4].map(() => openTestStore(url)))
  })

  it('brings a database of version 0.1 up to date, with what it holds', async () => {
    const old = await postgres.createDatabase()
    await postgres.query(old, releasedSchema)
    await expectUpToDate(await openTestStore(old))
  })

  describeTwoLedgers('PostgreSQL', async (sql) => {
    const old = await postgres.createDatabase()
    await postgres.query(old, sql)
    return openTestStore(old)
  })

  it('loses nothing that is imported from SQLite, and nothing on the way back', async () => {
    const file = await exportOf(await filled())
    const there = await postgres.createDatabase()
    await importInto(there, file)
    const back = await exportOf(await imported(await exportOf(there)))
    expect(await readFile(back, 'utf8')).toBe(await readFile(file, 'utf8'))
    const { deliveries } = await openTestStore(there)
    expect(await deliveries.find('post1')).toMatchObject({ workspace: 'T1', parts: [{ message: 'M1' }] })
    await expect(importInto(there, file)).rejects.toThrow(/is not empty/u)
  })
})
