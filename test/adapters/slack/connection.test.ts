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
  expect(told).toEqual([expect.stringMatching(/^The connection to Slack is lost\./u)])
  await waitFor(() => told.at(-1) === null, 'the connection again', 15_000)
  slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' })
  slack.socket.drop()
  await waitFor(
    () => /refuses .*invalid_auth.*SLACK_APP_TOKEN/u.test(told.at(-1) ?? ''),
    'the refusal',
    15_000,
  )
}, 40_000)

it('says that the bot was removed, from its own workspace', async () => {
  const { slack, told, url } = await watch('signed HTTP')
  await slack.post(url, 'events_api', slack.payloads.appUninstalled({ team: 'T0ANOTHER' }))
  expect(told).toEqual([])
  await slack.post(url, 'events_api', slack.payloads.tokensRevoked())
  expect(told).toEqual([expect.stringMatching(/^The bot was removed .*SLACK_BOT_TOKEN/u)])
})

async function watch(mode: Mode) {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const store = await openTestStore()
  const { adapter, url } = await createSlackBot(mode, slack, store)
  const told: (string | null)[] = []
  await adapter.start(createTestBot(vancouver), { onConnectionChange: (trouble) => told.push(trouble) })
  onTestFinished(() => adapter.stop())
  return { slack, told, url }
}
