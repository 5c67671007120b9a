import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDigestLane, type DigestLane } from './digest-lane.ts'
import { type Ledger, sqliteLedger } from './digest-ledger.ts'
import { type Planned, planKilling } from './digest-moments.ts'
import { clockShifts, pick, seeded } from './seeded.ts'
import { startProcess } from './start-process.ts'

// A few in everyday's tests; `.ci/run` sets 300. Each lane is a Slack, a database and a process of its own.
const killings = Number(process.env.DIGEST_KILLINGS ?? 2)
// Most of the time is spent waiting for leases to end.
const laneCount = killings > 20 ? 10 : 2
const perLane = Math.ceil(killings / laneCount)
const channels = 50
const mostInDate = 10
// A port that was free a moment ago may have become some connection's.
let portsTaken = 0

/** What one killing left behind. */
interface Killing {
  readonly at: Planned['at']
  readonly left: ReadonlyMap<string, number>
}

it('leaves every digest standing once, whenever the process is killed, with and without lost answers', async () => {
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane)
  // All of them to their end, or a lane would leave its process behind.
  const ended = await Promise.allSettled(lanes.map(runLane))
  const found = ended.flatMap((lane) => (lane.status === 'fulfilled' ? lane.value : []))
  console.log(describeAll(found))
  expect(ended.flatMap((lane) => (lane.status === 'rejected' ? [lane.reason] : []))).toEqual([])
  expect(found.length).toBeGreaterThanOrEqual(killings)
}, 3_600_000)

async function runLane(number: number): Promise<readonly Killing[]> {
  const ledger = sqliteLedger(join(await mkdtemp(join(tmpdir(), 'digests-')), 'rapporteur.db'))
  const seed = 20_000 * (number + 1)
  const random = seeded(seed)
  const lane = await createDigestLane(ledger, channels, 'socket')
  if (number % 2 === 1) lane.loseAnswers(seed)
  const found: Killing[] = []
  try {
    let date = 0
    while (found.length < perLane) {
      await lane.arm(date)
      found.push(...(await killUntilPosted(lane, ledger, date, random, perLane - found.length)))
      date += 1
    }
    expect(await lane.wrong(date), `lane ${number}`).toEqual([])
    expect(lane.slack.violations).toEqual([])
    return found
  } finally {
    await lane.stop()
  }
}

/** Kills each process that takes the date up, until every digest of it is posted; what is left at last comes in peace. */
async function killUntilPosted(
  lane: DigestLane,
  ledger: Ledger,
  date: number,
  random: () => number,
  most: number,
): Promise<readonly Killing[]> {
  const found: Killing[] = []
  while (!(await lane.isPosted(date))) {
    const run = await startProcess({ ...lane.settings, CLOCK_SHIFTS: pick(random, clockShifts) })
    const isEnough = found.length >= Math.min(most, mostInDate)
    const killing = isEnough ? null : await planKilling(lane, ledger, run, random)
    const isKilled = (): boolean => killing?.isDone() === true
    let hasEnded = false
    void run.exited.then(() => {
      hasEnded = true
    })
    try {
      await lane.untilPosted(date, 60_000, () => isKilled() || hasEnded)
      const isPortTaken = /Port \d+ is taken/u.test(run.output())
      if (isPortTaken) portsTaken += 1
      else if (hasEnded && !isKilled()) throw new Error('A process ended by itself')
    } catch (error) {
      throw new Error(`${String(error)}; it said: ${run.output()}`, { cause: error })
    } finally {
      killing?.cancel()
      // Where all is posted there is nothing left to do, so this is a kill in any case.
      run.kill('SIGKILL')
      await run.exited
    }
    if (killing !== null && isKilled()) found.push({ at: killing.at, left: await lane.states(date) })
  }
  return found
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
  return `${found.length} killings (${moments}); of ${channels} digests each were left: ${left}; ${portsTaken} starts found their port taken`
}
