import { REST, Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { faults } from './faults.ts'
import { login, restOf, start } from './sample-bot.ts'

describe('the REST API', () => {
  const body = { content: 'posted', allowed_mentions: { parse: [] } }

  it('refuses and records what it does not know or allow', async () => {
    const server = await start()
    const rest = restOf(server)
    await expect(rest.get('/guilds/1/bans')).rejects.toMatchObject({ status: 404 })
    await expect(rest.post(Routes.channelMessages(server.ids.channel), { body: {} })).rejects.toMatchObject({
      code: 50035,
    })
    await expect(rest.post(Routes.channelTyping(server.ids.channel), { body: { x: 1 } })).rejects.toThrow()
    expect(server.violations.map(({ errors }) => errors.join())).toEqual([
      'unknown route: GET /guilds/1/bans',
      expect.stringMatching(/empty message.*allowed_mentions/),
      'no schema is known for this body',
    ])
  })

  it('keeps, lists, edits and deletes messages, and knows where the bot is', async () => {
    const server = await start()
    const rest = restOf(server)
    const route = Routes.channelMessages(server.ids.channel)
    for (const content of ['one', 'two', 'three']) await rest.post(route, { body: { ...body, content } })
    const [one, two] = server.visible(server.ids.channel)
    if (!one || !two) throw new Error('not posted')
    await rest.patch(Routes.channelMessage(server.ids.channel, one.id), {
      body: { ...body, content: 'first' },
    })
    await rest.delete(Routes.channelMessage(server.ids.channel, two.id))
    expect(await rest.get(route)).toMatchObject([{ content: 'three' }, { content: 'first' }])
    expect(await rest.get(route, { query: new URLSearchParams({ after: one.id, limit: '1' }) })).toHaveLength(
      1,
    )
    const post = (channel: string) => rest.post(Routes.channelMessages(channel), { body })
    await expect(post('1')).rejects.toMatchObject({ code: 10003 })
    await expect(post(server.ids.private)).rejects.toMatchObject({ code: 50001 })
    expect(server.violations).toEqual([])
  })

  it('posts once for one nonce', async () => {
    const server = await start()
    const rest = restOf(server)
    const post = () =>
      rest.post(Routes.channelMessages(server.ids.channel), {
        body: { ...body, nonce: 'n', enforce_nonce: true },
      })
    expect(await post()).toEqual(await post())
    expect(server.visible(server.ids.channel)).toHaveLength(1)
    server.forgetNonces()
    await post()
    expect(server.visible(server.ids.channel)).toHaveLength(2)
  })

  it('fails as it is told', async () => {
    const server = await start()
    const rest = new REST({ ...server.clientOptions.rest, timeout: 300 }).setToken(server.token)
    const post = () => rest.post(Routes.channelMessages(server.ids.channel), { body })
    const next = (fault: Parameters<typeof server.fail>[1]) =>
      server.fail('POST /channels/:channel/messages', fault)
    next(faults.missingPermissions())
    await expect(post()).rejects.toMatchObject({ code: 50013 })
    next(faults.unknownChannel())
    await expect(post()).rejects.toMatchObject({ code: 10003 })
    next(faults.serverError())
    await expect(post()).rejects.toMatchObject({ status: 500 })
    next(faults.hang())
    await expect(post()).rejects.toMatchObject({ name: 'AbortError' })
    next(faults.reset())
    await expect(post()).rejects.toThrow()
    expect(server.visible(server.ids.channel)).toHaveLength(0)
    next(faults.lostAnswer())
    await expect(post()).rejects.toThrow()
    expect(server.visible(server.ids.channel)).toHaveLength(1)
    next(faults.rateLimited(0.2))
    await post()
    expect(server.visible(server.ids.channel)).toHaveLength(2)
    expect(server.calls.map(({ status }) => status)).toEqual([403, 404, 500, null, null, null, 429, 200])
  })

  it('acknowledges an interaction once, in time, and forgets its token', async () => {
    const server = await start()
    await login(server)
    const rest = restOf(server)
    const slash = server.payloads.slash('ask', { words: 'twice' })
    await server.interact(slash, { times: 2 })
    await server.until(
      () => server.calls.filter(({ status }) => status === 400).length === 1,
      'the second callback',
    )
    expect(server.ephemerals(server.users.alice.id)).toHaveLength(1)
    const webhook = Routes.webhook(server.ids.bot, slash.token)
    server.age(slash, 14 * 60_000)
    await rest.post(webhook, { body, auth: false })
    server.age(slash, 2 * 60_000)
    await expect(rest.post(webhook, { body, auth: false })).rejects.toMatchObject({ code: 50027 })
    expect(server.violations).toEqual([])
    const slow = server.payloads.slash('ask', { words: 'slow' })
    server.invoke(slow)
    // Later than even a busy machine may be.
    server.age(slow, 60_000)
    await server.until(() => server.violations.length === 1, 'the late callback')
    expect(server.unanswered()).toEqual([slow])
    expect(server.violations[0]?.errors).toEqual(['the callback came later than 3 seconds'])
  })
})
