import type { DatabaseSync } from 'node:sqlite'
import type { DatabaseClock } from '../database/database-clock.ts'

/** SQLite's clock, which is the machine's. It's asked each time: that takes a few microseconds and touches no file. */
export function sqliteClock(connection: DatabaseSync): DatabaseClock {
  const statement = connection.prepare(`select cast(round(unixepoch('subsec') * 1000) as integer) as now`)
  return {
    now: () => (connection.isOpen ? Number(statement.get()?.now) : Date.now()),
    compare: async () => undefined,
  }
}
