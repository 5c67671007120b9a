import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
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

  describeQueue('PostgreSQL', async (onFinished) => {
    const url = await postgres.createDatabase(template)
    return openTestStore(url, onFinished)
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
