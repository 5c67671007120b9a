import { Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { login, restOf, start } from './sample-bot.ts'
import { ids } from './world.ts'

const body = { content: 'posted', allowed_mentions: { parse: [] } }

describe('a nonce', () => {
  it.each([
    ['a channel', ids.channel, 'channel'],
    ['a thread', ids.thread, 'thread'],
    ['a forum post', ids.forumPost, 'forum'],
  ] as const)('has a message posted once, replies too, in %s', async (_, channel, place) => {
    const server = await start()
    const client = await login(server)
    const question = server.say(server.payloads.plainMessage('a', { place }))
    const found = await client.channels.fetch(channel)
    if (!found?.isSendable()) throw new Error('not sendable')
    const nonce = 'n'.repeat(25)
    const post = () =>
      found.send({ content: 'b', nonce, enforceNonce: true, reply: { messageReference: question.id } })
    const [first, second] = [await post(), await post()]
    expect(first.id).toBe(second.id)
    expect(first.nonce).toBe(nonce)
    expect(server.visible(channel)).toMatchObject([
      { id: question.id },
      { content: 'b', message_reference: { message_id: question.id } },
    ])
    // Another nonce, or none that is enforced, is another message.
    await found.send({ content: 'b', nonce: 'm', enforceNonce: true })
    await found.send({ content: 'b', nonce })
    expect(server.visible(channel)).toHaveLength(4)
    expect(server.violations).toEqual([])
  })

  it.each([
    ['of 26 characters', 'n'.repeat(26), /25 characters/],
    ['that is neither text nor number', { n: 1 }, /nonce/],
  ])('%s is refused', async (_, nonce, because) => {
    const server = await start()
    const route = Routes.channelMessages(ids.thread)
    const post = restOf(server).post(route, { body: { ...body, nonce, enforce_nonce: true } })
    await expect(post).rejects.toMatchObject({ status: 400, code: 50035 })
    expect(server.visible(ids.thread)).toEqual([])
    expect(server.violations.map(({ errors }) => errors.join())).toEqual([expect.stringMatching(because)])
  })
})

describe('a reply', () => {
  it('is to a message of people or bots in its channel that is for all', async () => {
    const server = await start()
    await login(server)
    const { plainMessage, slash } = server.payloads
    const { message: secret } = await server.interact(slash('ask', { words: 'a' }))
    const elsewhere = server.say(plainMessage('a', { place: 'thread' }))
    const notice = server.say({ ...plainMessage('a'), type: 6 })
    const target = server.say(plainMessage('a'))
    const rest = restOf(server)
    const reply = (id: string | undefined, more: object = {}) =>
      rest.post(Routes.channelMessages(ids.channel), {
        body: { ...body, message_reference: { message_id: id, ...more } },
      })
    await reply(target.id)
    for (const id of [secret?.id, elsewhere.id, notice.id, '1'])
      await expect(reply(id)).rejects.toMatchObject({ status: 400, code: 50035 })
    expect(await reply('1', { fail_if_not_exists: false })).toMatchObject({ referenced_message: null })
    expect(server.visible(ids.channel)).toHaveLength(4)
  })
})

describe('the id of a component', () => {
  it('comes back with the message, and others are given one', async () => {
    const server = await start()
    const client = await login(server)
    const channel = await client.channels.fetch(ids.channel)
    if (!channel?.isSendable()) throw new Error('not sendable')
    const button = { type: 2, style: 1, label: 'Next', custom_id: 'b' } as const
    const sent = await channel.send({
      content: 'a',
      components: [{ type: 1, id: 2147483647, components: [button, { ...button, custom_id: 'c', id: 1 }] }],
    })
    const expected = [{ type: 1, id: 2147483647, components: [{ id: 2 }, { id: 1 }] }]
    expect(sent.components.map((row) => row.toJSON())).toMatchObject(expected)
    const listed = await channel.messages.fetch({ limit: 1, cache: false })
    expect(listed.first()?.components.map((row) => row.toJSON())).toMatchObject(expected)
    expect(server.visible(ids.channel)[0]?.components).toMatchObject(expected)
    const edited = await sent.edit({ content: 'b', components: [{ type: 1, components: [button] }] })
    expect(edited.components.map((row) => row.toJSON())).toMatchObject([{ id: 1, components: [{ id: 2 }] }])
    expect(server.violations).toEqual([])
  })

  it('is one component’s only', async () => {
    const server = await start()
    const button = { type: 2, style: 1, label: 'Next', custom_id: 'b', id: 5 }
    const post = restOf(server).post(Routes.channelMessages(ids.channel), {
      body: { ...body, components: [{ type: 1, id: 5, components: [button] }] },
    })
    await expect(post).rejects.toMatchObject({ status: 400, code: 50035 })
    expect(server.violations).toHaveLength(1)
  })
})
