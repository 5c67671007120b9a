import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hasPostgres } from '../../test/postgres/has-postgres.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import { progress } from '../measure.ts'
import { startFlags } from '../programs.ts'

// `npm run bench:libraries [workspaces] [paragraphs]`: workspaces with 20 documents each, in a process with a heap of 512 MB,
// on SQLite and on PostgreSQL. "one" is a workspace alone, whose documents have 200 paragraphs, in a process of its own. A turn is what
// is done without a pause, in processor time; none should take 50 ms.

const [, , workspaces = '200', paragraphs = '20'] = process.argv
const flags = [...startFlags(), '--max-old-space-size=512', '--expose-gc']
const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
const postgres = hasPostgres ? await startPostgres() : null
try {
  const table: Record<string, Record<string, string>> = {}
  await measure('SQLite', async (name) => `sqlite:${join(folder, `${name}.db`)}`)
  if (postgres !== null) await measure('PostgreSQL', () => postgres.createDatabase())
  console.table(table)
  console.log(`Node ${process.version}, ${availableParallelism()} cores`)

  async function measure(database: string, create: (name: string) => Promise<string>): Promise<void> {
    const one = await run(await create('one'), '1', '200')
    const many = await run(await create('many'), workspaces, paragraphs)
    const alone = Object.entries(one).filter(([what]) => what.startsWith('one'))
    const together = Object.entries(many).filter(([what]) => !what.startsWith('one'))
    for (const [what, value] of [...alone, ...together]) {
      set(what, database, value < 10 ? value.toFixed(1) : value.toFixed(0))
    }
    // By the clock, how much longer one of many waits than the first one did, which was alone in the same process.
    const first = many['found again: to the first answer, p50 (ms)'] ?? Number.NaN
    set(
      'found again: first answer, one of many to one alone',
      database,
      ratioOf(first, many['one: wait (ms)']),
    )
  }

  function set(what: string, database: string, value: string): void {
    table[what] = { ...table[what], [database]: value }
  }
} finally {
  await postgres?.stop()
  await rm(folder, { recursive: true })
}

function ratioOf(value: number, to = Number.NaN): string {
  return (value / to).toFixed(2)
}

async function run(url: string, count: string, length: string): Promise<Readonly<Record<string, number>>> {
  progress(`${url}: ${count} workspaces, 20 documents of ${length} paragraphs`)
  const program = join(import.meta.dirname, 'measure.ts')
  const child = promisify(execFile)(process.execPath, [...flags, program, url, count, length])
  child.child.stderr?.pipe(process.stderr)
  return JSON.parse((await child).stdout)
}
