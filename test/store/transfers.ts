import { exportDatabase } from '../../src/store/admin/export-database.ts'
import { importDatabase } from '../../src/store/admin/import-database.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { fillStore } from './fill-store.ts'
import { newFile, openTestStore } from './open-test-store.ts'

/** The address of a new SQLite database with something in every table. */
export async function filled(): Promise<string> {
  const url = `sqlite:${await newFile()}`
  await fillStore(await openTestStore(url))
  return url
}

/** Exports a database; resolves to the file. */
export async function exportOf(url: string): Promise<string> {
  const file = `${await newFile()}.jsonl`
  const database = await openDatabase(url)
  await exportDatabase(database, file, () => undefined).finally(() => database.kysely.destroy())
  return file
}

/** Imports a file into a new SQLite database; resolves to its address. */
export async function imported(file: string): Promise<string> {
  const url = `sqlite:${await newFile()}`
  await importInto(url, file)
  return url
}

/** Imports a file into the database at an address. */
export async function importInto(url: string, file: string): Promise<number> {
  const database = await openDatabase(url)
  return importDatabase(database, file, () => undefined).finally(() => database.kysely.destroy())
}
