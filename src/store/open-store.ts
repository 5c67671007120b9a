import { createStore } from './create-store.ts'
import { openDatabase } from './database/open-database.ts'
import type { Store } from './store.ts'

/**
 * Opens what outlives the process, at `sqlite:<file>` (made where it is missing, `sqlite::memory:` for none) or at a
 * `postgres://` address, and brings its schema up to date. Throws StoreError.
 */
export async function openStore(url: string): Promise<Store> {
  return createStore(await openDatabase(url), url)
}
