import { createStore } from './create-store.ts'
import type { Report } from './database/read-row.ts'
import { StoreError } from './database/store-error.ts'
import { throttleErrors } from './database/throttle-errors.ts'
import { openDatabase } from './open-database.ts'
import type { Store } from './store.ts'

/**
 * Opens what outlives the process, at `sqlite:<file>` (made where it is missing, `sqlite::memory:` for none) or at a
 * `postgres://` address, and brings its schema up to date. `report` is told of a file that others may read and, once in a
 * while, of rows that cannot be read and were left out. Throws StoreError.
 */
export async function openStore(
  url: string,
  report: Report = ({ message }) => console.error(message),
): Promise<Store> {
  const database = await openDatabase(url)
  const warning = database.dialect.warnOfReaders(url)
  if (warning !== null) report(new StoreError(warning))
  return createStore(database, url, throttleErrors(report))
}
