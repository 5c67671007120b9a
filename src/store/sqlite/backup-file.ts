import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { backup, DatabaseSync } from 'node:sqlite'
import { StoreError } from '../database/store-error.ts'

// A megabyte, as pages usually are.
const pagesAtOnce = 256

/**
 * Copies an SQLite file, as it is at one moment, into a new one, while others read and write it; resolves to the number of
 * pages. Throws StoreError, and then leaves no file.
 */
export async function backupFile(
  source: string,
  file: string,
  progress: (text: string) => void,
): Promise<number> {
  if (existsSync(file)) {
    throw new StoreError(`${file} is there already, and is not overwritten: name another file.`)
  }
  const partial = `${file}.partial`
  const database = open(source)
  try {
    // A snapshot that is held: else the copying would begin again whenever somebody has written.
    await writeFile(partial, '', { mode: 0o600 })
    database.exec('begin; select count(*) from sqlite_schema;')
    const pages = await backup(database, partial, {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) =>
        progress(
          `${(totalPages - remainingPages).toLocaleString('en')} of ${totalPages.toLocaleString('en')} pages`,
        ),
    })
    await rename(partial, file)
    return pages
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `${file} cannot be written (${reason}): name a file in a folder with room for it.`,
      error,
    )
  } finally {
    database.close()
  }
}

function open(source: string): DatabaseSync {
  try {
    const database = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
    database.prepare('select count(*) from sqlite_schema').get()
    return database
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The database ${source} cannot be read (${reason}): set DATABASE_URL to the one that the bot uses.`,
      error,
    )
  }
}
