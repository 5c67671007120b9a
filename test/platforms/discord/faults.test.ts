import { type RateLimitData, REST, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { faults } from './faults.ts'
import { restOf, start } from './sample-bot.ts'
import { ids } from './world.ts'

const body = { content: 'posted', allowed_mentions: { parse: [] } }
const route = Routes.channelMessages(ids.channel)
const posting = 'POST /channels/:channel/messages'

/** Which of so many posts failed, counted from 1. */
async function failures(rest: REST, count: number): Promise<readonly number[]> {
  const failed: number[] = []
  for (let post = 1; post <= count; post += 1)
    await rest.post(route, { body }).catch(() => void failed.push(post))
  return failed
}

describe('a fault', () => {
  it('comes on chosen occasions', async () => {
    const server = await start()
    server.fail(posting, faults.lostAnswer(), { occasions: [2, 5] })
    expect(await failures(restOf(server), 6)).toEqual([2, 5])
    // Each post had its effect, the answer was lost.
    expect(server.counts().get(ids.channel)).toBe(6)
  })

  it('comes with a probability, the same in every run with the same seed', async () => {
    const runs: (readonly number[])[] = []
    for (const seed of [1, 1, 2]) {
      const server = await start()
      server.fail(posting, faults.lostAnswer(), { chance: 0.3, seed })
      const failed = await failures(restOf(server), 40)
      expect(failed.length).toBeGreaterThan(4)
      expect(failed.length).toBeLessThan(20)
      expect(server.counts().get(ids.channel)).toBe(40)
      runs.push(failed)
    }
    expect(runs[1]).toEqual(runs[0])
    expect(runs[2]).not.toEqual(runs[0])
  })

  it('comes no more often than it is said, and to whom it is meant', async () => {
    const server = await start()
    server.fail(posting, faults.serverError(503), { chance: 1, times: 2 })
    server.fail(posting, faults.serverError(), {
      occasions: [1],
      where: ({ path }) => path.includes(ids.thread),
    })
    expect(await failures(restOf(server), 4)).toEqual([1, 2])
    expect(server.calls.map(({ status }) => status)).toEqual([503, 503, 200, 200])
    await expect(restOf(server).post(Routes.channelMessages(ids.thread), { body })).rejects.toMatchObject({
      status: 500,
    })
  })

  it('hits any route', async () => {
    const server = await start()
    const rest = restOf(server)
    server.fail('*', faults.serverError(502), { times: 2 })
    await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 502 })
    await expect(rest.get(Routes.channel(ids.channel))).rejects.toMatchObject({ status: 502 })
    expect(await rest.get(Routes.user())).toMatchObject({ id: ids.bot })
  })

  it('can say that nothing was done although it was', async () => {
    const server = await start()
    server.fail(posting, faults.doneAndFailed())
    await expect(restOf(server).post(route, { body })).rejects.toMatchObject({ status: 502 })
    expect(server.visible(ids.channel)).toHaveLength(1)
  })
})

describe('a rate limit', () => {
  it('of a route is told from a global one', async () => {
    const server = await start()
    const limits: (Pick<RateLimitData, 'global' | 'scope' | 'retryAfter'> | null)[] = []
    const options = { ...server.clientOptions.rest, offset: 0, rejectOnRateLimit: () => true }
    const post = (fault: Parameters<typeof server.fail>[1]) => {
      server.fail(posting, fault)
      // Another client, since one that was told of a global limit waits.
      const rest = new REST(options).setToken(server.token)
      return rest
        .post(route, { body })
        .catch(({ global, scope, retryAfter }) => limits.push({ global, scope, retryAfter }))
    }
    await post(faults.rateLimited(2))
    await post(faults.rateLimitedGlobally(3))
    expect(limits).toEqual([
      { global: false, scope: 'user', retryAfter: 2000 },
      { global: true, scope: 'global', retryAfter: 3000 },
    ])
    expect(server.visible(ids.channel)).toEqual([])
  })

  it('that is global has discord.js hold back all that it asks', async () => {
    const server = await start()
    const rest = new REST({ ...server.clientOptions.rest, offset: 0 }).setToken(server.token)
    server.fail('*', faults.rateLimitedGlobally(1), { where: ({ path }) => path.startsWith('/channels/') })
    await Promise.all([rest.post(route, { body }), rest.post(route, { body })])
    await rest.get(Routes.user())
    const [first, ...later] = server.calls.map(({ at }) => at)
    expect(server.calls.map(({ status }) => status)).toEqual([429, 200, 200, 200])
    for (const at of later) expect(at - (first ?? 0)).toBeGreaterThan(900)
  })
})
