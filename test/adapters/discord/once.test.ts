import { MessageFlags, Routes } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestBot, harbour, vancouver } from '../../library.ts'
import { paragraphsOf } from '../../plain.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import type { RouteName } from '../../platforms/discord/routes.ts'
import { restOf } from '../../platforms/discord/sample-bot.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import {
  type DiscordBot,
  finishServers,
  joinDiscord,
  only,
  openTestStore,
  postedIn,
  quiet,
  quotesIn,
  read,
  some,
  startDiscord,
  startDiscordBot,
} from './start-bot.ts'

const { alice, bob, carol } = users
const long = paragraphsOf(harbour.main)[6]?.parts[0]?.text ?? ''
const posting = 'POST /channels/:channel/messages'
const here = ['channel', 'thread', 'forum', 'dm'] as const
const elsewhere = ['private', 'foreign'] as const

afterEach(finishServers)

describe('Every quote stands once', () => {
  it.each<Place>([...here, ...elsewhere])('where its command comes twice, in %s', async (place) => {
    const { discord } = await startDiscordBot()
    const { channel_id: channel } = discord.payloads.slash('korea', { text: '5' }, { place })
    await discord.interact(discord.payloads.slash('korea', { text: 'quote 5' }, { place }), { times: 3 })
    await discord.until(() => some(quotesIn(discord, channel)), 'the quote')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'nothing left')
    await quiet()
    expect(quotesIn(discord, channel)).toHaveLength(1)
    expect(discord.ephemerals(alice.id)).toEqual([])
  })

  const askings: readonly [string, (bot: DiscordBot, times?: number) => void | Promise<void>][] = [
    ['a command', ({ discord }) => discord.invoke(discord.payloads.slash('korea', { text: 'quote 5' }))],
    ['a mention', ({ discord }) => void discord.say(mention('quote 5'))],
    [
      'a button',
      async ({ ask, press }) => void (await press(only((await ask('5')).message), 'Quote in channel')),
    ],
  ]
  it.each(askings)('in two processes that share a database: %s', async (_, asked) => {
    const discord = await startDiscord()
    const store = await openTestStore()
    const first = await joinDiscord(discord, createTestBot(vancouver), { store })
    const second = await joinDiscord(discord, createTestBot(vancouver), { store })
    await asked(first)
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'nothing left')
    await quiet(150)
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    expect(discord.ephemerals(alice.id)).toEqual([])
    expect([...first.logged, ...second.logged].join('')).not.toContain('could not be')
  })

  it('in two processes that do not, for a mention', async () => {
    const discord = await startDiscord()
    await joinDiscord(discord)
    await joinDiscord(discord)
    discord.say(mention('quote 5'))
    discord.say(mention('6'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'both')
    await quiet(150)
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(2)
  })

  it('where a button is pressed twice before the private message is gone, but once for each who presses a public one', async () => {
    const { discord, ask, press } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    await Promise.all([press(answer, 'Quote in channel'), press(answer, 'Quote in channel')])
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the private message gone')
    await quiet()
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    // As the answer to a mention had one, before it was everyone's.
    const button = { type: 2, style: 1, label: 'Quote in channel', custom_id: '1:q:5' }
    await restOf(discord).post(Routes.channelMessages(discord.ids.thread), {
      body: {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 17, components: [{ type: 1, components: [button] }] }],
        allowed_mentions: { parse: [] },
      },
    })
    const [shown] = postedIn(discord, discord.ids.thread)
    for (const user of [bob, carol]) await press(only(shown), 'Quote in channel', user)
    await discord.until(() => some(quotesIn(discord, discord.ids.thread), 2), 'two quotes')
  })

  const mishaps: readonly [string, RouteName, keyof typeof failing][] = [
    ['the answer to a post is lost', posting, 'lostAnswer'],
    ['a post does not arrive', posting, 'reset'],
    ['Discord fails over a post', posting, 'serverError'],
    ['Discord asks to wait', posting, 'rateLimited'],
    [
      'the answer to the acknowledgement is lost',
      'POST /interactions/:interaction/:token/callback',
      'lostAnswer',
    ],
    ['the removal of "thinking" is lost', 'DELETE /webhooks/:app/:token/messages/:message', 'lostAnswer'],
  ]
  it.each(mishaps)('where %s', async (_, route, mishap) => {
    const { discord, logged } = await startDiscordBot()
    discord.fail(route, failing[mishap]())
    discord.invoke(discord.payloads.slash('korea', { text: 'quote 5' }))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote', 5_000)
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'nothing left', 5_000)
    await quiet(150)
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    expect(discord.ephemerals(alice.id)).toEqual([])
    expect(logged.join('')).not.toMatch(/could not be answered|token-of-|loopback\.token|Ministers/u)
  })

  it.each<Place>(elsewhere)(
    'where the answer to the callback is lost, in %s, without an apology',
    async (place) => {
      const { discord, logged } = await startDiscordBot()
      discord.fail('POST /interactions/:interaction/:token/callback', faults.lostAnswer())
      const asked = discord.payloads.slash('korea', { text: 'quote 5' }, { place })
      await discord.interact(asked)
      await quiet(150)
      expect(quotesIn(discord, asked.channel_id)).toHaveLength(1)
      expect(discord.ephemerals(alice.id)).toEqual([])
      expect(logged.join('')).not.toContain('could not be answered')
    },
  )

  it('of a mention, too, where answers are lost', async () => {
    const { discord } = await startDiscordBot(createTestBot(harbour))
    discord.fail(posting, faults.lostAnswer())
    discord.say(mention('quote 6'))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the last message', 8_000)
    expect(
      postedIn(discord, discord.ids.channel)
        .map((each) => read(each).quoted)
        .join(''),
    ).toBe(long)
  })

  it('although its asker could not be told that it arrived, and asks again', async () => {
    const { discord, quote } = await startDiscordBot()
    discord.fail('POST /interactions/:interaction/:token/callback', faults.unknownInteraction())
    discord.invoke(discord.payloads.slash('korea', { text: 'quote 5' }))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    discord.invoke(discord.payloads.slash('korea', { text: 'quote 5' }))
    await quiet(150)
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
    expect(discord.ephemerals(alice.id)).toEqual([])
    // Now it is known to have arrived, so asking once more is another wish.
    await quote('5')
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(2)
  })
})

const failing = {
  lostAnswer: () => faults.lostAnswer(),
  reset: () => faults.reset(),
  serverError: () => faults.serverError(),
  rateLimited: () => faults.rateLimited(0.2),
} as const
