import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { createDigestLane } from './digest-lane.ts'
import { pick, seeded } from './seeded.ts'
import { type RunningProcess, startProcess, untilReady } from './start-process.ts'

// A few in everyday's tests; `.ci/run` sets 40.
const killings = Number(process.env.REPLICA_KILLINGS ?? 2)
const isShort = killings < 10
const replicas = isShort ? 2 : 4
const channels = isShort ? 60 : 200
const killingsInDate = isShort ? 2 : 5

describe.skipIf(!hasPostgres)('Replicas on PostgreSQL', () => {
  it.each(isShort ? [true] : [false, true])(
    'post every digest once, through killings and a restart of the database; answers are lost: %s',
    async (losesAnswers) => {
      const postgres = await startPostgres(true)
      const lane = await createDigestLane(await postgres.createDatabase(), channels, losesAnswers, 7)
      const random = seeded(losesAnswers ? 31 : 30)
      const shares = new Map<number, number>()
      const running: RunningProcess[] = []
      try {
        for (let at = 0; at < replicas; at += 1) running.push(await launch(at))
        const dates = Math.ceil(killings / killingsInDate)
        for (let date = 0; date < dates; date += 1) {
          await lane.arm(date)
          for (let killing = 0; killing < killingsInDate; killing += 1) {
            await sleep(random() * 700)
            const at = pick(random, [...running.keys()])
            await replace(at, 'SIGKILL')
          }
          if (date === Math.floor(dates / 2)) {
            await postgres.halt()
            await sleep(500)
            await postgres.resume()
          }
          await lane.untilPosted(date, 90_000)
        }
        expect(await lane.wrong(dates)).toEqual([])
        expect(lane.slack.violations).toEqual([])
        for (const [at, run] of running.entries()) note(at, run)
        console.log(
          `${dates * killingsInDate} killings of ${replicas} replicas, lost answers: ${losesAnswers}; digests posted by each: ${[...shares.values()].join(', ')}`,
        )
        expect([...shares.values()].filter((share) => share > 0).length).toBeGreaterThan(1)
      } finally {
        for (const run of running) run.kill('SIGKILL')
        await lane.stop()
        await postgres.stop()
      }

      async function launch(at: number): Promise<RunningProcess> {
        const run = await startProcess({ ...lane.settings, LOG_LEVEL: 'info' })
        await untilReady(run)
        shares.set(at, shares.get(at) ?? 0)
        return run
      }

      async function replace(at: number, signal: NodeJS.Signals): Promise<void> {
        const run = running[at]
        if (run === undefined) return
        run.kill(signal)
        await run.exited
        note(at, run)
        running[at] = await launch(at)
      }

      /** What a process says that it has posted. */
      function note(at: number, run: RunningProcess): void {
        const posted = [...run.output().matchAll(/"posted":(\d+)/gu)].reduce(
          (sum, [, count]) => sum + Number(count),
          0,
        )
        shares.set(at, (shares.get(at) ?? 0) + posted)
      }
    },
    3_600_000,
  )
})
