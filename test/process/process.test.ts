import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { withinTime } from '../within-time.ts'
import { launchProcess, startProcess, untilReady } from './start-process.ts'

it('npx rapporteur doctor, where there is no folder of documents, looks at the bundled one and names no setting', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'elsewhere-'))
  const { PATH = '' } = process.env
  const program = resolve('bin/rapporteur.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'doctor'], { cwd, env: { PATH } })
  expect(stdout).toContain('right    Settings: none set, so everything has its default')
  expect(stdout).toContain('right    Document: Vancouver 2018, 12 paragraphs')
})

describe('npm start', () => {
  it('says what to set when nothing is and the playground is off or would be public, and exits 1', async () => {
    const off = await startProcess({ PLAYGROUND: 'off' })
    expect(await off.exited).toBe(1)
    expect(off.output()).toMatch(/SLACK_BOT_TOKEN.*DISCORD_TOKEN/su)
    const open = await startProcess({ HOST: '0.0.0.0' })
    expect(await open.exited).toBe(1)
    expect(open.output()).toMatch(/DISCORD_TOKEN.*PLAYGROUND=public/su)
  })

  it.each([
    ['missing', missingContent, /CONTENT_DIR/u] as const,
    ['broken', brokenContent, /broken\/document\.md:\d+: .*front matter/u] as const,
  ])('says what is wrong with a %s content folder, and exits 1', async (_, folder, message) => {
    const run = await startProcess({ DISCORD_TOKEN: 'x', CONTENT_DIR: await folder() })
    expect(await run.exited).toBe(1)
    expect(run.output()).toMatch(message)
    expect(run.output()).not.toContain('    at ')
  })

  it('waits for a platform that is down, alive but not ready, until it is back', async () => {
    const slack = await startSlackServer({ refuseConnections: true })
    onTestFinished(() => slack.stop())
    const run = await startProcess({ ...overHttp(slack), PLAYGROUND: 'on' })
    await waitFor(() => run.output().includes('cannot connect'), 'the warning', 10_000)
    expect((await fetch(`${run.origin}/healthz`)).status).toBe(200)
    const ready = await fetch(`${run.origin}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({
      ready: false,
      parts: {
        Playground: { state: 'ready' },
        Slack: { state: 'not ready', detail: expect.stringMatching(/^Slack cannot be reached \(.*\)\.$/u) },
      },
    })
    await slack.acceptConnections()
    await untilReady(run)
  })

  it('reads no long body on Slack’s address before it is signed, and keeps the playground off beside it', async () => {
    const slack = await slackServer()
    const run = await startProcess(overHttp(slack))
    await untilReady(run)
    const post = (body: string) => fetch(`${run.origin}/slack/events`, { method: 'POST', body })
    expect((await post('x'.repeat(600_000))).status).toBe(413)
    expect((await post('x')).status).toBe(401)
    expect((await fetch(`${run.origin}/playground/about`)).status).toBe(404)
    expect(run.output()).toContain('Set PLAYGROUND=on')
  })

  it('quotes once where two processes with one database hear the same mention', async () => {
    const slack = await slackServer()
    const folder = await mkdtemp(join(tmpdir(), 'two-'))
    const settings = { ...overHttp(slack), DATABASE_URL: `sqlite:${join(folder, 'shared.db')}` }
    const runs = await Promise.all([startProcess(settings), startProcess(settings)])
    await Promise.all(runs.map(untilReady))
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) {
      const mention = slack.payloads.appMention({ text: `quote ${number}`, channel: `C0TWO${number}` })
      await Promise.all(
        [...runs, ...runs].map(({ origin }) => slack.post(`${origin}/slack/events`, 'events_api', mention)),
      )
      await waitFor(() => slack.visible(`C0TWO${number}`).length > 0, `quote ${number}`)
    }
    for (const run of runs) run.kill('SIGTERM')
    expect(await Promise.all(runs.map(({ exited }) => exited))).toEqual([0, 0])
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(slack.visible(`C0TWO${number}`), `quote ${number}`).toHaveLength(1)
    }
    expect(slack.violations).toEqual([])
  })
})

describe('npm start that cannot go on', () => {
  it('names the missing half of a half-configured platform, and every other mistake, at once', async () => {
    const run = await startProcess({ SLACK_BOT_TOKEN: 'xoxb-1', PORT: 'http', LOG_LEVEL: 'loud' })
    expect(await run.exited).toBe(1)
    for (const name of ['SLACK_APP_TOKEN is missing', 'PORT should', 'LOG_LEVEL should']) {
      expect(run.output()).toContain(name)
    }
  })

  it('exits 1 with a sentence when a token is refused', async () => {
    const slack = await slackServer()
    const run = await startProcess({ ...overHttp(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' })
    expect(await run.exited).toBe(1)
    expect(run.output()).toContain('SLACK_BOT_TOKEN is refused')
  })

  it('says so when its database cannot be used, and exits 1', async () => {
    const slack = await slackServer()
    const run = await startProcess({ ...overHttp(slack), DATABASE_URL: 'sqlite:/dev/null/posts.db' })
    expect(await run.exited).toBe(1)
    expect(run.output()).toMatch(/The database .* cannot be used .* Set DATABASE_URL/u)
    expect(run.output()).not.toContain('    at ')
  })

  it('says so when its port is taken', async () => {
    const slack = await slackServer()
    const { port } = new URL(slack.apiUrl)
    const run = await startProcess({ ...overHttp(slack), PORT: port })
    expect(await run.exited).toBe(1)
    expect(run.output()).toMatch(/port \d+ .*PORT/iu)
  })
})

describe('npm start over signed HTTP', () => {
  // One process shows all of it; the last test ends it.
  let slack: SlackServer
  let run: Awaited<ReturnType<typeof launchProcess>>

  beforeAll(async () => {
    slack = await startSlackServer()
    const PUBLIC_URL = 'https://record.example.org/'
    run = await launchProcess({ ...overHttp(slack), PUBLIC_URL, LOG_LEVEL: 'debug' })
    await untilReady(run)
  })
  afterAll(async () => {
    await run?.end()
    await slack?.stop()
  })

  it('links quotes to the reader where that is public, serves it beside Slack, and counts', async () => {
    await slack.post(`${run.origin}/slack/events`, 'slash_commands', command(slack, 'quote 11c'))
    const quote = await waitFor(() => slack.visible(ids.channel)[0], 'the quote')
    expect(JSON.stringify(quote)).toContain('https://record.example.org/vancouver-2018?p=11c#p11c')
    const page = await (await fetch(`${run.origin}/vancouver-2018`)).text()
    expect(page).toContain('id="p11c"')
    await slack.post(`${run.origin}/slack/events`, 'slash_commands', command(slack, 'a very secret question'))
    const numbers = await (await fetch(`${run.origin}/metrics`)).text()
    expect(numbers).toMatch(/^rapporteur_questions_total\{platform="slack",kind="quote"\} 1$/mu)
    expect(numbers).toMatch(/^rapporteur_posts_total\{platform="slack",outcome="posted"\} 1$/mu)
    expect(numbers).not.toMatch(new RegExp(`secret|${ids.user}|${ids.channel}`, 'u'))
    expect(slack.violations).toEqual([])
  })

  it('logs a clear line for each platform, and neither tokens nor what is asked', async () => {
    await slack.post(`${run.origin}/slack/events`, 'slash_commands', command(slack, 'a very secret question'))
    slack.fail('chat.postEphemeral', { kind: 'error', error: 'fatal_error' }, 2)
    const mention = slack.payloads.appMention({ text: 'action 11c note another secret question' })
    await slack.post(`${run.origin}/slack/events`, 'events_api', mention)
    await waitFor(() => run.output().includes('could not be answered'), 'the fault in the log')
    expect(run.output()).toMatch(/Slack: connected to .* as .*signed HTTP/u)
    expect(run.output()).not.toMatch(/secret question|xoxb-|a-signing-secret/u)
  })

  it('answers over signed HTTP, finishes what is in hand on SIGTERM and exits 0 within five seconds', async () => {
    const told = slack.ephemerals(ids.user).length
    const posted = slack.visible(ids.channel).length
    await slack.post(`${run.origin}/slack/events`, 'slash_commands', command(slack, 'sanctions'))
    expect(slack.ephemerals(ids.user)).toHaveLength(told + 1)
    slack.fail('chat.postMessage', { kind: 'delay', delayMs: 1_000 })
    await slack.post(`${run.origin}/slack/events`, 'slash_commands', command(slack, 'quote 5'))
    run.kill('SIGTERM')
    expect(await withinTime(run.exited, 5_000, 'the end')).toBe(0)
    expect(slack.visible(ids.channel)).toHaveLength(posted + 1)
    expect(slack.violations).toEqual([])
  })
})

describe('npm run ask', () => {
  it('answers once', async () => {
    const run = await startProcess({}, ['ask', 'sanctions'])
    expect(await run.exited).toBe(0)
    expect(run.output()).toContain('The Ministers noted that sanctions are a tool of diplomacy')
    expect(run.output()).toContain('Vancouver 2018 ¶5')
  })

  it.each(['postgres://bot:hunter2@127.0.0.1:1/x', 'sqlite:/dev/null/x/posts.db'])(
    'says in a sentence that its database %s cannot be used, and ends with 1',
    async (DATABASE_URL) => {
      const run = await startProcess({ DATABASE_URL }, ['ask', 'action 11c'])
      expect(await run.exited).toBe(1)
      expect(run.output()).toMatch(/^The database .* cannot be .*\.\n$/u)
      expect(run.output()).not.toMatch(/hunter2|go on/u)
    },
  )

  it('answers a batch, a line each', async () => {
    const questions = ['¶¶ 2-4', 'sanctoins', 'blockchain', '99'].map((text, id) =>
      JSON.stringify({ id, text }),
    )
    const run = await startProcess({}, ['ask', '--batch'], `${questions.join('\n')}\nnonsense\n`)
    expect(await run.exited).toBe(0)
    const lines = run
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => line.kind ?? 'error')).toEqual(['passages', 'hits', 'none', 'none', 'error'])
    expect(lines[0].hits.map((hit: { id: string }) => hit.id)).toEqual(['2', '3', '4'])
  })
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

function command(slack: SlackServer, text: string): Readonly<Record<string, unknown>> {
  return slack.payloads.slashCommand({ command: '/korea', text })
}

async function missingContent(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'content-')), 'nowhere')
}

async function brokenContent(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'))
  await mkdir(join(folder, 'broken'))
  await writeFile(join(folder, 'broken', 'document.md'), '---\ntitle: Half\n---\n\n1. Text.\n')
  return folder
}
