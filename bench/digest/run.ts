import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hasPostgres } from '../../test/postgres/has-postgres.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import { type Measured, measureDigests } from './measure-digests.ts'
import { startSlackProcess } from './slack-process.ts'

// `npm run bench:digest`: so many channels are due at the same moment. Machines differ, so what counts is the ratio to the
// first row. Everything runs on this one machine: the bot's processes, the database and the platform share its cores.

const { values } = parseArgs({ options: { channels: { type: 'string', default: '10000' } } })
const channels = Number(values.channels)

using slack = await startSlackProcess()
const rows: Measured[] = [await measureDigests('SQLite, one process', 1, channels, await onSqlite(), slack)]
if (hasPostgres) {
  const postgres = await startPostgres(true)
  try {
    for (const processes of [1, 2, 4]) {
      const name = `PostgreSQL, ${processes === 1 ? 'one process' : `${processes} processes`}`
      rows.push(await measureDigests(name, processes, channels, await postgres.createDatabase(), slack))
    }
  } finally {
    await postgres.stop()
  }
}

const [first] = rows
console.table(
  rows.map(({ what, perSecond, p50, p99, rssBytes }) => ({
    [`${channels} digests due at once`]: what,
    'a second': perSecond.toFixed(0),
    ratio: (perSecond / (first?.perSecond ?? 1)).toFixed(2),
    'due to posted, p50 s': p50.toFixed(2),
    'p99 s': p99.toFixed(2),
    'MB of one process': (rssBytes / 1e6).toFixed(0),
  })),
)
console.log(`Node ${process.version}, ${availableParallelism()} cores`)

async function onSqlite(): Promise<string> {
  return `sqlite:${join(await mkdtemp(join(tmpdir(), 'rapporteur-bench-')), 'rapporteur.db')}`
}
