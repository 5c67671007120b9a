import { SetupError } from '../app/adapter.ts'
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
 * Looks after the database that `environment` names, as these words of the command line ask for. Resolves to what was done;
 * throws what the operator can mend.
 */
export async function maintainDatabase(
  args: readonly string[],
  { DATABASE_URL, DATA_DIR }: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const [verb, first, second, ...rest] = args
  // Whatever else is set may be wrong.
  const url = readConfig({ DATABASE_URL, DATA_DIR }).database
  if (rest.length > 0 || first === undefined) throw new SetupError(usage)
  if (verb !== 'import') refuseMissing(url)
  if (verb === 'forget' && second !== undefined) return forget(url, first, second)
  if (second !== undefined) throw new SetupError(usage)
  if (verb === 'backup') return backUp(url, first)
  if (verb === 'export') return withDatabase(url, (database) => exportInto(database, first))
  if (verb === 'import') return withDatabase(url, (database) => importFrom(database, first))
  throw new SetupError(usage)
}

/** Opening would make a new one. */
function refuseMissing(url: string): void {
  const dialect = dialectOf(url)
  if (!dialect.isMissing(url)) return
  throw new StoreError(
    `There is no database ${dialect.nameOf(url)}: set DATABASE_URL to the one that the bot uses.`,
  )
}

async function backUp(url: string, file: string): Promise<string> {
  const pages = await dialectOf(url).backup(url, file, throttledProgress())
  return `${file} is a copy of the database (${pages.toLocaleString('en')} pages).`
}

async function exportInto(database: Database, file: string): Promise<string> {
  const count = await exportDatabase(database, file, throttledProgress())
  return `${file} holds everything that ${database.name} does (${count.toLocaleString('en')} rows).`
}

async function importFrom(database: Database, file: string): Promise<string> {
  const count = await importDatabase(database, file, throttledProgress())
  return `${database.name} holds everything that ${file} does (${count.toLocaleString('en')} rows).`
}

function forget(url: string, platform: string, workspace: string): Promise<string> {
  return withDatabase(url, async (database) => {
    const workspaces = await listWorkspaces(database.kysely)
    const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
    const place = workspaces.find(
      (each) => isSame(each.platform, platform) && isSame(each.workspace, workspace),
    )
    if (place === undefined) {
      const known = workspaces.map((each) => `${each.platform} ${each.workspace}`)
      const others = known.length === 0 ? 'no workspace at all' : `these: ${known.join(', ')}`
      throw new SetupError(`Nothing is kept of ${platform} ${workspace}; something is kept of ${others}.`)
    }
    const count = await forgetWorkspace(database, place.platform, place.workspace)
    const rows = `${count.toLocaleString('en')} rows`
    return `Everything that was kept of ${place.platform} ${place.workspace} is deleted (${rows}).`
  })
}

async function withDatabase(url: string, work: (database: Database) => Promise<string>): Promise<string> {
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
