import { afterEach, describe, expect, it } from 'vitest'
import { directMessage } from '../../platforms/discord/payload-messages.ts'
import { users } from '../../platforms/discord/world.ts'
import { finishServers, quotesIn, some } from './start-bot.ts'
import { press, said, startTracking } from './start-tracking.ts'

const { alice, bob } = users

afterEach(finishServers)

describe('forget in direct messages', () => {
  it('deletes what is kept of the quotes of this conversation, and of no other', async () => {
    const bot = await startTracking()
    const { discord, store } = bot
    const { dmAlice, dmBob } = discord.ids
    await bot.quote('5', { place: 'dm', user: bob })
    await bot.quote('5', { place: 'dm', user: alice })
    discord.say(directMessage('quote 6', { user: alice }))
    const quotes = await discord.until(() => some(quotesIn(discord, dmAlice), 2), 'both quotes')
    const find = async () =>
      Promise.all(
        quotes.map(({ id }) =>
          store.deliveries.findByMessage(
            { platform: 'Discord', workspace: `dm:${dmAlice}`, channel: dmAlice },
            id,
          ),
        ),
      )
    await expect.poll(find).toEqual([expect.any(String), expect.any(String)])
    expect((await store.listWorkspaces('Discord')).toSorted()).toEqual(
      [`dm:${dmAlice}`, `dm:${dmBob}`].toSorted(),
    )
    const asked = await bot.type('forget', { place: 'dm', user: alice })
    expect(said(await bot.answer(press(bot, asked, 'Delete all data', { user: alice })))).toContain('Deleted')
    expect(await find()).toEqual([null, null])
    expect(await store.listWorkspaces('Discord')).toEqual([`dm:${dmBob}`])
  })
})
