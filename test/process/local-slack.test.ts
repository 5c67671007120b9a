import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { stringify } from 'yaml'
import { vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { waitFor } from '../wait-for.ts'
import { freePort, startProcess, untilReady } from './start-process.ts'

// A whole local Slack that nobody here wrote. It is 95 MB, so it is not among the dependencies:
// npm install --no-save local-slack-linux-x64@0.1.8
const program = resolve('node_modules/local-slack-linux-x64/bin/local-slack')
const isThere = existsSync(program)
if (!isThere)
  console.info('local-slack is not installed: its tests are skipped (CONTRIBUTING.md says how to add it)')

interface LocalMessage {
  readonly ts: string
  readonly user: string
  readonly text: string
  readonly thread_ts?: string
  readonly blocks?: readonly {
    readonly type: string
    readonly elements?: readonly LocalElement[]
    readonly accessory?: LocalElement
  }[]
}

interface LocalElement {
  readonly type: string
  readonly text?: { readonly text: string }
  readonly options?: readonly { readonly text: { readonly text: string } }[]
}

const ids = { team: 'T1', channel: 'C1', user: 'U1', bot: 'UBOT' }
const tokens = { botToken: 'xoxb-local', appToken: 'xapp-local', signingSecret: 'a secret of the tests' }
const paragraph5 = paragraphsOf(vancouver.main)[4]?.parts[0]?.text ?? ''
const paragraph6 = paragraphsOf(vancouver.main)[5]?.parts[0]?.text ?? ''
const itemC = paragraphsOf(vancouver.main)[10]?.parts[3]?.text ?? ''

describe.skipIf(!isThere).each(['socket', 'events'] as const)(
  'npm start against local-slack, mode %s',
  (mode) => {
    it('answers, shows another match, quotes into a thread and takes back', async () => {
      const port = String(await freePort())
      const slack = await startLocalSlack(mode, `http://127.0.0.1:${port}/slack/events`)
      const run = await startProcess({
        PORT: port,
        SLACK_API_URL: `${slack.origin}/api/`,
        SLACK_BOT_TOKEN: tokens.botToken,
        ...(mode === 'socket'
          ? { SLACK_APP_TOKEN: tokens.appToken }
          : { SLACK_SIGNING_SECRET: tokens.signingSecret }),
      })
      await untilReady(run)

      await slack.control('command', {
        channel: ids.channel,
        user: ids.user,
        command: '/korea',
        text: 'sanctions',
      })
      const answer = await slack.untilSaid((message) => message.text.includes(paragraph5))
      await slack.press(answer, '¶6')
      await slack.untilSaid((message) => message.text.includes(paragraph6))

      await slack.control('message', {
        channel: ids.channel,
        user: ids.user,
        text: `<@${ids.bot}> quote 11(c)`,
      })
      const quote = await slack.untilSaid(
        (message) => message.text.includes(itemC) && message.thread_ts !== undefined,
      )
      await slack.choose(quote, 'Remove')
      await slack.press(await slack.untilSaid((message) => message.text.includes('for everyone')), 'Remove')
      await waitFor(async () => !(await slack.messages()).some(({ ts }) => ts === quote.ts), 'the quote gone')

      run.kill('SIGTERM')
      expect(await run.exited).toBe(0)
      expect(run.output()).not.toMatch(/"level":(?:40|50|60)/u)
    })
  },
)

async function startLocalSlack(mode: 'socket' | 'events', requestUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'))
  const config = join(folder, 'config.yaml')
  const { team, channel, user, bot } = ids
  await writeFile(
    config,
    stringify({
      workspace: { name: 'Test', domain: 'test', teamId: team },
      app: { appId: 'A1', botUserId: bot, botName: 'rapporteur', ...tokens, mode, requestUrl },
      users: [{ id: user, name: 'ana', real_name: 'Ana', email: 'ana@example.org' }],
      channels: [{ id: channel, name: 'general', members: [user, bot] }],
    }),
  )
  const port = String(await freePort())
  const child = spawn(program, [
    '--config',
    config,
    '--port',
    port,
    '--base-host',
    '127.0.0.1',
    '--files-dir',
    folder,
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  const origin = `http://127.0.0.1:${port}`
  await waitFor(async () => (await fetch(origin).catch(() => null)) !== null, 'local-slack to start', 15_000)

  async function control(action: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${origin}/_control/${action}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`local-slack refused ${action}: ${await response.text()}`)
  }

  /** What the bot has said in the channel and its threads, as it stands. */
  async function messages(): Promise<readonly LocalMessage[]> {
    const response = await fetch(`${origin}/_control/messages/${channel}`)
    const body = (await response.json()) as { readonly messages: readonly LocalMessage[] }
    return body.messages.filter((message) => message.user === bot)
  }

  return {
    origin,
    control,
    messages,
    untilSaid: (wanted: (message: LocalMessage) => boolean) =>
      waitFor(async () => (await messages()).find(wanted), 'the bot to say it', 5_000),
    press(message: LocalMessage, label: string): Promise<void> {
      const action = elementsOf(message).find(({ text }) => text?.text === label)
      return control('interact', { channel, messageTs: message.ts, user, action })
    },
    /** Chooses an entry of a menu. */
    choose(message: LocalMessage, label: string): Promise<void> {
      const [action] = elementsOf(message).flatMap((element) => {
        const chosen = element.options?.find(({ text }) => text.text === label)
        return chosen === undefined ? [] : [{ ...element, selected_option: chosen }]
      })
      return control('interact', { channel, messageTs: message.ts, user, action })
    },
  }
}

function elementsOf({ blocks = [] }: LocalMessage): readonly LocalElement[] {
  return blocks.flatMap(({ type, elements = [], accessory }) => [
    ...(type === 'actions' ? elements : []),
    ...(accessory === undefined ? [] : [accessory]),
  ])
}
