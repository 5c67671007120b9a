import { expect, it } from 'vitest'
import { vancouver } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { startSlackBot } from './start-bot.ts'

it('App Home has three ways to begin, what is the person’s own, the documents and who sees what, however many digests there are', async () => {
  const bot = await startSlackBot('signed HTTP')
  const at = Date.now()
  for (const channel of bot.slack.addChannels(120)) {
    await bot.store.digests.subscribe({
      platform: 'Slack',
      workspace: ids.team,
      channel,
      document: 'vancouver-2018',
      schedule: { time: '09:00', zone: 'Europe/London', days: [1, 2, 3, 4, 5] },
      setBy: { id: ids.user, name: 'Alice' },
      setAt: at,
      next: { date: '2099-01-05', at: at + 86_400_000 },
    })
  }
  await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
  const home = await waitFor(() => bot.slack.home(ids.user), 'App Home')
  expect(home.blocks.length).toBeLessThanOrEqual(100)
  const said = readBlocks(home)
  const inOrder = [
    ...['Quote it right', 'Ask a question', 'Check a quotation', 'Set up a digest'],
    ...['Yours', 'Nothing is assigned to you', '80 more not shown'],
    ...['Documents', 'Vancouver 2018', vancouver.main.title, 'Non-Proliferation', 'Next Steps'],
    'Answers to /korea are private',
  ]
  const places = inOrder.map((each) => said.indexOf(each))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  // Alice doesn't administer.
  expect(said).not.toContain('Settings')
  expect(bot.slack.violations).toEqual([])
})

it('App Home opens the settings for who administers', async () => {
  const bot = await startSlackBot('signed HTTP')
  await bot.deliver('events_api', bot.slack.payloads.appHomeOpened({ user: ids.admin }))
  const home = await waitFor(() => bot.slack.home(ids.admin), 'App Home')
  expect(readBlocks(home)).toContain('Settings')
  expect(bot.slack.violations).toEqual([])
})
