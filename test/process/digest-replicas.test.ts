import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { createDigestLane } from './digest-lane.ts'
import { createReplicas } from './digest-replicas.ts'
import { seeded } from './seeded.ts'

// A few in everyday's tests; `.ci/run` sets 40.
const killings = Number(process.env.REPLICA_KILLINGS ?? 2)
const isShort = killings < 10
// Milliseconds by which their clocks are wrong: more than a lease apart.
const shifts = isShort ? [-60_000, 6_000] : [-60_000, -6_000, 0, 6_000]
const channels = isShort ? 40 : 200
const killingsInDate = isShort ? 2 : 5
// What comes after that many of a date's posts may be one replica's alone.
const share = 0.7
const awayMs = 300
// Whoever starts while the database is away, or on a port that has just become some connection's.
const mayEnd = /^The database .* (?:cannot be (?:used|reached)|is stopping or starting)|^Port \d+ is taken/u

describe.skipIf(!hasPostgres)('Replicas on PostgreSQL', () => {
  it('post every digest once, through wrong clocks, killings, lost answers and an immediate restart of the database', async () => {
    const postgres = await startPostgres('killing')
    onTestFinished(postgres.stop)
    const url = await postgres.createDatabase()
    const lane = await createDigestLane({ url, query: (text) => postgres.query(url, text) }, channels, 'http')
    onTestFinished(lane.stop)
    const replicas = createReplicas(lane.settings, shifts)
    onTestFinished(replicas.stop)
    await replicas.ready()
    const random = seeded(31)
    let dates = 0
    let isHalfway = false
    while (replicas.killed() < killings) {
      const isMiddle: boolean = !isHalfway && replicas.killed() + killingsInDate >= killings / 2
      isHalfway ||= isMiddle
      if (isMiddle) lane.loseAnswers(7)
      await postAndKill(dates, isMiddle)
      dates += 1
      await replicas.ready()
    }
    if (!isShort) {
      // Nobody dies, but some posts outlast the lease that they began with.
      lane.slowPosts(5)
      await lane.arm(dates)
      await lane.untilPosted(dates, 90_000)
      dates += 1
    }
    expect(await lane.wrong(dates)).toEqual([])
    expect(lane.slack.violations).toEqual([])
    const shares = replicas.shares()
    console.log(
      `${dates} times ${channels} digests by ${shifts.length} replicas whose clocks are off by ${shifts.join(', ')} ms: ${shares.join(', ')}; ${replicas.killed()} killings, one restart of the database, after which ${replicas.lastWords().length} could not start at once`,
    )
    for (const words of replicas.lastWords()) expect(words).toMatch(mayEnd)
    expect(isHalfway).toBe(true)
    // So few digests may all be one replica's, where the other takes long to start again.
    if (!isShort) expect(shares.filter((posted) => posted > 0).length).toBeGreaterThan(1)

    /** Kills replicas at some of the date's posts, and in the middle the database too. */
    async function postAndKill(date: number, isMiddle: boolean): Promise<void> {
      const some = (): number => 1 + Math.floor(random() * channels * share)
      const deaths = new Set(Array.from({ length: killingsInDate }, some))
      const halt = isMiddle ? some() : null
      let halted: Promise<void> = Promise.resolve()
      let posts = 0
      const stop = lane.slack.watch(({ method }, moment) => {
        if (method !== 'chat.postMessage' || moment !== 'done') return
        posts += 1
        if (deaths.has(posts)) replicas.kill()
        if (halt === posts) halted = restart()
      })
      try {
        await lane.arm(date)
        await lane.untilPosted(date, 90_000)
        await halted
      } finally {
        stop()
      }
    }

    async function restart(): Promise<void> {
      await postgres.halt()
      await sleep(awayMs)
      await postgres.resume()
    }
  }, 3_600_000)
})
