import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { progress } from './measure.ts'
import type { Program } from './programs.ts'
import type { Usage } from './usage-probe.ts'

const probe = join(import.meta.dirname, 'usage-probe.ts')
const longestStartMs = 20_000
const longestStopMs = 6_000
const pollMs = 2

const usageMessage = z.object({ rssBytes: z.number(), cpuUs: z.number() })

/** A program in a process of its own, ready for questions; killed where `await using` ends. */
export interface AppProcess extends AsyncDisposable {
  readonly origin: string
  /** From the spawning until `GET /readyz` answered 200. */
  readonly startMs: number
  readonly usage: () => Promise<Usage>
}

/**
 * Starts a program with its settings alone, on a free port, in an empty folder, so that neither a `.env` nor a database
 * lying about is found. Throws with what it said if it ends or is not ready in time.
 */
export async function startApp({ entry, flags, settings }: Program): Promise<AppProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  const start = performance.now()
  const child = spawn(process.execPath, [...flags, '--import', probe, entry], {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...settings, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
  let isStopping = false
  const exited = once(child, 'exit').then(() => {
    if (!isStopping) progress(`${entry} ended by itself; it said: ${output}`)
  })

  async function dispose(): Promise<void> {
    isStopping = true
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), longestStopMs)
    await exited
    clearTimeout(late)
    await rm(folder, { recursive: true, force: true })
  }

  while (!(await isReady(origin))) {
    if (child.exitCode !== null || performance.now() - start > longestStartMs) {
      await dispose()
      throw new Error(`${entry} did not become ready; it said: ${output}`)
    }
    await sleep(pollMs)
  }
  const startMs = performance.now() - start

  return {
    origin,
    startMs,
    async usage() {
      const answer = once(child, 'message')
      child.send('usage')
      return usageMessage.parse((await answer)[0])
    },
    [Symbol.asyncDispose]: dispose,
  }
}

async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/readyz`).catch(() => null)
  await response?.body?.cancel()
  return response?.status === 200
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port')
  return address.port
}
