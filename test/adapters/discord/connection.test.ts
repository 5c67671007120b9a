import { GatewayCloseCodes } from 'discord.js'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { SetupError } from '../../../src/app/adapter.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { users } from '../../platforms/discord/world.ts'
import { withinTime } from '../../within-time.ts'
import {
  createDiscordBot,
  finishServers,
  postedIn,
  quiet,
  read,
  some,
  startDiscord,
  startDiscordBot,
} from './start-bot.ts'

const { alice } = users

afterEach(finishServers)

describe('The connection', () => {
  it('is resumed after a loss, and nothing is answered twice or not at all', async () => {
    const { discord } = await startDiscordBot()
    const first = discord.say(mention('5'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the first answer')
    discord.gateway.drop()
    discord.say(first)
    discord.say(mention('6'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the second answer')
    await quiet()
    expect(discord.gateway.seen.resumes).toHaveLength(1)
    expect(postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)).toEqual([
      paragraph(5),
      paragraph(6),
    ])
  })

  it('says when it is lost, is back, and has ended for good', async () => {
    const discord = await startDiscord()
    const { adapter } = await createDiscordBot(discord)
    const told: (string | null)[] = []
    await adapter.start(createTestBot(vancouver), { onConnectionChange: (trouble) => told.push(trouble) })
    onTestFinished(() => adapter.stop())
    expect(told).toEqual([])
    discord.gateway.drop()
    await discord.until(() => told.at(-1) === null, 'the connection again')
    expect(told).toEqual([expect.stringMatching(/^The connection to Discord is lost\./u), null])
    discord.gateway.drop(GatewayCloseCodes.AuthenticationFailed)
    await discord.until(() => /for good .*DISCORD_TOKEN/u.test(told.at(-1) ?? ''), 'the end', 10_000)
  })

  it('says what an operator wants to know, and registers the command only when it has changed', async () => {
    const discord = await startDiscord()
    const { adapter } = await createDiscordBot(discord)
    const bot = createTestBot(vancouver)
    const line = 'connected as rapporteur in 1 server; /korea, mentions and direct messages'
    await expect(adapter.start(bot)).resolves.toBe(line)
    await expect(adapter.start(bot)).resolves.toBe(line)
    await adapter.stop()
    const puts = discord.calls.filter(({ method }) => method === 'PUT')
    expect(puts).toHaveLength(1)
    const menus = ['Find passages', 'Check quotation', 'Quote in reply']
    const names = ['korea', 'quote', 'digest', 'actions', 'action', 'documents', 'key', 'settings', ...menus]
    expect(puts[0]?.body).toMatchObject(
      names.map((name) => ({ name, integration_types: [0, 1], contexts: [0, 1, 2] })),
    )
    discord.commands.overwrite([{ name: 'other', description: 'Another' }], null)
    await adapter.start(bot)
    await adapter.stop()
    expect(discord.commands.list(null).map(({ name }) => name)).toEqual(names)
  })

  it.each(['REST', 'the gateway'])('refuses a token that %s refuses, naming the variable', async (by) => {
    const discord = await startDiscord()
    if (by === 'the gateway') discord.gateway.refuseToken()
    const token = by === 'REST' ? 'MTAw.wrong.token' : discord.token
    const { adapter, logged } = await createDiscordBot(discord, { token })
    const starting = adapter.start(createTestBot(vancouver))
    await expect(starting).rejects.toThrow(SetupError)
    await expect(starting).rejects.toThrow(/^DISCORD_TOKEN is refused by Discord/u)
    expect(logged.join('')).not.toContain(token)
  })

  it('is tried in vain while Discord is down, with an error that is nobody’s mistake', async () => {
    const discord = await startDiscord()
    const { adapter } = await createDiscordBot(discord)
    await discord.stop()
    const starting = adapter.start(createTestBot(vancouver))
    await expect(starting).rejects.toThrow(/ECONNREFUSED/u)
    await expect(starting).rejects.not.toThrow(SetupError)
  })

  it('gives up a gateway that is down, and starts when it is there again', async () => {
    const discord = await startDiscord({ refuseConnections: Number.POSITIVE_INFINITY })
    const { adapter } = await createDiscordBot(discord, { startWithinMs: 700 })
    const bot = createTestBot(vancouver)
    await expect(adapter.start(bot)).rejects.toThrow(/did not answer within 0\.7 seconds/u)
    await quiet(600)
    const { refusedConnections } = discord.gateway.seen
    await quiet(700)
    expect(discord.gateway.seen.refusedConnections).toBe(refusedConnections)
    discord.gateway.refuseConnections(0)
    await expect(adapter.start(bot)).resolves.toContain('connected as')
    await adapter.stop()
    expect(discord.gateway.seen.identifies).toHaveLength(1)
  })

  it('ends within five seconds, with the question in hand answered', async () => {
    const bot = createTestBot(vancouver)
    const slow = {
      ...bot,
      answer: (...args: Parameters<typeof bot.answer>) => quiet(150).then(() => bot.answer(...args)),
    }
    const { discord, adapter } = await startDiscordBot(slow)
    discord.invoke(discord.payloads.slash('korea', { text: '5' }))
    await quiet(50)
    await withinTime(adapter.stop(), 5_000, 'the end')
    expect(read(discord.ephemerals(alice.id)[0]).quoted).toBe(paragraph(5))
    await discord.until(() => !discord.gateway.isConnected(), 'the connection closed')
  })
})
