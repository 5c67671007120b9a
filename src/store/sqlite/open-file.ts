import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../database/store-error.ts'
import { explainSqlite } from './explain-sqlite.ts'

// For the process to wait on the spot; longer waits are done without holding it up.
const busyMs = 20

/**
 * Opens an SQLite file, which is made where it is missing, and so is its folder, for this user alone: what people asked and
 * quoted is in it. Throws StoreError.
 */
export function openFile(file: string): DatabaseSync {
  try {
    if (isPath(file)) {
      makeFolder(dirname(file))
      // SQLite gives the files beside it the mode of this one.
      closeSync(openSync(file, 'a', 0o600))
    }
    const connection = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true })
    // Readers and one writer side by side; every commit is on the disk before it counts.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    return connection
  } catch (error) {
    const explained = explainSqlite(error, file)
    if (explained instanceof StoreError) throw explained
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The database ${file} cannot be used (${reason}). Set DATABASE_URL to a file in a folder that this user may write to.`,
      error,
    )
  }
}

/** A sentence where others may read a database file that is there, else null. Windows has no such modes. */
export function warnOfReaders(file: string): string | null {
  const stats =
    isPath(file) && process.platform !== 'win32' ? statSync(file, { throwIfNoEntry: false }) : undefined
  if (stats === undefined || (stats.mode & 0o077) === 0) return null
  const mode = (stats.mode & 0o777).toString(8)
  return `The database file ${file} can be read by other users of this machine (its mode is ${mode}): run chmod 600 on it, on its backups and exports.`
}

function isPath(file: string): boolean {
  return !/^(?::memory:$|file:)/u.test(file)
}

/** One by one: where a system refuses a folder as if its parent were missing, as /proc does, `recursive` never ends. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    // Another process may have made it in between.
    if (!isFolder(folder)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
