import { expect, it, onTestFinished } from 'vitest'
import { createTestBot, vancouver } from '../../library.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { createSlackBot, type Mode, openTestStore } from './start-bot.ts'

it('says when the connection of Socket Mode is lost, is back, and is refused for good', async () => {
  const { slack, told } = await watch('Socket Mode')
  await waitFor(() => slack.socket.connections() > 0, 'the connection')
  told.length = 0
  slack.socket.drop()
  await waitFor(() => told.length > 0, 'the loss')
  expect(told[0]).toMatch(/^The connection to Slack is lost\./u)
  await waitFor(() => told.at(-1) === null, 'the connection again', 15_000)
  slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' })
  slack.socket.drop()
  await waitFor(
    () => /refuses .*invalid_auth.*SLACK_APP_TOKEN/u.test(told.at(-1) ?? ''),
    'the refusal',
    15_000,
  )
}, 40_000)

it.each(['refresh_requested', 'warning'] as const)(
  'is connected again at once when Slack asks for it (%s)',
  async (reason) => {
    const { slack, told } = await watch('Socket Mode')
    await waitFor(() => slack.socket.connections() > 0, 'the connection')
    const loaded = new Promise((resolve) => setTimeout(resolve, sdkPauseMs))
    told.length = 0
    slack.socket.askToReconnect(reason)
    const isFirst = await Promise.race([
      waitFor(() => told.includes(null), 'the connection again', 15_000).then(() => true),
      loaded.then(() => false),
    ])
    expect(isFirst).toBe(true)
    const ack = await slack.socket.send(
      'slash_commands',
      slack.payloads.slashCommand({ command: '/korea', text: '5' }),
    )
    expect(ack).not.toBeNull()
  },
)

it('pauses between connections that end at once, and stops when it is told to', async () => {
  const { slack, adapter } = await watch('Socket Mode')
  for (let times = 0; times < 3; times += 1) {
    await waitFor(() => slack.socket.connections() > 0, 'the connection', 15_000)
    slack.socket.drop()
    await waitFor(() => slack.socket.connections() === 0, 'the end')
  }
  const asked = slack.callsTo('apps.connections.open').length
  await adapter.stop()
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(slack.callsTo('apps.connections.open')).toHaveLength(asked)
}, 40_000)

it('says that the bot was removed, from its own workspace', async () => {
  const { slack, told, url } = await watch('signed HTTP')
  await slack.post(url, 'events_api', slack.payloads.appUninstalled({ team: 'T0ANOTHER' }))
  expect(told).toEqual([])
  await slack.post(url, 'events_api', slack.payloads.tokensRevoked())
  expect(told).toEqual([expect.stringMatching(/^The bot was removed .*SLACK_BOT_TOKEN/u)])
})

// The pause of the library's own reconnection.
const sdkPauseMs = 5_000

async function watch(mode: Mode) {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const store = await openTestStore()
  const { adapter, url } = await createSlackBot(mode, slack, store)
  const told: (string | null)[] = []
  await adapter.start(createTestBot(vancouver), { onConnectionChange: (trouble) => told.push(trouble) })
  onTestFinished(() => adapter.stop())
  return { slack, told, url, adapter }
}
