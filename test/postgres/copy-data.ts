import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/rapporteur/', import.meta.url))
const settings = ['-U', 'rapporteur', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']

/** Whom PostgreSQL's programs run as, where not as whoever runs the tests. */
export interface Person {
  readonly uid: number
  readonly gid: number
}

/**
 * Makes PostgreSQL's data folder at `data`. `initdb` takes a second of processor time, so what it made is kept in
 * node_modules/.cache for each version, and copied from then on.
 */
export async function copyData(programs: string, data: string, person: Person | null): Promise<void> {
  const as = { cwd: dirname(data), ...person }
  const initdb = join(programs, 'initdb')
  const { stdout: version } = await run(initdb, ['--version'])
  const owner = person?.uid ?? process.getuid?.() ?? 'me'
  const kept = join(cache, `${version.trim().replace(/[^\w.]+/gu, '-')}-${owner}`)
  if (existsSync(kept)) return copy(kept, data)
  await run(initdb, ['-D', data, ...settings], as)
  // Copied aside and renamed: test files run in parallel, and none may read half of it.
  const aside = `${kept}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await copy(data, aside)
  await rename(aside, kept).catch(() => rm(aside, { recursive: true }))
}

async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to])
}
