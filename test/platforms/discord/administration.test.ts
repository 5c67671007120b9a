import { Events, GatewayIntentBits, PermissionFlagsBits, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { withIntents } from './intents.ts'
import { login, restOf, start } from './sample-bot.ts'
import { ids, users } from './world.ts'

const body = { content: 'posted', allowed_mentions: { parse: [] } }
const route = (channel: string) => Routes.channelMessages(channel)

describe('many channels', () => {
  it('are cheap, in one server or several, and their messages quickly counted', async () => {
    const server = await start()
    const other = server.addGuild()
    const channels = [...server.addChannels(6_000), ...server.addChannels(4_000, other)]
    expect(new Set(channels).size).toBe(10_000)
    const client = await login(server)
    expect(client.guilds.cache.get(ids.guild)?.channels.cache.size).toBeGreaterThan(6_000)
    expect(client.guilds.cache.get(other)?.channels.cache.size).toBe(4_000)
    const before = Date.now()
    const some = channels.filter((_, index) => index % 500 === 0)
    for (const channel of some) {
      const found = client.channels.cache.get(channel)
      if (found?.isSendable()) await found.send('posted')
    }
    expect([...server.counts()]).toEqual(some.map((channel) => [channel, 1]))
    for (const channel of some) {
      const [posted] = server.everPostedIn(channel)
      expect(posted?.at).toBeGreaterThanOrEqual(before)
      expect(posted?.at).toBeLessThanOrEqual(Date.now())
      expect(posted?.at).toBe(Date.parse(posted?.message.timestamp ?? ''))
    }
    expect(server.violations).toEqual([])
  })

  it('count what everybody sees of the bot', async () => {
    const server = await start()
    const [channel = ''] = server.addChannels(1)
    await login(server)
    server.say(server.payloads.plainMessage('of a person', { channel }))
    await restOf(server).post(route(channel), { body })
    const { id } = server.visible(channel).at(-1) ?? { id: '' }
    expect(server.visible(channel)).toHaveLength(2)
    expect(server.counts().get(channel)).toBe(1)
    await restOf(server).delete(Routes.channelMessage(channel, id))
    expect(server.counts().has(channel)).toBe(false)
    expect(server.everPostedIn(channel).map(({ isDeleted }) => isDeleted)).toEqual([false, true])
  })

  it('become known to a client that is there already, and carry commands and mentions', async () => {
    const server = await start()
    const client = await login(server)
    const guild = server.addGuild()
    const [channel = ''] = server.addChannels(1, guild)
    await server.until(() => client.channels.cache.has(channel), 'the channel')
    const { message } = await server.interact(server.payloads.slash('ask', { words: 'a' }, { channel }))
    expect(message?.channel_id).toBe(channel)
    server.say(server.payloads.mention('peace', { channel }))
    await server.until(() => server.visible(channel).length === 2, 'the reply')
    if (!message) throw new Error('no answer')
    await server.interact(server.payloads.button(message, 'page:2'))
    expect(server.violations).toEqual([])
    expect(() => server.addChannels(1, ids.foreignGuild)).toThrow(/never was/)
  })
})

describe('the removal of the bot', () => {
  it('is told, and closes the server to it until it is added again', async () => {
    const server = await start()
    const client = await login(server)
    const told: string[] = []
    client.on(Events.GuildDelete, ({ id }) => void told.push(`without ${id}`))
    client.on(Events.GuildUnavailable, ({ id }) => void told.push(`unavailable ${id}`))
    client.on(Events.GuildCreate, ({ id }) => void told.push(`with ${id}`))
    const rest = restOf(server)
    await rest.post(route(ids.thread), { body })
    server.removeBot()
    await server.until(() => told.length === 1, 'the removal')
    for (const channel of [ids.channel, ids.thread, ids.forumPost]) {
      await expect(rest.post(route(channel), { body })).rejects.toMatchObject({ status: 403, code: 50001 })
      await expect(rest.get(route(channel))).rejects.toMatchObject({ code: 50001 })
    }
    await expect(rest.get(Routes.guildMember(ids.guild, users.bob.id))).rejects.toMatchObject({ code: 50001 })
    server.say(server.payloads.mention('unheard'))
    // Who has the app himself can still use it there.
    const { authorizing_integration_owners: owners } = server.payloads.slash('ask', { words: 'a' })
    expect(owners).toEqual({ 1: users.alice.id })
    await rest.post(route(ids.dmAlice), { body })
    server.addBot()
    await server.until(() => told.length === 2, 'the return')
    await rest.post(route(ids.channel), { body })
    expect(told).toEqual([`without ${ids.guild}`, `with ${ids.guild}`])
    expect(server.counts().get(ids.channel)).toBe(1)
    expect(server.violations).toEqual([])
  })

  it('leaves the other servers alone', async () => {
    const server = await start()
    const other = server.addGuild()
    const [channel = ''] = server.addChannels(1, other)
    server.removeBot(other)
    await expect(restOf(server).post(route(channel), { body })).rejects.toMatchObject({ code: 50001 })
    await restOf(server).post(route(ids.channel), { body })
    const client = await login(server)
    expect([...client.guilds.cache.keys()]).toEqual([ids.guild])
    expect(() => server.removeBot('1')).toThrow(/never was/)
  })
})

describe('an outage', () => {
  it('is told, like all else of servers, to those who asked for servers', () => {
    for (const event of ['GUILD_DELETE', 'CHANNEL_DELETE', 'THREAD_DELETE']) {
      expect(withIntents(GatewayIntentBits.GuildMessages, event, { id: '1' })).toBe(null)
      expect(withIntents(GatewayIntentBits.Guilds, event, { id: '1' })).toEqual({ id: '1' })
    }
  })

  it('is no removal', async () => {
    const server = await start()
    const client = await login(server)
    const told: string[] = []
    client.on(Events.GuildDelete, () => void told.push('without'))
    client.on(Events.GuildUnavailable, () => void told.push('unavailable'))
    client.on(Events.GuildAvailable, () => void told.push('available'))
    server.startOutage()
    await server.until(() => told.length === 1, 'the outage')
    expect(client.guilds.cache.get(ids.guild)?.available).toBe(false)
    server.endOutage()
    await server.until(() => told.length === 2, 'its end')
    expect(told).toEqual(['unavailable', 'available'])
  })
})

describe('a channel', () => {
  it('that is deleted is unknown, with its threads, and the bot is told', async () => {
    const server = await start()
    const client = await login(server)
    const deleted: string[] = []
    client.on(Events.ChannelDelete, ({ id }) => void deleted.push(id))
    client.on(Events.ThreadDelete, ({ id }) => void deleted.push(id))
    server.deleteChannel(ids.forumPost)
    server.deleteChannel(ids.channel)
    await server.until(() => deleted.length === 2, 'the events')
    expect(deleted).toEqual([ids.forumPost, ids.channel])
    const rest = restOf(server)
    for (const channel of [ids.channel, ids.thread, ids.forumPost])
      await expect(rest.post(route(channel), { body })).rejects.toMatchObject({ status: 404, code: 10003 })
    await expect(rest.post(route(ids.forum), { body })).rejects.toMatchObject({ code: 50008 })
    expect(() => server.payloads.slash('ask', { words: 'a' })).toThrow(/There is no channel/)
    expect(() => server.deleteChannel(ids.channel)).toThrow(/no channel that can be deleted/)
    expect(server.violations).toEqual([])
  })

  it('in which the bot may not write any more keeps all else', async () => {
    const server = await start()
    const client = await login(server)
    server.withdraw(ids.channel, PermissionFlagsBits.SendMessages)
    const rest = restOf(server)
    await expect(rest.post(route(ids.channel), { body })).rejects.toMatchObject({ status: 403, code: 50013 })
    await rest.post(route(ids.thread), { body })
    const held = () => {
      const found = client.channels.cache.get(ids.channel)
      return found && !found.isDMBased() ? found.permissionsFor(users.bot.id) : null
    }
    await server.until(() => held()?.has(PermissionFlagsBits.SendMessages) === false, 'the news')
    expect(held()?.has(PermissionFlagsBits.ViewChannel)).toBe(true)
    server.withdraw(ids.channel, PermissionFlagsBits.SendMessagesInThreads)
    await expect(rest.post(route(ids.thread), { body })).rejects.toMatchObject({ code: 50013 })
  })
})

describe('a server that the bot joins', () => {
  it('tells when that was, and where new members are greeted', async () => {
    const server = await start()
    const client = await login(server)
    const [channel = ''] = server.addChannels(1)
    server.greetIn(channel)
    const before = client.guilds.cache.get(ids.guild)
    expect(Date.now() - (before?.joinedTimestamp ?? 0)).toBeGreaterThan(24 * 3_600_000)
    server.removeBot()
    server.addBot()
    const joined = await server.until(() => {
      const found = client.guilds.cache.get(ids.guild)
      return found !== before && found
    }, 'the server')
    expect(Date.now() - joined.joinedTimestamp).toBeLessThan(60_000)
    expect(joined.systemChannelId).toBe(channel)
  })
})
