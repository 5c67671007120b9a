import { StoreError, StoreUnavailable } from '../database/store-error.ts'

// SQLite's primary result codes (sqlite.org/rescode.html).
const busy = 5
const locked = 6
const readOnly = 8
const inputOutput = 10
const corrupt = 11
const full = 13
const cannotOpen = 14
const notADatabase = 26

/** The error that says in a sentence what is in the way of an SQLite database; any other error as it is. */
export function explainSqlite(error: unknown, name: string): unknown {
  const reason = error instanceof Error ? error.message : String(error)
  switch (sqliteCode(error)) {
    case busy:
    case locked:
      return new StoreUnavailable(
        'locked',
        `The database ${name} is held by another program (${reason}): end what else has it open for writing.`,
        error,
      )
    case readOnly:
      return new StoreUnavailable(
        'read-only',
        `The database ${name} cannot be written to (${reason}): let this user write to the file and its folder.`,
        error,
      )
    case full:
      return new StoreUnavailable(
        'full',
        `There is no room for the database ${name} (${reason}): free some space on its disk.`,
        error,
      )
    case inputOutput:
    case cannotOpen:
      return new StoreUnavailable(
        'gone',
        `The database ${name} cannot be read or written (${reason}): see to its disk and folder, or set DATABASE_URL to another file.`,
        error,
      )
    case corrupt:
      return new StoreError(
        `The database ${name} is damaged (${reason}): restore it from a backup, or set DATABASE_URL to another file.`,
        error,
      )
    case notADatabase:
      return new StoreError(
        `The database ${name} cannot be used (${reason}). It is damaged, or no SQLite file: restore it from a backup, or set DATABASE_URL to another file.`,
        error,
      )
    default:
      return error
  }
}

/** Whether another connection was at it, so that the same may go well a little later. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === busy || code === locked
}

/** SQLite's primary result code of an error of `node:sqlite`; null for any other error. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}
