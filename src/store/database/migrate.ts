import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { migrations } from './migrations.ts'
import { StoreError } from './store-error.ts'

/** Brings the schema of a database up to date, all or nothing. Throws StoreError where it is newer than we are. */
export async function migrate(database: Database): Promise<void> {
  const { kysely, dialect, name } = database
  const { error } = await new Migrator({ db: kysely, provider: migrations }).migrateToLatest()
  if (error instanceof Error && /corrupted migrations|previously executed migration/iu.test(error.message)) {
    throw new StoreError(
      `The database ${name} can’t be used. A newer version of Rapporteur wrote it: start that version, or set DATABASE_URL to another database.`,
      error,
    )
  }
  if (error !== undefined) throw error
  // Where the schema was up to date nothing has been written yet, and the database may be read-only.
  await kysely.transaction().execute(async (transaction) => {
    await transaction.updateTable('trackers').set({ changes: 0 }).where('platform', '=', '').execute()
  })
  await dialect.checkRights(database)
}
