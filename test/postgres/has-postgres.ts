import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const debian = '/usr/lib/postgresql'
const folders = [
  ...(process.env.PATH ?? '').split(':').filter((folder) => folder !== ''),
  ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
]

/** Where PostgreSQL's programs are; null where it is not installed. */
export const postgresPrograms: string | null =
  folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null

/** Whether tests can start a PostgreSQL of their own; says so once where they cannot. */
export const hasPostgres: boolean = postgresPrograms !== null

if (!hasPostgres) console.warn('PostgreSQL is not installed here (initdb), so its tests are skipped.')
