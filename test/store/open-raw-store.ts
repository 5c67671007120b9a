import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import type { StoreError } from '../../src/store/database/store-error.ts'
import { sqlite } from '../../src/store/sqlite/sqlite.ts'
import { sqliteClock } from '../../src/store/sqlite/sqlite-clock.ts'
import { sqliteKysely } from '../../src/store/sqlite/sqlite-kysely.ts'
import type { Store } from '../../src/store/store.ts'
import { newFile } from './open-test-store.ts'

/** A store on a file whose connection the test has in its hands. */
export async function openRaw(patienceMs?: number): Promise<{
  readonly store: Store
  readonly raw: DatabaseSync
  readonly file: string
  /** What the store reported. */
  readonly reports: readonly StoreError[]
}> {
  const file = await newFile()
  const raw = new DatabaseSync(file, { timeout: 20 })
  raw.exec('pragma journal_mode = wal')
  const kysely = sqliteKysely(raw, 'sample.db', patienceMs)
  const database = { kysely, name: 'sample.db', dialect: sqlite, clock: sqliteClock(raw) }
  await migrate(database)
  const reports: StoreError[] = []
  const store = createStore(database, `sqlite:${file}`, (error) => reports.push(error))
  onTestFinished(() => store.close())
  return { store, raw, file, reports }
}
