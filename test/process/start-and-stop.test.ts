import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { credentials } from '../platforms/slack/ids.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { freePort, startProcess, untilReady } from './start-process.ts'

const readiness = z.object({
  parts: z.record(z.string(), z.object({ state: z.string(), detail: z.string() })),
})

// A start and a stop take a while where other tests run beside.
describe('npm start', { timeout: 40_000 }, () => {
  it('answers health checks, and says what is missing, while its database is away, and stops', async () => {
    const slack = await slackServer()
    const DATABASE_URL = `postgres://bot:hunter2@127.0.0.1:${await freePort()}/rapporteur`
    const run = await startProcess({ ...overHttp(slack), DATABASE_URL })
    const parts = await waitFor(
      async () => {
        const answer = await fetch(`${run.origin}/readyz`).catch(() => null)
        const told = readiness.safeParse(await answer?.json().catch(() => null)).data?.parts
        return told?.database?.state === 'not ready' && told
      },
      'the wait for the database',
      15_000,
    )
    expect(parts).toMatchObject({
      server: { state: 'ready' },
      library: { state: 'ready' },
      database: { detail: expect.stringMatching(/^The database .*rapporteur cannot be reached .*\.$/u) },
      Slack: { state: 'waiting' },
    })
    expect((await fetch(`${run.origin}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${run.origin}/vancouver-2018`)).text()).toContain('id="p11c"')
    const again = await fetch(`${run.origin}/slack/events`, { method: 'POST' })
    expect([again.status, await again.text()]).toEqual([503, expect.stringMatching(/^Still starting\./u)])
    expect(run.output()).toContain('I try again until it works.')
    expect(run.output() + JSON.stringify(parts)).not.toContain('hunter2')
    run.kill('SIGTERM')
    expect(await run.exited).toBe(0)
  })

  // The process leaves within seconds, which a busy machine may need for the queue alone.
  it('answers what is on its way on SIGTERM, and says that it leaves before it does', {
    retry: 2,
  }, async () => {
    const slack = await slackServer()
    const run = await startProcess({ ...overHttp(slack) })
    await untilReady(run)
    expect((await get(`${run.origin}/vancouver-2018`)).status).toBe(200)
    const told: Answered[] = []
    const asking = (async () => {
      for (;;) told.push(await get(`${run.origin}/readyz`))
    })().catch(() => undefined)
    const queued = Array.from({ length: 5 }, () => get(`${run.origin}/vancouver-2018?q=sanctions`))
    const asked = performance.now()
    run.kill('SIGTERM')
    expect((await Promise.all(queued)).map(({ status }) => status)).toEqual(queued.map(() => 200))
    await asking
    expect(told.at(-1)).toEqual({ status: 503, connection: 'close' })
    expect(await run.exited).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5_000)
  })

  it('says when the index of its library cannot be kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'large-'))
    await mkdir(join(folder, 'large'))
    const paragraphs = Array.from({ length: 2_100 }, (_, at) => `${at + 1}. Harbour ${at} keeps its lights.`)
    const front = `---
title: A large one
short: Large
date: 2031-01-01
place: Harbour
issuer: Nobody
source: https://example.org/large
language: en
---`
    await writeFile(join(folder, 'large', 'document.md'), `${[front, ...paragraphs].join('\n\n')}\n`)
    const run = await startProcess({ CONTENT_DIR: folder, DATA_DIR: '/dev/null/data' })
    await waitFor(() => run.output().includes('set DATA_DIR to another'), 'the warning', 20_000)
    expect(run.output()).toMatch(/I can’t save the search index in \/dev\/null\/data \(.*\)/u)
  })

  it.skipIf(!hasPostgres)(
    'says so when its port is taken, and ends with 1, with PostgreSQL and digests, too',
    async () => {
      const postgres = await startPostgres()
      onTestFinished(postgres.stop)
      const slack = await slackServer()
      const { port } = new URL(slack.apiUrl)
      const run = await startProcess({
        ...overHttp(slack),
        PORT: port,
        DATABASE_URL: await postgres.createDatabase(),
      })
      expect(await run.exited).toBe(1)
      expect(run.output()).toMatch(/port \d+ .*PORT/iu)
      expect(run.output()).not.toContain('    at ')
    },
    40_000,
  )
})

async function slackServer(): Promise<SlackServer> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  return slack
}

function overHttp(slack: SlackServer): Readonly<Record<string, string>> {
  const { botToken, signingSecret } = credentials
  return { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl }
}

interface Answered {
  readonly status: number | undefined
  readonly connection: string | undefined
}

/** Asks over a connection of its own. */
function get(url: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false }, (response) => {
      const { statusCode, headers } = response
      response.resume().on('end', () => resolve({ status: statusCode, connection: headers.connection }))
    })
    sent.on('error', reject).end()
  })
}
