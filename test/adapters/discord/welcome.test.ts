import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestBot, vancouver } from '../../library.ts'
import { EVERYTHING } from '../../platforms/discord/permissions.ts'
import type { DiscordServer } from '../../platforms/discord/server.ts'
import {
  finishServers,
  joinDiscord,
  labelsOf,
  openTestStore,
  postedIn,
  quiet,
  read,
  startDiscord,
  startDiscordBot,
} from './start-bot.ts'

const { SendMessages, Administrator } = PermissionFlagsBits
const mute = EVERYTHING & ~(SendMessages | Administrator)

afterEach(finishServers)

describe('The welcome on joining a server', () => {
  it('says what the bot is, and how to begin, in the first channel where it may speak', async () => {
    const { discord } = await startDiscordBot()
    const [other = ''] = discord.addChannels(1)
    discord.setBotPermissions(discord.ids.channel, mute)
    rejoin(discord)
    const [welcome] = await discord.until(() => posted(discord, other, 1), 'the welcome')
    expect(read(welcome).text).toContain('Hi, I’m Rapporteur.')
    expect(welcome === undefined ? [] : labelsOf(welcome).slice(0, 3)).toEqual([
      'Ask a question',
      'Check a quotation',
      'Set up a digest',
    ])
    await quiet()
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
    expect(postedIn(discord, other)).toHaveLength(1)
  })

  it('stands where new members are greeted', async () => {
    const { discord } = await startDiscordBot()
    const [, other = ''] = discord.addChannels(2)
    discord.greetIn(other)
    rejoin(discord)
    await discord.until(() => posted(discord, other, 1), 'the welcome')
    await quiet()
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('is said once by several processes on one database', async () => {
    const discord = await startDiscord()
    const store = await openTestStore()
    for (const _ of [1, 2]) await joinDiscord(discord, createTestBot(vancouver), { store })
    rejoin(discord)
    await discord.until(() => posted(discord, discord.ids.channel, 1), 'the welcome')
    await quiet(300)
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
  })

  it('is not said at a start, after an outage, or on another connection', async () => {
    const { discord } = await startDiscordBot()
    discord.startOutage()
    discord.endOutage()
    await joinDiscord(discord)
    await quiet(300)
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('is not said where the bot may not speak', async () => {
    const { discord, logged } = await startDiscordBot()
    discord.setBotPermissions(discord.ids.channel, mute)
    rejoin(discord)
    await quiet(300)
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
    expect(logged.join('')).not.toContain('"level":50')
  })
})

/** The bot is removed from the server, and added again. */
function rejoin(discord: DiscordServer): void {
  discord.removeBot()
  discord.addBot()
}

function posted(discord: DiscordServer, channel: string, count: number) {
  const messages = postedIn(discord, channel)
  return messages.length >= count ? messages : null
}
