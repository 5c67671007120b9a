import { expect, it } from 'vitest'

it('sends files in a process that runs Slack, too, whose library brings another HTTP client for all', async () => {
  // In the order of src/main.ts: whichever comes first decides for both.
  await import('../../../adapters/slack/index.ts')
  const { startTracking } = await import('./start-tracking.ts')
  const { finishServers } = await import('./start-bot.ts')
  const bot = await startTracking()
  const answer = await bot.command('actions', { which: 'csv' })
  expect(bot.discord.filesOf(answer).map(({ name }) => name)).toEqual(['vancouver-2018-actions.csv'])
  await finishServers()
})
