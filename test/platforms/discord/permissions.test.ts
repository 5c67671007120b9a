import { Events, PermissionFlagsBits, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from './permissions.ts'
import { login, loginAs, restOf, start } from './sample-bot.ts'
import { ids, users } from './world.ts'

const {
  Administrator,
  ManageMessages,
  ReadMessageHistory,
  SendMessages,
  SendMessagesInThreads,
  ViewChannel,
} = PermissionFlagsBits
const body = { content: 'posted', allowed_mentions: { parse: [] } }

describe('the permissions of the bot', () => {
  const cases = [
    ['post', 'a channel', ids.channel, SendMessages, 50013],
    ['post', 'a thread', ids.thread, SendMessagesInThreads, 50013],
    ['post', 'a forum post', ids.forumPost, SendMessagesInThreads, 50013],
    ['post', 'a channel', ids.channel, ViewChannel, 50001],
    ['post', 'a thread', ids.thread, ViewChannel, 50001],
    ['reply', 'a channel', ids.channel, ReadMessageHistory, 160002],
    ['reply', 'a thread', ids.thread, ReadMessageHistory, 160002],
  ] as const
  it.each(cases)('are needed to %s in %s', async (what, _, channel, permission, code) => {
    const server = await start()
    const rest = restOf(server)
    const place = channel === ids.channel ? 'channel' : channel === ids.thread ? 'thread' : 'forum'
    const question = server.payloads.plainMessage('a', { place })
    // Nobody is connected, so that it is only added.
    server.setBotPermissions(channel, 0n)
    server.say(question)
    const message_reference = { message_id: question.id }
    const post = () =>
      rest.post(Routes.channelMessages(channel), {
        body: what === 'reply' ? { ...body, message_reference } : body,
      })
    server.setBotPermissions(channel, EVERYTHING & ~permission & ~Administrator)
    await expect(post()).rejects.toMatchObject({ status: 403, code })
    expect(server.visible(channel)).toEqual([question])
    server.setBotPermissions(channel, permission | ViewChannel | SendMessages | SendMessagesInThreads)
    await post()
    server.setBotPermissions(channel, Administrator)
    await post()
    expect(server.visible(channel)).toHaveLength(3)
    expect(server.violations).toEqual([])
  })

  it('to write in a channel say nothing of its threads, and the other way round', async () => {
    const server = await start()
    const rest = restOf(server)
    server.setBotPermissions(ids.channel, ViewChannel | SendMessages)
    await expect(rest.post(Routes.channelMessages(ids.thread), { body })).rejects.toMatchObject({
      code: 50013,
    })
    server.setBotPermissions(ids.channel, ViewChannel | SendMessagesInThreads)
    await rest.post(Routes.channelMessages(ids.thread), { body })
    await expect(rest.post(Routes.channelMessages(ids.channel), { body })).rejects.toMatchObject({
      code: 50013,
    })
    // A thread's own go before those of its channel.
    server.setBotPermissions(ids.thread, ViewChannel)
    await expect(rest.post(Routes.channelMessages(ids.thread), { body })).rejects.toMatchObject({
      code: 50013,
    })
    expect(() => server.setBotPermissions(ids.dmAlice, 0n)).toThrow(/no permissions/)
    expect(() => server.setBotPermissions(ids.foreignChannel, 0n)).toThrow(/no permissions/)
  })

  it('without the history show none of it', async () => {
    const server = await start()
    const rest = restOf(server)
    const route = Routes.channelMessages(ids.channel)
    await rest.post(route, { body })
    const [posted] = server.visible(ids.channel)
    if (!posted) throw new Error('not posted')
    server.setBotPermissions(ids.channel, ViewChannel | SendMessages)
    expect(await rest.get(route)).toEqual([])
    await expect(rest.get(Routes.channelMessage(ids.channel, posted.id))).rejects.toMatchObject({
      code: 50013,
    })
    // Its own messages it may change and remove all the same.
    await rest.patch(Routes.channelMessage(ids.channel, posted.id), { body: { ...body, content: 'b' } })
    server.setBotPermissions(ids.channel, ViewChannel | ReadMessageHistory)
    expect(await rest.get(route)).toMatchObject([{ content: 'b' }])
    await rest.delete(Routes.channelMessage(ids.channel, posted.id))
    server.setBotPermissions(ids.channel, SendMessages)
    await expect(rest.get(route)).rejects.toMatchObject({ code: 50001 })
    await expect(rest.get(Routes.channel(ids.channel))).rejects.toMatchObject({ code: 50001 })
  })

  it('are what its client reckons, before and after it connects', async () => {
    const server = await start()
    server.setBotPermissions(ids.forum, ViewChannel)
    const client = await login(server)
    const held = (channel: string) => {
      const found = client.channels.cache.get(channel)
      return found && !found.isDMBased() ? (found.permissionsFor(users.bot.id)?.bitfield ?? null) : null
    }
    expect(held(ids.forum)).toBe(ViewChannel)
    expect(held(ids.channel)).toBe(EVERYTHING & ~Administrator)
    server.setBotPermissions(ids.channel, ViewChannel | SendMessages)
    await server.until(() => held(ids.channel) === (ViewChannel | SendMessages), 'the update')
    expect(held(ids.thread)).toBe(ViewChannel | SendMessages)
  })

  it('decide what it hears', async () => {
    const server = await start()
    const client = await login(server)
    const heard: string[] = []
    client.on(Events.MessageCreate, ({ id }) => void heard.push(id))
    server.setBotPermissions(ids.channel, EVERYTHING & ~ViewChannel & ~Administrator)
    server.say(server.payloads.mention('unheard'))
    server.say(server.payloads.mention('unheard', { place: 'thread' }))
    const last = server.say(server.payloads.plainMessage('heard', { place: 'forum' }))
    await server.until(() => heard.length > 0, 'the last message')
    expect(heard).toEqual([last.id])
  })
})

describe('a scene', () => {
  async function permissionsSeen(
    ...args: Parameters<Awaited<ReturnType<typeof start>>['setBotPermissions']>[]
  ) {
    const server = await start()
    const seen: (readonly [bigint, bigint | null])[] = []
    await loginAs(server, [{ name: 'ask', description: 'Ask' }], async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      seen.push([interaction.appPermissions.bitfield, interaction.memberPermissions?.bitfield ?? null])
      await interaction.reply('a')
    })
    for (const each of args) server.setBotPermissions(...each)
    return { server, seen }
  }

  it('tells what the bot may do: everything, what was set, or what it says itself', async () => {
    const { server, seen } = await permissionsSeen([ids.forum, ViewChannel])
    const { slash } = server.payloads
    for (const scene of [
      {},
      { place: 'forum' },
      { place: 'forum', permissions: SendMessages },
      { place: 'foreign', permissions: String(ManageMessages) },
      // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
      { place: 'dm' },
      { place: 'private' },
    ] as const)
      await server.interact(slash('ask', {}, scene))
    expect(seen.map(([ofBot]) => ofBot)).toEqual([
      EVERYTHING,
      ViewChannel,
      SendMessages,
      ManageMessages,
      442368n,
      180224n,
    ])
  })

  it('tells what the person may do: what anybody may, unless she owns the server or is said to be more', async () => {
    const { server, seen } = await permissionsSeen()
    const { slash } = server.payloads
    for (const scene of [
      {},
      { user: users.bob },
      { user: users.carol, place: 'foreign' },
      { user: users.carol, memberPermissions: ManageMessages },
      { user: users.carol, place: 'dm', memberPermissions: ManageMessages },
    ] as const)
      await server.interact(slash('ask', {}, scene))
    const held = seen.map(([, ofPerson]) => ofPerson)
    expect(held[0]).toBe(EVERYTHING)
    const moderating = ManageMessages | Administrator | PermissionFlagsBits.ManageGuild
    for (const ordinary of held.slice(1, 3)) {
      expect((ordinary ?? 0n) & moderating).toBe(0n)
      expect((ordinary ?? 0n) & SendMessages).toBe(SendMessages)
    }
    expect(held.slice(3)).toEqual([ManageMessages, null])
  })

  it('in a server that only knows the app by its user shows all to that user, unless he may share', async () => {
    const { server } = await permissionsSeen()
    const { slash } = server.payloads
    const scene = { place: 'foreign', user: users.bob } as const
    await server.interact(slash('ask', {}, { ...scene, memberPermissions: SendMessages }))
    expect(server.ephemerals(users.bob.id)).toHaveLength(1)
    expect(server.visible(ids.foreignChannel)).toHaveLength(0)
    await server.interact(slash('ask', {}, scene))
    expect(server.visible(ids.foreignChannel)).toHaveLength(1)
  })
})
