import {
  GatewayCloseCodes,
  InteractionResponseType,
  MessageFlags,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createReply } from '../../../src/message/create-reply.ts'
import type { Store } from '../../../src/store/store.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import { placeIn } from '../../place.ts'
import { openLink } from '../../platforms/discord/link.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { EVERYTHING } from '../../platforms/discord/permissions.ts'
import { restOf } from '../../platforms/discord/sample-bot.ts'
import type { DiscordServer } from '../../platforms/discord/server.ts'
import {
  type BotOptions,
  createDiscordBot,
  finishServers,
  only,
  openTestStore,
  postedIn,
  quiet,
  quotesIn,
  read,
  some,
  startDiscord,
} from './start-bot.ts'

const bot = createTestBot(vancouver)
const leaseTimes = { leaseMs: 1_200, beatMs: 200 }

afterEach(finishServers)

describe('A process whose own connection to Discord stays lost', () => {
  it('lets another take over, leaves it at that, and takes over itself once the other ends', async () => {
    const { discord, first, second, link } = await startTwo({ giveWayAfterMs: 300 })
    link.cut()
    await discord.until(() => second.logged.join('').includes('connected as'), 'the other', 20_000)
    await discord.until(() => first.told.at(-1)?.[1] !== undefined, 'the first standing by', 10_000)
    expect(first.told.at(-1)).toEqual([null, expect.stringMatching(/^Another process is connected/u)])
    expect(first.told.at(-2)?.[0]).toMatch(/connection to Discord is lost/u)
    discord.say(mention('quote 5'))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    link.mend()
    await quiet(2_000)
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    expect([discord.gateway.seen.identifies.length, discord.gateway.seen.resumes.length]).toEqual([2, 0])
    await second.adapter.stop()
    await discord.until(() => first.told.at(-1)?.[1] === undefined, 'the first again')
    const { message } = await discord.interact(discord.payloads.slash('korea', { text: '6' }))
    expect(read(only(message)).quoted).toBe(paragraph(6))
  })

  it('goes on where no other is there', async () => {
    const discord = await startDiscord()
    const link = await openLink(discord)
    const alone = await start(discord, await openTestStore(), { apiUrl: link.api, giveWayAfterMs: 300 })
    link.cut()
    await discord.until(() => offersIn(alone.logged).length > 1, 'two offers', 20_000)
    link.mend()
    await discord.until(() => alone.told.at(-1)?.[0] === null, 'the connection')
    discord.say(mention('quote 5'))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    // Nothing is offered while the connection is there.
    const offers = offersIn(alone.logged).length
    await quiet(1_000)
    expect([offersIn(alone.logged).length, alone.told.at(-1)]).toEqual([offers, [null, undefined]])
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
  })

  it('keeps it where the connection is soon there again', async () => {
    const { discord, first, second } = await startTwo({ giveWayAfterMs: 60_000 })
    discord.gateway.drop()
    await discord.until(() => first.told.at(-1)?.[0] !== null, 'the loss')
    await discord.until(() => first.told.at(-1)?.[0] === null, 'the connection')
    expect([...offersIn(first.logged), second.told.at(-1)?.[0]]).toEqual([null])
    expect(discord.gateway.seen.identifies).toHaveLength(1)
  })
})

describe('Of two processes', () => {
  it('one is connected, and the other stands by, says so, and posts what it is asked to', async () => {
    const { discord, first, second } = await startTwo()
    expect(first.line).toContain('connected as')
    expect(second.line).toContain('standing by')
    expect(second.told.at(-1)).toEqual([null, expect.stringMatching(/^Another process is connected/u)])
    expect(discord.gateway.seen.identifies).toHaveLength(1)
    const { poster, render, permissionProblem } = second.adapter.channelAccess
    const place = placeIn(discord.ids.channel)
    const [message] = render(createReply({ audience: 'channel', title: 'Hello', blocks: [] }))
    const mark = { post: 'a'.repeat(20), part: 0 }
    const posted = await poster.post(place, message, mark)
    expect(await poster.find(place, mark, 1_000)).toBe(posted)
    expect(await permissionProblem?.(discord.ids.thread)).toBeNull()
    discord.withdraw(discord.ids.channel, PermissionFlagsBits.SendMessages)
    expect(await permissionProblem?.(discord.ids.channel)).toMatch(/Send Messages/u)
    discord.setBotPermissions(discord.ids.channel, EVERYTHING)
    await poster.remove(place, posted)
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('the other takes over as soon as the first ends, and answers what is asked then, once', async () => {
    const { discord, first, second } = await startTwo()
    await first.adapter.stop()
    await discord.until(
      () => second.told.at(-1)?.[0] === null && second.told.at(-1)?.[1] === undefined,
      'the other',
    )
    discord.say(mention('quote 5'))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    await quiet()
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    expect(discord.gateway.seen.identifies).toHaveLength(2)
    expect(second.logged.join('')).toContain('connected as')
  })

  it('the first gives way to the other when Discord ends its connection for good', async () => {
    const { discord, first, second } = await startTwo()
    discord.gateway.drop(GatewayCloseCodes.DisallowedIntents)
    await discord.until(
      () => /for good .*code 4014/u.test(first.told.at(-1)?.[0] ?? ''),
      'the end of the first',
    )
    await discord.until(() => discord.gateway.seen.identifies.length === 2, 'the other')
    await discord.until(() => second.told.at(-1)?.[1] === undefined, 'the other connected')
    const { message } = await discord.interact(discord.payloads.slash('korea', { text: '6' }))
    expect(read(only(message)).quoted).toBe(paragraph(6))
    expect(first.told.at(-1)?.[0]).toMatch(/for good/u)
    expect(second.told.at(-1)).toEqual([null, undefined])
  })

  it('the other has a token that is refused meanwhile: it says so, and lets go', async () => {
    const { discord, first, second } = await startTwo()
    discord.gateway.refuseToken()
    await first.adapter.stop()
    await discord.until(
      () => /^DISCORD_TOKEN is refused/u.test(second.told.at(-1)?.[0] ?? ''),
      'the sentence',
    )
    await quiet(1_500)
    expect(discord.gateway.seen.identifies).toHaveLength(2)
  })
})

it('Whoever slept longer than its lease answers nothing, and forgets no server, since another process has them', async () => {
  const forgotten: string[] = []
  const discord = await startDiscord()
  const store = await openTestStore()
  const onRemoved = async (server: string) => void forgotten.push(server)
  const sleeper = await start(discord, store, { onRemoved, leaseTimes: { leaseMs: 60_000, beatMs: 30_000 } })
  const seen = await store.leases.read('in turns')
  await store.leases.take('in turns', 'another process', seen)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90_000 })
  onTestFinished(() => void vi.useRealTimers())
  const asked = discord.payloads.slash('korea', { text: '5' })
  discord.invoke(asked)
  discord.say(mention('6'))
  discord.removeBot()
  await discord.until(() => sleeper.logged.join('').includes('Another process has taken over'), 'it noticed')
  await discord.until(() => !discord.gateway.isConnected(), 'it disconnected')
  await quiet()
  expect(discord.calls.filter(({ path }) => path.includes('/callback'))).toEqual([])
  await answerElsewhere(discord, asked)
  expect(postedIn(discord, discord.ids.channel)).toEqual([])
  expect(forgotten).toEqual([])
  expect(sleeper.told.at(-1)).toEqual([null, expect.stringMatching(/^Another process is connected/u)])
})

/** Two bots on one Discord and one store, in turns; each with what it told and logged. The link is the first's. */
async function startTwo(options: BotOptions = {}) {
  const discord = await startDiscord()
  const store = await openTestStore()
  const link = await openLink(discord)
  const first = await start(discord, store, { ...options, apiUrl: link.api })
  const second = await start(discord, store, options)
  return { discord, first, second, link }
}

function offersIn(logged: readonly string[]): readonly string[] {
  return logged.filter((line) => line.includes('another process may take over'))
}

async function start(discord: DiscordServer, store: Store, options: BotOptions = {}) {
  const made = await createDiscordBot(discord, { leaseTimes, ...options, store, lease: 'in turns' })
  const told: (readonly [string | null, string | undefined])[] = []
  const line = await made.adapter.start(bot, {
    onConnectionChange: (trouble, note) => void told.push([trouble, note]),
  })
  made.outbox.start()
  onTestFinished(async () => {
    await made.outbox.stop()
    await made.adapter.stop()
  })
  return { ...made, line, told }
}

/** As the process that is connected does. */
async function answerElsewhere(discord: DiscordServer, { id, token }: { id: string; token: string }) {
  const body = {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  }
  await restOf(discord).post(Routes.interactionCallback(id, token), { body, auth: false })
}
