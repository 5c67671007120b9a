import { readConfig } from '../app/config.ts'
import { exportDatabase } from '../store/admin/export-database.ts'
import { forgetWorkspace } from '../store/admin/forget-workspace.ts'
import { importDatabase } from '../store/admin/import-database.ts'
import { listWorkspaces } from '../store/admin/list-workspaces.ts'
import type { Database } from '../store/database/database.ts'
import { StoreError } from '../store/database/store-error.ts'
import { dialectOf, openDatabase } from '../store/open-database.ts'

const usage = `npm run db -- backup FILE                  copies an SQLite database while the bot runs
npm run db -- export FILE                  writes everything into a file, to be imported into another database
npm run db -- import FILE                  reads such a file into the empty database at DATABASE_URL
npm run db -- forget PLATFORM WORKSPACE    deletes everything that is kept of a workspace`

// A terminal keeps up with so many lines.
const progressEveryMs = 1_000

/**
 * Looks after the database that `environment` names, as these words of the command line ask for. Resolves to the exit code;
 * throws ConfigError and StoreError.
 */
export async function maintainDatabase(
  args: readonly string[],
  { DATABASE_URL, DATA_DIR }: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [verb, first, second, ...rest] = args
  // Whatever else is set may be wrong.
  const url = readConfig({ DATABASE_URL, DATA_DIR }).database
  if (rest.length > 0 || first === undefined) return fail(usage)
  if (verb !== 'import') refuseMissing(url)
  if (verb === 'forget' && second !== undefined) return forget(url, first, second)
  if (second !== undefined) return fail(usage)
  if (verb === 'backup') return backUp(url, first)
  if (verb === 'export') return withDatabase(url, (database) => exportInto(database, first))
  if (verb === 'import') return withDatabase(url, (database) => importFrom(database, first))
  return fail(usage)
}

/** Opening would make a new one. */
function refuseMissing(url: string): void {
  const dialect = dialectOf(url)
  if (!dialect.isMissing(url)) return
  throw new StoreError(
    `There is no database ${dialect.nameOf(url)}: set DATABASE_URL to the one that the bot uses.`,
  )
}

async function backUp(url: string, file: string): Promise<number> {
  const pages = await dialectOf(url).backup(url, file, throttledProgress())
  return done(`${file} is a copy of the database (${pages.toLocaleString('en')} pages).`)
}

async function exportInto(database: Database, file: string): Promise<number> {
  const count = await exportDatabase(database, file, throttledProgress())
  return done(`${file} holds everything that ${database.name} does (${count.toLocaleString('en')} rows).`)
}

async function importFrom(database: Database, file: string): Promise<number> {
  const count = await importDatabase(database, file, throttledProgress())
  return done(`${database.name} holds everything that ${file} does (${count.toLocaleString('en')} rows).`)
}

function forget(url: string, platform: string, workspace: string): Promise<number> {
  return withDatabase(url, async (database) => {
    const workspaces = await listWorkspaces(database.kysely)
    const place = workspaces.find(
      (each) =>
        each.platform.toLowerCase() === platform.toLowerCase() &&
        each.workspace.toLowerCase() === workspace.toLowerCase(),
    )
    if (place === undefined) {
      const known = workspaces.map((each) => `${each.platform} ${each.workspace}`)
      const others = known.length === 0 ? 'no workspace at all' : `these: ${known.join(', ')}`
      return fail(`Nothing is kept of ${platform} ${workspace}; something is kept of ${others}.`)
    }
    const count = await forgetWorkspace(database, place.platform, place.workspace)
    const rows = `${count.toLocaleString('en')} rows`
    return done(`Everything that was kept of ${place.platform} ${place.workspace} is deleted (${rows}).`)
  })
}

async function withDatabase(url: string, work: (database: Database) => Promise<number>): Promise<number> {
  const database = await openDatabase(url)
  try {
    return await work(database)
  } finally {
    await database.kysely.destroy()
  }
}

function throttledProgress(): (text: string) => void {
  let next = performance.now() + progressEveryMs
  return (text) => {
    if (performance.now() < next) return
    next = performance.now() + progressEveryMs
    console.error(text)
  }
}

function done(text: string): number {
  console.log(text)
  return 0
}

function fail(text: string): number {
  console.error(text)
  return 1
}
