import { Events, GatewayIntentBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { buttonsOf, textOf } from './components.ts'
import { createClient, INTENTS, login, start } from './sample-bot.ts'

describe('a discord.js client on the loopback server', () => {
  it('registers its commands', async () => {
    const server = await start()
    const client = await login(server)
    expect(server.commands.list(null).map(({ name }) => name)).toEqual(['ask', 'Find in the record'])
    expect((await client.application?.commands.fetch())?.size).toBe(2)
    expect(server.violations).toEqual([])
  })

  it('answers a slash command ephemerally and turns its page', async () => {
    const server = await start()
    await login(server)
    const asked = await server.interact(server.payloads.slash('ask', { words: 'peace' }))
    expect(asked).toMatchObject({ type: 4, data: { flags: 64 | 32768 } })
    const [shown] = server.ephemerals(server.users.alice.id)
    if (!shown) throw new Error('nothing shown')
    expect(textOf(shown)).toBe('peace, page 1')
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(['Next', 'Share'])
    expect(server.visible(server.ids.channel)).toEqual([])
    expect(server.ephemerals(server.users.bob.id)).toEqual([])
    await server.interact(server.payloads.button(shown, 'page:2'))
    expect(server.ephemerals(server.users.alice.id).map(textOf)).toEqual(['turned, page 2'])
    expect(server.everPosted(shown.id)?.earlier).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  it('defers, edits, follows up and deletes', async () => {
    const server = await start()
    await login(server)
    const slash = server.payloads.slash('ask', { words: 'late' })
    expect((await server.interact(slash)).message?.flags).toBe(64 | 128)
    const shown = await server.answerTo(slash)
    expect(shown.flags).toBe(64 | 32768)
    await server.interact(server.payloads.button(shown, 'share'))
    await server.until(() => server.everPosted(shown.id)?.isDeleted, 'the answer to go')
    expect(server.visible(server.ids.channel).map(textOf)).toEqual(['shared'])
    expect(server.violations).toEqual([])
  })

  it.each(['channel', 'thread', 'dm', 'private', 'foreign'] as const)(
    'answers in a place: %s',
    async (place) => {
      const server = await start()
      await login(server)
      const { slash, autocomplete, modal } = server.payloads
      const completed = await server.interact(autocomplete('ask', { words: 'pe' }, 'words', { place }))
      expect(completed.data.choices).toEqual([{ name: 'PE', value: 'one' }])
      const { message } = await server.interact(
        slash('ask', { words: 'a' }, { place, user: server.users.bob }),
      )
      if (!message) throw new Error('no answer')
      expect(server.ephemerals(server.users.bob.id)).toEqual([message])
      await server.interact(server.payloads.button(message, 'page:2', { user: server.users.bob }))
      const submitted = await server.interact(modal('search', { words: 'typed' }, { place }))
      expect(submitted.message?.content).toBe('typed')
      const target = server.visible(submitted.message?.channel_id ?? '')[0]
      if (!target) throw new Error('not public')
      const found = await server.interact(server.payloads.messageMenu('Find in the record', target))
      expect(found.data.content).toBe('typed')
      expect(server.violations).toEqual([])
    },
  )

  it.each(['channel', 'thread'] as const)(
    'replies to a mention in a %s, once and to people only',
    async (place) => {
      const server = await start()
      const client = await login(server)
      const contents: string[] = []
      client.on(Events.MessageCreate, ({ content }) => contents.push(content))
      server.say(server.payloads.mention('loop', { place, user: server.users.other }))
      server.say(server.payloads.plainMessage('not for you', { place }))
      const question = server.say(server.payloads.mention('peace', { place }), { times: 2 })
      const [heard] = await server.until(() => server.ofBot().length > 0 && server.ofBot(), 'a reply')
      expect(heard).toMatchObject({
        content: 'heard: @rapporteur peace',
        message_reference: { message_id: question.id },
      })
      server.edit(question, 'edited')
      server.say(server.payloads.mention('again', { place, ...(heard ? { replyTo: heard } : {}) }))
      await server.until(() => server.ofBot().length === 2, 'a second reply')
      // Without the message content intent the words of others stay hidden, and one's own come back.
      expect(contents).toContain('')
      expect(contents).not.toContain('not for you')
      await server.until(() => contents.includes('heard: @rapporteur again'), 'the echo')
      expect(server.violations).toEqual([])
    },
  )

  it('replies to a direct message and writes one', async () => {
    const server = await start()
    const client = await login(server)
    server.say(server.payloads.directMessage('hello'))
    await server.until(() => server.visible(server.ids.dmAlice).length === 2, 'the reply')
    await client.users.send(server.users.bob.id, 'unasked')
    expect(server.visible(server.ids.dmBob).map(textOf)).toEqual(['unasked'])
    await expect(client.users.send('1', 'nobody')).rejects.toThrow()
    expect(server.violations).toEqual([])
  })

  it('misses nothing over a dropped connection', async () => {
    const server = await start()
    await login(server)
    server.gateway.drop()
    await server.until(() => !server.gateway.isConnected(), 'the end of the connection')
    server.say(server.payloads.mention('while away'))
    await server.until(() => server.ofBot().length === 1, 'the reply', 10_000)
    expect(server.gateway.seen.resumes).toHaveLength(1)
    expect(server.gateway.seen.identifies).toHaveLength(1)
    server.gateway.requestReconnect()
    await server.until(() => server.gateway.seen.resumes.length === 2, 'a second resume', 10_000)
  })

  it('identifies again after an invalid session', async () => {
    const server = await start()
    await login(server)
    server.gateway.invalidateSessions()
    await server.until(() => server.gateway.isConnected(), 'a new session', 10_000)
    expect(server.gateway.seen.identifies).toHaveLength(2)
    server.say(server.payloads.mention('still there'))
    await server.until(() => server.ofBot().length === 1, 'the reply')
  })

  it('is kept out without a good token or granted intents', async () => {
    const server = await start()
    await expect(createClient(server).login('MTAw.another.token')).rejects.toThrow(/invalid token/)
    const greedy = createClient(server, INTENTS | GatewayIntentBits.MessageContent)
    const codes: number[] = []
    greedy.on(Events.ShardDisconnect, ({ code }) => codes.push(code))
    greedy.login(server.token).catch(() => {})
    await server.until(() => codes.includes(4014), 'the refusal of the intents')
    server.gateway.refuseToken()
    const refused = createClient(server)
    refused.on(Events.ShardDisconnect, ({ code }) => codes.push(code))
    refused.login(server.token).catch(() => {})
    await server.until(() => codes.includes(4004), 'the refusal of the token')
  })

  it('gets in when the gateway refuses connections at first', async () => {
    const server = await start({ refuseConnections: 2, heartbeatIntervalMs: 50 })
    await login(server)
    expect(server.gateway.seen.refusedConnections).toBe(2)
    await server.until(() => server.gateway.seen.heartbeats > 2, 'heartbeats')
  })
})
