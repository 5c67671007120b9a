import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDigestLane, type DigestLane } from './digest-lane.ts'
import { pick, seeded } from './seeded.ts'
import { type RunningProcess, startProcess, untilReady } from './start-process.ts'

// A few in everyday's tests; `.ci/run` sets 300. Each lane is a Slack, a database and a process of its own.
const killings = Number(process.env.DIGEST_KILLINGS ?? 4)
const laneCount = killings > 20 ? 6 : 2
const channels = 50

/** What one killing left behind. */
interface Killing {
  readonly at: string
  readonly left: ReadonlyMap<string, number>
}

it('leaves every digest standing once, whenever the process is killed, with and without lost answers', async () => {
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane)
  const found = await Promise.all(lanes.map(runLane))
  console.log(describeAll(found.flat()))
}, 3_600_000)

async function runLane(lane: number): Promise<readonly Killing[]> {
  const database = `sqlite:${join(await mkdtemp(join(tmpdir(), 'digests-')), 'rapporteur.db')}`
  const seed = 20_000 * (lane + 1)
  const digests = await createDigestLane(database, channels, lane % 2 === 1, seed)
  const random = seeded(seed)
  const found: Killing[] = []
  try {
    let date = 0
    while (found.length < killings / laneCount) {
      await digests.arm(date)
      found.push(...(await killUntilPosted(digests, date, random, killings / laneCount - found.length)))
      date += 1
    }
    expect(await digests.wrong(date)).toEqual([])
    expect(digests.slack.violations).toEqual([])
    return found
  } finally {
    await digests.stop()
  }
}

/** Kills the process each time that it has come to a moment, until every digest of the date is posted or it is enough. */
async function killUntilPosted(
  lane: DigestLane,
  date: number,
  random: () => number,
  most: number,
): Promise<readonly Killing[]> {
  const found: Killing[] = []
  // A date is settled after a few killings, or what is left comes in peace.
  while (found.length < Math.min(most, 6)) {
    const run = await startProcess(lane.settings)
    const killing = planKilling(lane, run, random)
    const isPosted = await Promise.race([
      killing.done.then(() => false),
      lane.untilPosted(date, 30_000).then(() => true),
    ])
    killing.cancel()
    if (isPosted) {
      await end(run)
      return found
    }
    await run.exited
    found.push({ at: killing.at, left: await lane.states(date) })
  }
  const run = await startProcess(lane.settings)
  await lane.untilPosted(date, 60_000)
  await end(run)
  return found
}

async function end(run: RunningProcess): Promise<void> {
  run.kill('SIGTERM')
  await run.exited
}

const moments = ['received', 'done', 'answered', 'looked up', 'started'] as const

/** At one of the first posts in one of its moments, or at a look-up, or a little after the start; or a little later. */
function planKilling({ slack }: DigestLane, run: RunningProcess, random: () => number) {
  const moment = pick(random, moments)
  const count = 1 + Math.floor(random() * 25)
  const lateMs = random() < 0.5 ? 0 : random() * 20
  const { promise: done, resolve } = Promise.withResolvers<void>()
  let seen = 0
  let isOver = false
  const kill = (): void => {
    if (isOver) return
    isOver = true
    run.kill('SIGKILL')
    resolve()
  }
  const stop = slack.watch(({ method }, at) => {
    const isIt =
      moment === 'looked up'
        ? method === 'conversations.history' && at === 'received'
        : method === 'chat.postMessage' && at === moment
    if (!isIt) return
    seen += 1
    if (seen === count) setTimeout(kill, lateMs)
  })
  if (moment === 'started') {
    const wait = random() * 600
    untilReady(run).then(
      () => setTimeout(kill, wait),
      () => undefined,
    )
  }
  return {
    done,
    at: moment,
    cancel() {
      isOver = true
      stop()
    },
  }
}

function describeAll(found: readonly Killing[]): string {
  const moments = Object.entries(Object.groupBy(found, ({ at }) => at))
    .map(([at, all]) => `${at} ${all?.length ?? 0}`)
    .join(', ')
  const states = new Map<string, number>()
  for (const { left } of found) {
    for (const [state, count] of left) states.set(state, (states.get(state) ?? 0) + count)
  }
  const left = [...states].map(([state, count]) => `${state} ${count}`).join(', ')
  return `${found.length} killings (${moments}); of ${channels} digests each were left ${left}`
}
