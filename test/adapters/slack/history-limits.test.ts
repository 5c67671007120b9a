import { describe, expect, it, onTestFinished } from 'vitest'
import { ids } from '../../platforms/slack/ids.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf } from './read-message.ts'
import { startSlackApp } from './start-app.ts'
import { joinSlack, openTestStore } from './start-bot.ts'

// Slack lets an app that many workspaces have, and its Marketplace hasn't, read fifteen messages a minute.

async function start() {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const app = await startSlackApp(slack, await openTestStore())
  await app.install({ id: 'T1' })
  return { app, slack, site: slack.site('T1') }
}

describe('A message that was posted without a known answer', () => {
  it('is looked for at the time of the attempt, fifteen messages at a time', async () => {
    const { app, slack, site } = await start()
    const began = Date.now() / 1_000
    for (let said = 0; said < 40; said += 1) site.payloads.appMention({ text: 'talk' })
    slack.fail('chat.postMessage', { kind: 'lost-answer' })
    await app.ask(site, 'quote 5')
    await waitFor(() => slack.callsTo('conversations.history').length > 0, 'a look')
    await waitFor(async () => (await app.store.deliveries.countInHand()).posting === 0, 'the end')
    expect(site.posted().filter((each) => quoteOf(each) !== '')).toHaveLength(1)
    const [look] = slack.callsTo('conversations.history')
    expect(look?.args).toMatchObject({ limit: '15', channel: ids.channel })
    expect(Number(look?.args.oldest)).toBeGreaterThan(began - 65)
    expect(Number(look?.args.oldest)).toBeLessThan(Date.now() / 1_000)
    expect(slack.violations).toEqual([])
  })

  it('waits for as long as Slack asks, alone: its workspace goes on, and so do others', async () => {
    const { app, slack, site } = await start()
    await app.install({ id: 'T2' })
    const other = slack.site('T2')
    site.history.limit(2_000)
    slack.fail('chat.postMessage', { kind: 'lost-answer' }, 2)
    await app.ask(site, 'quote 5')
    await app.ask(site, 'quote 6')
    await waitFor(() => slack.callsTo('conversations.history').length >= 2, 'both looks')
    const looks = slack.callsTo('conversations.history').length
    await app.ask(site, 'quote 7')
    await app.ask(other, 'quote 5')
    const quotesIn = (which: typeof site) => which.posted().filter((each) => quoteOf(each) !== '')
    await waitFor(() => quotesIn(site).length === 3 && quotesIn(other).length === 1, 'what else was asked')
    // One was looked up, and the other isn't asked for again before its time.
    expect(slack.callsTo('conversations.history').length).toBe(looks)
    await waitFor(async () => {
      const { due, claimed, posting } = await app.store.deliveries.countInHand()
      return due + claimed + posting === 0
    }, 'the end of all')
    expect(quotesIn(site)).toHaveLength(3)
  })

  it('is not posted again where too much was said since, and its asker is told', async () => {
    const { app, slack, site } = await start()
    const talk = () => {
      for (let said = 0; said < 400; said += 1) site.payloads.appMention({ text: 'talk' })
    }
    slack.fail('chat.postMessage', { kind: 'reset' })
    talk()
    await app.ask(site, 'quote 5')
    talk()
    const told = await waitFor(
      () => site.ephemerals(ids.user).find(({ text }) => text.includes('can’t tell whether')),
      'the sentence',
    )
    expect(told.text).toContain('didn’t post it again')
    expect(slack.callsTo('conversations.history').length).toBe(20)
    expect(site.posted()).toEqual([])
  })
})

describe('With a workspace’s own app', () => {
  it('as much is read as before', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const bot = await joinSlack('signed HTTP', slack, await openTestStore())
    slack.fail('chat.postMessage', { kind: 'lost-answer' })
    await bot.ask('quote 5')
    const look = await waitFor(() => slack.callsTo('conversations.history')[0], 'a look')
    expect(look.args).toMatchObject({ limit: '200' })
    expect(look.args.oldest).toBeUndefined()
  })
})
