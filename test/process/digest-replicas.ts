import { setTimeout as sleep } from 'node:timers/promises'
import { waitFor } from '../wait-for.ts'
import { isReady, launchProcess, type RunningProcess } from './start-process.ts'

/** Processes that share a database, each started again at once when it ends, as a supervisor would. */
export interface Replicas {
  /** Ends the next one that runs without a word, each in its turn; does nothing where all are down. */
  readonly kill: () => void
  /** How many were killed so far. */
  readonly killed: () => number
  /** What those said at last that ended by themselves, as they may where the database is away when they start. */
  readonly lastWords: () => readonly string[]
  /** Resolves once all of them are connected. */
  readonly ready: () => Promise<void>
  /** How many digests each says that it has posted, in all its lives. */
  readonly shares: () => readonly number[]
  readonly stop: () => void
}

interface Replica {
  readonly shift: number
  current: RunningProcess | null
  /** Whether its end is our doing, and is still to come. */
  isKilled: boolean
  posted: number
}

const pauseMs = 200

/** As many as there are `shifts`, milliseconds by which the clock of each is wrong, in all its lives. */
export function createReplicas(
  settings: Readonly<Record<string, string>>,
  shifts: readonly number[],
): Replicas {
  const count = shifts.length
  const replicas = shifts.map((shift): Replica => ({ shift, current: null, isKilled: false, posted: 0 }))
  let next = 0
  let killed = 0
  const lastWords: string[] = []
  let isStopping = false
  for (const replica of replicas) void keep(replica)
  return {
    kill() {
      const turns = replicas.map((_, at) => replicas[(next + at) % count])
      const replica = turns.find((each) => each?.current !== null && each?.isKilled === false)
      if (replica === undefined) return
      next = replicas.indexOf(replica) + 1
      replica.isKilled = true
      killed += 1
      replica.current?.kill('SIGKILL')
    },
    killed: () => killed,
    lastWords: () => lastWords,
    ready,
    shares: () => replicas.map(({ posted, current }) => posted + (current === null ? 0 : postedBy(current))),
    stop() {
      isStopping = true
      for (const { current } of replicas) current?.kill('SIGKILL')
    },
  }

  async function keep(replica: Replica): Promise<void> {
    while (!isStopping) {
      const run = await launchProcess({ ...settings, CLOCK_SHIFTS: String(replica.shift) })
      // Started while all was stopped: nobody else would end it.
      if (isStopping) return run.end()
      replica.current = run
      await run.exited
      replica.current = null
      replica.posted += postedBy(run)
      if (isStopping) return
      if (!replica.isKilled) {
        lastWords.push(lastWordsOf(run))
        await sleep(pauseMs)
      }
      replica.isKilled = false
    }
  }

  async function ready(): Promise<void> {
    for (const replica of replicas) {
      // Whoever is asked may be dying, and the next one is asked then.
      const isUp = async () =>
        replica.current !== null && !replica.isKilled && (await isReady(replica.current))
      await waitFor(isUp, () => `a replica ready; it said: ${replica.current?.output()}`, 40_000)
    }
  }
}

/** What its log calls fatal, where it ended after it had begun to start its parts; else its last line. */
function lastWordsOf(run: RunningProcess): string {
  const lines = run.output().trim().split('\n')
  const fatal = lines.findLast((line) => line.startsWith('{"level":60,'))
  if (fatal === undefined) return lines.at(-1) ?? ''
  const { msg, err } = JSON.parse(fatal) as { msg: string; err?: { stack: string } }
  return err === undefined ? msg : `${msg}: ${err.stack}`
}

/** As its log has it. */
function postedBy(run: RunningProcess): number {
  const counts = [...run.output().matchAll(/"posted":(\d+)/gu)].map(([, count]) => Number(count))
  return counts.reduce((sum, count) => sum + count, 0)
}
