import { StoreError } from '../database/store-error.ts'
import { dialectOf } from '../open-database.ts'

/**
 * Whether the database at an address can be used, without changing anything: what messages call it, and whether the first
 * start is yet to make it. Throws StoreError.
 */
export async function checkDatabase(
  url: string,
): Promise<{ readonly name: string; readonly isNew: boolean }> {
  const dialect = dialectOf(url)
  const name = dialect.nameOf(url)
  if (dialect.isMissing(url)) return { name, isNew: true }
  const database = dialect.connect(url)
  try {
    const tables = await database.kysely.introspection.getTables()
    return { name, isNew: tables.length === 0 }
  } catch (error) {
    if (error instanceof StoreError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The database ${name} cannot be used (${reason}). Set DATABASE_URL to another one, or restore it from a backup.`,
      error,
    )
  } finally {
    await database.kysely.destroy()
  }
}
