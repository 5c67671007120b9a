import { execFile, spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

/** The project as somebody has it who has just fetched it, in a folder of its own. */
export interface FreshCopy {
  readonly folder: string
  /** Begins a command as it's typed there in a shell, with these settings and none of ours. */
  readonly start: (command: string, settings?: Readonly<Record<string, string>>) => Typed
}

/** A command that was typed in a shell. */
interface Typed {
  /** All that it has said so far, on either stream. */
  readonly output: () => string
  /** Resolves to the exit code. */
  readonly exited: Promise<number | null>
  /** As Ctrl-C does. */
  readonly interrupt: () => void
}

/** Copies what is tracked, and what isn't yet but would be. The folder goes when the test is over, and what runs in it. */
export async function makeFreshCopy(): Promise<FreshCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'fresh-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const { stdout } = await promisify(execFile)('git', listed, { maxBuffer: 16_000_000 })
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await copyFile(file, join(folder, file))
  }
  return { folder, start }

  function start(command: string, settings: Readonly<Record<string, string>> = {}): Typed {
    const { PATH = '', HOME = '' } = process.env
    // In a group of its own, as a shell's job is.
    const child = spawn('bash', ['-c', command], {
      cwd: folder,
      detached: true,
      env: { PATH, HOME, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
    const exited = new Promise<number | null>((done) => child.once('close', done))
    const signal = (name: NodeJS.Signals): void => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      process.kill(-child.pid, name)
    }
    onTestFinished(async () => {
      signal('SIGKILL')
      await exited
    })
    return { output: () => output, exited, interrupt: () => signal('SIGINT') }
  }
}

/**
 * What stands in for `npm ci` where nothing is downloaded a second time: the packages that are here, and the script that npm
 * runs after it. `.ci/run` runs `npm ci` itself on a clean clone.
 */
export const npmCi = `ln -s ${resolve('node_modules')} node_modules && npm run prepare`
