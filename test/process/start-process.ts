import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { waitFor } from '../wait-for.ts'

/** The program as people run it, in a process of its own. */
export interface RunningProcess {
  /** The address of its HTTP port. */
  readonly origin: string
  /** Everything it has written so far, on either stream. */
  readonly output: () => string
  /** Resolves to the exit code. */
  readonly exited: Promise<number | null>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** `npm start` (or `npm run ask`, with arguments) with these settings alone; killed when the test is over. */
export async function startProcess(
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  input: string | null = null,
): Promise<RunningProcess> {
  const run = await launchProcess(settings, args, input)
  onTestFinished(run.end)
  return run
}

/** The same for whoever ends it; with an empty database unless the settings name one. */
export async function launchProcess(
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  input: string | null = null,
): Promise<RunningProcess & { readonly end: () => Promise<void> }> {
  const port = settings.PORT ?? String(await freePort())
  const database = join(await mkdtemp(join(tmpdir(), 'process-')), 'rapporteur.db')
  const child = spawn(process.execPath, [...preloadedFor(settings), 'src/main.ts', ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      // What the processes before it have compiled.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      PORT: port,
      DATABASE_URL: `sqlite:${database}`,
      ...settings,
    },
    stdio: 'pipe',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  child.stdin.end(input ?? '')
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => output,
    exited,
    kill: (signal) => child.kill(signal),
    async end() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** What gives a process a wrong clock, where the settings ask for one. */
function preloadedFor({ CLOCK_SHIFTS }: Readonly<Record<string, string>>): readonly string[] {
  return CLOCK_SHIFTS === undefined ? [] : ['--import', './test/process/shift-clock.ts']
}

/** Resolves once every platform is connected. */
export function untilReady(run: RunningProcess): Promise<unknown> {
  return waitFor(
    () => isReady(run),
    () => `the process ready; it said: ${run.output()}`,
    20_000,
  )
}

/** Whether every platform is connected now. */
export async function isReady({ origin }: RunningProcess): Promise<boolean> {
  return (await fetch(`${origin}/readyz`).catch(() => null))?.status === 200
}

// Below those that connections get (net.ipv4.ip_local_port_range), or one of them may take it before the process does.
const firstPort = 20_000
const ports = 10_000

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  const port = firstPort + Math.floor(Math.random() * ports)
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(freePort()))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)))
  })
}
