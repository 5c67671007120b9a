import { expect, it } from 'vitest'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { startSlackBot } from './start-bot.ts'

it('App Home has the contents, what is open, the digests and the help, however many digests there are', async () => {
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
  const inOrder = ['¶1–12', 'Open action items: 9 open', '80 more not shown', 'Commands']
  for (const each of inOrder) expect(said).toContain(each)
  expect(bot.slack.violations).toEqual([])
})
