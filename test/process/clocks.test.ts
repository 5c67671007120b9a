import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'vitest'
import { quoteOf } from '../adapters/slack/read-message.ts'
import { credentials } from '../platforms/slack/ids.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import type { OnFinished } from '../store/open-test-store.ts'
import { waitFor } from '../wait-for.ts'
import { launchProcess, untilReady } from './start-process.ts'

// Longer than a lease, shorter than the bot waits for an answer.
const slowMs = 7_000
const quotes = 5

// The first of each in everyday's tests; `.ci/run` has all of them, in its long form.
const isShort = Number(process.env.KILLINGS ?? 2) < 20
/** Milliseconds by which the clocks of whoever is asked and of the other process are ahead, in their turns. */
const onSqlite = [
  ['one is ten seconds ahead', '0', '10000'],
  ['one is ten seconds behind', '10000', '0'],
  ['one is set forward and back', '0', '0,60000,-60000'],
] as const
const onPostgres = [
  ['one is six seconds ahead', '0', '6000'],
  ['one is a minute behind, the other six seconds', '-60000', '-6000'],
] as const

// They wait, most of the time.
describe('Two processes whose clocks differ, and a Slack that takes longer than a lease', () => {
  it.concurrent.for(onSqlite.slice(0, isShort ? 1 : undefined))(
    'quote once on one SQLite file where %s (%s and %s ms)',
    async ([, ours, theirs], { expect, onTestFinished }) => {
      const file = join(await mkdtemp(join(tmpdir(), 'clocks-')), 'rapporteur.db')
      expect(await countQuotes(`sqlite:${file}`, ours, theirs, onTestFinished)).toEqual(onceEach)
    },
  )

  it.skipIf(!hasPostgres).concurrent.for(onPostgres.slice(0, isShort ? 1 : undefined))(
    'quote once on one PostgreSQL database where %s (%s and %s ms)',
    async ([, ours, theirs], { expect, onTestFinished }) => {
      const postgres = await startPostgres()
      onTestFinished(postgres.stop)
      const url = await postgres.createDatabase()
      expect(await countQuotes(url, ours, theirs, onTestFinished)).toEqual(onceEach)
    },
  )
})

const onceEach = Array.from({ length: quotes }, () => 1)

/** Asks one of the two for quotes, and resolves to how often each stands in the end. */
async function countQuotes(
  url: string,
  ours: string,
  theirs: string,
  onFinished: OnFinished,
): Promise<readonly number[]> {
  const slack = await startSlackServer()
  onFinished(slack.stop)
  slack.fail('chat.postMessage', { kind: 'delay', delayMs: slowMs }, { where: () => true })
  const settings = {
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: url,
    LOG_LEVEL: 'warn',
  }
  const us = await launchProcess({ ...settings, CLOCK_SHIFTS: ours })
  onFinished(us.end)
  const them = await launchProcess({ ...settings, CLOCK_SHIFTS: theirs })
  onFinished(them.end)
  await Promise.all([untilReady(us), untilReady(them)])
  const channels = onceEach.map((_, at) => `C0CLOCK${at}`)
  for (const channel of channels) {
    const asked = slack.payloads.slashCommand({ command: '/korea', text: 'quote 5', channel })
    await slack.post(`${us.origin}/slack/events`, 'slash_commands', asked)
  }
  const standing = () =>
    channels.map((channel) => slack.visible(channel).filter((message) => quoteOf(message) !== '').length)
  await waitFor(() => standing().every((count) => count > 0), 'every quote', 30_000)
  // What is sent a second time is there by then.
  await sleep(slowMs)
  return standing()
}
