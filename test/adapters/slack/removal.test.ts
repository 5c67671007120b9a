import { describe, expect, it, onTestFinished } from 'vitest'
import { ids } from '../../platforms/slack/ids.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { joinSlack, type Mode, openTestStore, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

describe.each<Mode>(['Socket Mode', 'signed HTTP'])('What is kept of a Slack workspace over %s', (mode) => {
  it('goes when the bot is removed', async () => {
    const bot = await startSlackBot(mode)
    const isEmpty = async () => (await bot.store.listWorkspaces('Slack')).length === 0
    const { payloads } = bot.slack
    for (const event of [payloads.appUninstalled(), payloads.tokensRevoked()]) {
      await bot.ask('action 11c done')
      await untilTold(bot, '✅ Done')
      expect(await isEmpty()).toBe(false)
      await bot.deliver('events_api', event)
      expect(await isEmpty()).toBe(true)
    }
    expect(bot.slack.violations).toEqual([])
  })

  it('stays when the token of a person is revoked, or those of another workspace', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11c done')
    await untilTold(bot, '✅ Done')
    const { payloads } = bot.slack
    await bot.deliver('events_api', payloads.tokensRevoked({ oauth: [ids.user], bot: [] }))
    await bot.deliver('events_api', payloads.appUninstalled({ team: 'T0ANOTHER' }))
    expect(await bot.store.listWorkspaces('Slack')).toEqual([ids.team])
  })
})

it('What is kept of a Slack workspace goes when Slack says so again, where it could not be deleted at first', async () => {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const store = await openTestStore()
  let isAway = true
  const forget: typeof store.forget = async (...place) => {
    if (isAway) throw new Error('the database is away')
    return store.forget(...place)
  }
  const bot = await joinSlack('signed HTTP', slack, { ...store, forget })
  await bot.ask('action 11c done')
  await untilTold(bot, '✅ Done')
  const event = slack.payloads.appUninstalled()
  expect((await slack.post(bot.url, 'events_api', event)).status).toBe(500)
  expect(await store.listWorkspaces('Slack')).toEqual([ids.team])
  isAway = false
  await bot.deliver('events_api', event)
  await waitFor(async () => (await store.listWorkspaces('Slack')).length === 0, 'nothing kept')
})
