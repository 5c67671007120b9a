import { ChannelType, Events, MessageFlags, PermissionFlagsBits, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { login, loginAs, restOf, start } from './sample-bot.ts'
import { channelOf, ids, type Place, placeOf, users } from './world.ts'

const everywhere = ['channel', 'thread', 'forum', 'locked', 'dm', 'private', 'foreign'] as const
const menu = [{ name: 'Find in the record', type: 3 }]
const body = { content: 'posted', allowed_mentions: { parse: [] } }

describe('a place', () => {
  it.each(everywhere)('is where its channel is: %s', (place) => {
    for (const user of [users.alice, users.bob, users.carol, users.dan, users.erin])
      expect(placeOf(channelOf(place, user))).toBe(place)
  })

  it('of direct messages is one for each person', () => {
    const { alice, bob, carol, dan, erin } = users
    const of = [alice, bob, carol, dan, erin].map((user) => channelOf('dm', user).id)
    expect(of).toEqual([ids.dmAlice, ids.dmBob, ids.dmCarol, ids.dmDan, ids.dmErin])
  })
})

describe('the forum', () => {
  it('is known to the client, with its post as a thread, and without the closed thread', async () => {
    const client = await login(await start())
    expect(client.channels.cache.get(ids.forum)?.type).toBe(ChannelType.GuildForum)
    const post = client.channels.cache.get(ids.forumPost)
    expect(post?.isThread() && post.parentId).toBe(ids.forum)
    expect(post?.isSendable()).toBe(true)
    expect(client.channels.cache.has(ids.lockedThread)).toBe(false)
    // Discord tells of other members only as they act, or when it is asked.
    expect([...(client.guilds.cache.get(ids.guild)?.members.cache.keys() ?? [])]).toEqual([ids.bot])
  })

  it('takes no messages itself, its post does', async () => {
    const server = await start()
    const rest = restOf(server)
    const post = (channel: string) => rest.post(Routes.channelMessages(channel), { body })
    await expect(post(ids.forum)).rejects.toMatchObject({ status: 400, code: 50008 })
    await post(ids.forumPost)
    expect(server.visible(ids.forumPost)).toHaveLength(1)
    expect(await rest.get(Routes.channelMessages(ids.forum))).toEqual([])
    expect(server.violations).toEqual([])
  })

  it('has mentions answered in its post', async () => {
    const server = await start()
    await login(server)
    server.say(server.payloads.mention('peace', { place: 'forum', user: users.carol }))
    await server.until(() => server.visible(ids.forumPost).length === 2, 'the answer')
    expect(server.violations).toEqual([])
  })
})

describe('the locked thread', () => {
  it('is closed to the bot, unless it may manage threads', async () => {
    const server = await start()
    const rest = restOf(server)
    const target = server.say(server.payloads.plainMessage('before', { place: 'locked' }))
    const route = Routes.channelMessages(ids.lockedThread)
    await expect(rest.post(route, { body })).rejects.toMatchObject({ status: 403, code: 50083 })
    await expect(rest.delete(`${route}/${target.id}` as const)).rejects.toMatchObject({ code: 50083 })
    expect(await rest.get(route)).toHaveLength(1)
    const { SendMessagesInThreads, ManageThreads, ViewChannel } = PermissionFlagsBits
    server.setBotPermissions(ids.lockedThread, SendMessagesInThreads | ManageThreads | ViewChannel)
    await rest.post(route, { body })
    expect(server.visible(ids.lockedThread)).toHaveLength(2)
    expect(server.violations).toEqual([])
  })

  it('shows what should be public to its reader alone, after a context menu', async () => {
    const server = await start()
    await loginAs(server, menu, async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return
      await interaction.reply('for all')
      await interaction.followUp('for all, too')
    })
    const target = server.say(server.payloads.plainMessage('before', { place: 'locked' }))
    await server.interact(server.payloads.messageMenu('Find in the record', target))
    await server.until(() => server.ephemerals(users.alice.id).length === 2, 'both')
    expect(server.visible(ids.lockedThread)).toEqual([target])
  })

  it('refuses a public answer to a command that came before the lock', async () => {
    const server = await start()
    const refused: unknown[] = []
    const options = [{ name: 'secret', description: 'To me alone', type: 5 }]
    await loginAs(server, [{ name: 'ask', description: 'Ask', options }], async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const isSecret = interaction.options.getBoolean('secret') === true
      const answer = { content: 'a', ...(isSecret ? { flags: MessageFlags.Ephemeral as const } : {}) }
      await interaction.reply(answer).catch((error: unknown) => refused.push(error))
      if (isSecret) await interaction.followUp('b').catch((error: unknown) => refused.push(error))
    })
    server.invoke(server.payloads.slash('ask', {}, { place: 'locked' }))
    await server.until(() => refused.length === 1, 'the refusal')
    await server.interact(server.payloads.slash('ask', { secret: true }, { place: 'locked' }))
    await server.until(() => refused.length === 2, 'the refusal of what follows')
    const archived = { status: 403, code: 50083 }
    expect(refused).toMatchObject([archived, archived])
    expect(server.ephemerals(users.alice.id)).toMatchObject([{ content: 'a' }])
  })
})

describe('a context menu of a message', () => {
  it.each(everywhere)('has its words, in %s', async (place) => {
    const server = await start()
    const heard: string[] = []
    const seen: unknown[] = []
    const client = await loginAs(server, menu, async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return
      const { content, author, channelId } = interaction.targetMessage
      seen.push({ content, by: author.id, channelId, isTyped: interaction.isChatInputCommand() })
      await interaction.reply({ content: `found ${content}`, flags: MessageFlags.Ephemeral })
    })
    client.on(Events.MessageCreate, ({ id }) => void heard.push(id))
    const target = server.say(server.payloads.plainMessage('unseen by the bot', { place, user: users.bob }))
    const user = place === 'dm' ? users.bob : users.carol
    const { message } = await server.interact(
      server.payloads.messageMenu('Find in the record', target, { user }),
    )
    const channelId = channelOf(place, user).id
    expect(seen).toEqual([{ content: 'unseen by the bot', by: users.bob.id, channelId, isTyped: false }])
    expect(server.ephemerals(user.id)).toEqual([message])
    expect(message?.content).toBe('found unseen by the bot')
    expect(server.visible(channelId)).toEqual([target])
    const told: readonly Place[] = ['channel', 'thread', 'forum', 'dm']
    expect(heard).toEqual(told.includes(place) ? [target.id] : [])
    expect(server.violations).toEqual([])
  })

  it('is used where the message is, by somebody who is there', async () => {
    const server = await start()
    const { messageMenu, plainMessage } = server.payloads
    const target = plainMessage('a', { place: 'dm', user: users.carol })
    expect(messageMenu('Find', target).user).toEqual(users.carol)
    expect(() => messageMenu('Find', target, { user: users.bob })).toThrow(/not where bob is/)
    expect(() => messageMenu('Find', plainMessage('a'), { place: 'thread' })).toThrow(/not where/)
  })

  it('is not offered for what is not registered', async () => {
    const server = await start()
    await login(server)
    const target = server.say(server.payloads.plainMessage('a'))
    expect(() => server.payloads.messageMenu('Find elsewhere', target)).toThrow(/No command is registered/)
    // A slash command of that name is another command.
    expect(() => server.payloads.messageMenu('ask', target)).toThrow(/No command is registered/)
  })
})
