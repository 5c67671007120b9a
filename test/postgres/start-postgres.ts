import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { waitFor } from '../wait-for.ts'
import { copyData, type Person } from './copy-data.ts'
import { postgresPrograms } from './has-postgres.ts'

/** A PostgreSQL server of a test's own, on 127.0.0.1. Its user `rapporteur` needs no password, all others do. */
export interface Postgres {
  /** Makes a database, a copy of the one at `template` where there is one that nobody uses; resolves to its address. */
  readonly createDatabase: (template?: string) => Promise<string>
  /** Runs statements in the database at an address; resolves to the rows of the last. */
  readonly query: (url: string, text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Stops at once, as a power cut would; what is committed stays, unless it need outlive nothing. */
  readonly halt: () => Promise<void>
  /** Starts again after `halt`. */
  readonly resume: () => Promise<void>
  /** Ends it for good and removes its files. */
  readonly stop: () => Promise<void>
}

const access = `host all rapporteur 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
`

/** What a commit outlives: nothing, the server's being killed, or a power cut, as outside of tests. */
type Outlived = 'nothing' | 'killing' | 'power cut'

/** Starts one, in less than a second. What a commit need not outlive spares its waiting for the disk. */
export async function startPostgres(outlived: Outlived = 'nothing'): Promise<Postgres> {
  if (postgresPrograms === null) throw new Error('PostgreSQL is not installed here')
  const programs = postgresPrograms
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  const data = join(folder, 'data')
  const person = postgresPerson()
  if (person !== null) chownSync(folder, person.uid, person.gid)
  const as = { cwd: folder, ...person }
  await copyData(programs, data, person)
  await writeFile(join(data, 'pg_hba.conf'), access)
  const port = await freePort()
  const admin = `postgres://rapporteur@127.0.0.1:${port}/postgres`
  let server: ChildProcess | null = null
  await resume()
  process.once('exit', killAtOnce)

  return {
    async createDatabase(template) {
      const name = `t${randomBytes(6).toString('hex')}`
      const like = template === undefined ? '' : ` template "${new URL(template).pathname.slice(1)}"`
      // By copying its files, which takes half the processor time of writing every page anew.
      await query(admin, `create database "${name}"${like} strategy file_copy`)
      return admin.replace(/postgres$/u, name)
    },
    query,
    halt,
    resume,
    async stop() {
      await halt()
      process.off('exit', killAtOnce)
      await rm(folder, { recursive: true, force: true })
    },
  }

  async function resume(): Promise<void> {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
    // Nothing grows old here, and with a database a test somebody would always be looking.
    settings.push('autovacuum=off', 'jit=off', 'wal_level=minimal', 'max_wal_senders=0')
    settings.push('shared_buffers=16MB')
    if (outlived !== 'power cut') settings.push('fsync=off', 'full_page_writes=off')
    if (outlived === 'nothing') settings.push('synchronous_commit=off')
    server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
      ...as,
      stdio: 'ignore',
    })
    await waitFor(async () => (await isReady()) || sleep(25, false), 'PostgreSQL to start', 10_000)
  }

  function isReady(): Promise<boolean> {
    return query(admin, 'select 1').then(
      () => true,
      () => false,
    )
  }

  async function halt(): Promise<void> {
    const halting = server
    server = null
    if (halting === null || halting.exitCode !== null) return
    const exited = once(halting, 'exit')
    halting.kill('SIGQUIT')
    await exited
  }

  function killAtOnce(): void {
    server?.kill('SIGQUIT')
  }

  async function query(url: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }
}

/** PostgreSQL refuses to run as root, but not as the user whom its package made. */
function postgresPerson(): Person | null {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/mu)
  if (line === null) throw new Error('There is no user named postgres to run PostgreSQL as')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
