import { setTimeout as sleep } from 'node:timers/promises'
import type { DigestLane } from './digest-lane.ts'
import type { Ledger } from './digest-ledger.ts'
import { pick } from './seeded.ts'
import { type RunningProcess, untilReady } from './start-process.ts'

const moments = ['received', 'done', 'answered', 'looked up', 'started', 'due', 'claimed', 'posting'] as const

/** A killing that is to come. */
export interface Planned {
  readonly at: (typeof moments)[number]
  /** Whether the signal is sent. */
  readonly isDone: () => boolean
  /** Gives it up where it has not come. */
  readonly cancel: () => void
}

const longestStartMs = 600
const lookMs = 3

/**
 * Kills the process at a post in one of its moments, at a look-up, some time after the start, or once its ledger has
 * something in one of the states that are not seen from outside; or up to 15 ms later.
 */
export async function planKilling(
  { slack }: DigestLane,
  ledger: Ledger,
  run: RunningProcess,
  random: () => number,
): Promise<Planned> {
  const at = pick(random, moments)
  const count = 1 + Math.floor(random() * 25)
  const lateMs = random() < 0.5 ? 0 : random() * 15
  const startMs = random() * longestStartMs
  let isDone = false
  let isOver = false
  let seen = 0
  const kill = (): void => {
    if (isOver) return
    isOver = true
    isDone = true
    run.kill('SIGKILL')
  }
  const reach = (): void => {
    if (lateMs === 0) kill()
    else setTimeout(kill, lateMs)
  }
  const stop = slack.watch(({ method }, moment) => {
    const isIt =
      at === 'looked up'
        ? method === 'conversations.history' && moment === 'received'
        : method === 'chat.postMessage' && moment === at
    if (!isIt) return
    seen += 1
    if (seen === count) reach()
  })
  if (at === 'started') {
    untilReady(run).then(
      () => setTimeout(kill, startMs),
      () => undefined,
    )
  }
  if (at === 'due' || at === 'claimed' || at === 'posting') void watchLedger(at)
  return {
    at,
    isDone: () => isDone,
    cancel() {
      isOver = true
      stop()
    },
  }

  /** What an earlier process left in that state does not count. */
  async function watchLedger(state: 'due' | 'claimed' | 'posting'): Promise<void> {
    const text = `select id, owner, changed_at from deliveries where state = '${state}'`
    const read = async (): Promise<readonly string[]> =>
      (await ledger.query(text)).map((row) => JSON.stringify(row))
    const before = new Set(await read())
    while (!isOver) {
      if ((await read()).some((row) => !before.has(row))) return reach()
      await sleep(lookMs)
    }
  }
}
