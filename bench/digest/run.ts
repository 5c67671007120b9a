import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { hasPostgres } from '../../test/postgres/has-postgres.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import { type Ledger, type Measured, measureDigests } from './measure-digests.ts'
import { startSlackProcess } from './slack-process.ts'

// `npm run bench:digest`: so many channels are due at the same moment. Machines differ, so what counts is the ratio to the
// first row. Everything runs on this one machine: the bot's processes, the database and the platform share its cores. With
// `--workspaces 1000` they are channels of so many workspaces, which have added the app.

const { values } = parseArgs({
  options: { channels: { type: 'string', default: '10000' }, workspaces: { type: 'string', default: '1' } },
})
const channels = Number(values.channels)
const workspaces = Number(values.workspaces)

using slack = await startSlackProcess()
const rows: Measured[] = [await measure('SQLite, one process', 1, await onSqlite())]
const versions = [`Node ${process.version}`, `SQLite ${process.versions.sqlite}`]
if (hasPostgres) {
  const postgres = await startPostgres('power cut')
  try {
    for (const processes of [1, 2, 4]) {
      const url = await postgres.createDatabase()
      const makeDue = async (): Promise<void> => {
        await postgres.query(url, `update subscriptions set next_at = ${Date.now()}`)
      }
      const name = `PostgreSQL, ${processes === 1 ? 'one process' : `${processes} processes`}`
      rows.push(await measure(name, processes, { url, makeDue }))
      if (processes === 1) {
        const [shown] = await postgres.query(url, 'show server_version')
        versions.push(`PostgreSQL ${String(shown?.server_version)}`)
      }
    }
  } finally {
    await postgres.stop()
  }
}

const [first] = rows
const title = `${channels} digests due at once in ${workspaces === 1 ? 'one workspace' : `${workspaces} workspaces`}`
console.table([
  ...rows.map(({ what, perSecond, p50, p99, cpuMs, rssBytes, loopbackShare }) => ({
    [title]: what,
    'a second': perSecond.toFixed(0),
    ratio: (perSecond / (first?.perSecond ?? 1)).toFixed(2),
    'due to posted, p50 s': p50.toFixed(2),
    'p99 s': p99.toFixed(2),
    'CPU ms each': cpuMs.toFixed(2),
    'MB of one process': (rssBytes / 1e6).toFixed(0),
    'loopback busy': `${(loopbackShare * 100).toFixed(0)}%`,
  })),
  ...(hasPostgres ? [] : [{ [title]: 'no PostgreSQL here' }]),
])
console.log(`${versions.join(', ')}; ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}`)

function measure(what: string, processes: number, ledger: Ledger): Promise<Measured> {
  return measureDigests(what, processes, { channels, workspaces }, ledger, slack)
}

async function onSqlite(): Promise<Ledger> {
  const file = join(await mkdtemp(join(tmpdir(), 'rapporteur-bench-')), 'rapporteur.db')
  return {
    url: `sqlite:${file}`,
    async makeDue() {
      const database = new DatabaseSync(file, { timeout: 5_000 })
      database.prepare('update subscriptions set next_at = ?').run(Date.now())
      database.close()
    },
  }
}
