import { GuildMemberFlags, PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { Interaction } from '../../platforms/discord/interactions.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { EVERYTHING, ORDINARY } from '../../platforms/discord/permissions.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { channelOf, ids, type Place, users } from '../../platforms/discord/world.ts'
import { isLong } from '../../run-length.ts'
import { finishServers, only, postedIn, quiet, quotesIn, read, some } from './start-bot.ts'
import { press, said, startTracking, type TrackingBot } from './start-tracking.ts'

const { alice, bob } = users
const { ManageChannels, ManageThreads, SendMessages, SendMessagesInThreads, ViewChannel } =
  PermissionFlagsBits
const timedOut = { communication_disabled_until: new Date(Date.now() + 3_600_000).toISOString() }
const set = { time: '09:00', zone: 'London', days: 'weekdays' }

/** What bob may do, and what he is told when he asks for something that would be posted; null where it is posted. */
interface Situation {
  readonly place: Place
  readonly permissions: bigint
  readonly member?: typeof timedOut
  readonly problem: string | null
}

const mayNotSend = 'you need the Send Messages permission'
const situations = {
  'may write': { place: 'channel', permissions: ORDINARY, problem: null },
  'may manage': { place: 'channel', permissions: ORDINARY | ManageChannels, problem: null },
  'administers alone': { place: 'channel', permissions: PermissionFlagsBits.Administrator, problem: null },
  'may not write': { place: 'channel', permissions: ORDINARY & ~SendMessages, problem: mayNotSend },
  'may manage and not write': {
    ...{ place: 'channel', permissions: (ORDINARY | ManageChannels) & ~SendMessages, problem: mayNotSend },
  },
  'may not view': {
    ...{ place: 'channel', permissions: ORDINARY & ~ViewChannel },
    problem: 'you need the View Channel permission',
  },
  'is timed out': {
    ...{ place: 'channel', permissions: ORDINARY | ManageChannels, member: timedOut },
    problem: 'you’re timed out on this server',
  },
  'may write in threads alone': { place: 'thread', permissions: ORDINARY & ~SendMessages, problem: null },
  'may not write in threads': {
    ...{ place: 'thread', permissions: ORDINARY & ~SendMessagesInThreads },
    problem: 'you need the Send Messages in Threads permission',
  },
  'is where the thread is locked': {
    ...{ place: 'locked', permissions: ORDINARY },
    problem: 'this thread is locked, and you don’t have the Manage Threads permission',
  },
  'may open the thread again': { place: 'locked', permissions: ORDINARY | ManageThreads, problem: null },
} as const satisfies Record<string, Situation>

/** How a quote is asked for by an interaction. */
const quoteWays: Readonly<
  Record<string, (bot: TrackingBot, scene: InteractionScene) => Promise<Interaction>>
> = {
  'the command': async ({ discord }, scene) => discord.payloads.slash('quote', { passage: '5' }, scene),
  'what is typed': async ({ discord }, scene) => discord.payloads.slash('korea', { text: 'quote 5' }, scene),
  'a button': async (bot, scene) => press(bot, await bot.type('5', scene), 'Quote in channel', scene),
  'the form': async ({ discord }, scene) => {
    const { place = 'channel' } = scene
    const target = discord.say(discord.payloads.plainMessage('sanctions?', { place, user: alice }))
    // It was opened while he could write there.
    const before = { ...scene, memberPermissions: EVERYTHING, member: {} }
    const opener = discord.payloads.messageMenu('Quote in reply', target, before)
    expect((await discord.interact(opener)).type).toBe(9)
    const { memberPermissions = '', member = {} } = scene
    const inputs = { passage: ['5'], comment: 'my own words' }
    return discord.payloads.submitModal(opener, inputs, { memberPermissions, member })
  },
}

afterEach(finishServers)

const all = Object.entries<Situation>(situations).map(
  ([name, situation], at) => [name, situation, at] as const,
)

describe.each(all)('Somebody who %s', (_, situation, at) => {
  const { place, problem } = situation
  const channel = channelOf(place, bob).id

  // Every day each way in every fourth situation, in the long form in all.
  const ways = Object.entries(quoteWays).filter((_way, nth) => isLong || (nth + at) % 4 === 0)
  it.each(ways)('quotes by %s, or is told why not', async (_, way) => {
    const bot = await start()
    const { discord } = bot
    const ask = await way(bot, sceneOf(situation))
    const alone = discord.ephemerals(bob.id).length
    await discord.interact(ask)
    if (problem === null) {
      await discord.until(() => some(quotesIn(discord, channel)), 'the quote')
      return
    }
    const answers = await discord.until(() => some(discord.ephemerals(bob.id), alone + 1), 'the refusal')
    expect(read(answers.at(-1)).text).toContain(problem)
    await quiet(50)
    expect(postedIn(discord, channel)).toEqual([])
  })

  it('is told before the form of Quote in reply opens', async () => {
    const { discord } = await start()
    const target = discord.say(discord.payloads.plainMessage('sanctions?', { place, user: alice }))
    const opened = await discord.interact(
      discord.payloads.messageMenu('Quote in reply', target, sceneOf(situation)),
    )
    expect(opened.type).toBe(problem === null ? 9 : 4)
    if (problem !== null) expect(said(opened.message)).toContain(problem)
  })

  it('sets a digest, or is told why not, before its form opens as well', async () => {
    const bot = await start()
    const { discord } = bot
    const scene = sceneOf(situation)
    const why = problem ?? (manages(situation) ? null : 'Only people who manage this channel')
    const opened = await discord.interact(discord.payloads.slash('korea', { text: 'digest set' }, scene))
    expect(opened.type).toBe(why === null ? 9 : 4)
    if (why !== null) expect(said(opened.message)).toContain(why)
    expect(said(await bot.command('digest set', set, scene))).toContain(why ?? 'weekdays at 09:00')
    expect(await bot.store.digests.list('Discord', ids.guild)).toHaveLength(why === null ? 1 : 0)
    expect(postedIn(discord, channel)).toHaveLength(why === null ? 1 : 0)
  })

  it('pauses, resumes and stops a digest, or is told why not', async () => {
    const bot = await start()
    const scene = sceneOf(situation)
    await bot.command('digest set', set, { place, permissions: EVERYTHING })
    for (const [command, done] of [
      ['digest pause', 'until someone resumes them'],
      ['digest resume', 'Next: '],
      ['digest stop', 'Digest turned off'],
    ] as const) {
      const why = 'Only people who manage this channel'
      expect(said(await bot.command(command, {}, scene))).toContain(manages(situation) ? done : why)
    }
    const [digest] = await bot.store.digests.list('Discord', ids.guild)
    expect(digest?.state ?? 'stopped').toBe(manages(situation) ? 'stopped' : 'active')
  })
})

// Of what is said in a locked thread the bot isn't told, nor by those who may not see the channel.
const heard = Object.entries<Situation>(situations).filter(
  ([name, { place }]) => place !== 'locked' && name !== 'may not view',
)

describe.each(heard)('A mention by somebody who %s', (_, situation) => {
  const { place, permissions, member, problem } = situation
  const channel = channelOf(place, bob).id

  it('quotes and sets a digest, or says why not', async () => {
    const bot = await startTracking()
    const { discord } = bot
    discord.setPermissionsOf(bob, ids.channel, permissions)
    const ask = (text: string) =>
      discord.say({ ...mention(text, { place, user: bob }), ...(member === undefined ? {} : { member }) })
    ask('quote 5')
    const [first] = await discord.until(() => some(postedIn(discord, channel)), 'the answer')
    if (problem === null) expect(quotesIn(discord, channel)).toHaveLength(1)
    else expect(said(only(first))).toContain(problem)
    ask('digest 09:00 London daily')
    const why = problem ?? (manages(situation) ? 'daily at 09:00' : 'Only people who manage this channel')
    await discord.until(() => postedIn(discord, channel).some((each) => read(each).text.includes(why)), why)
    await quiet(50)
    expect(quotesIn(discord, channel)).toHaveLength(problem === null ? 1 : 0)
    const isSet = problem === null && manages(situation)
    expect(await bot.store.digests.list('Discord', ids.guild)).toHaveLength(isSet ? 1 : 0)
  })
})

describe('Elsewhere', () => {
  it('a private answer is shared where the bot is not only by those who may write there', async () => {
    const bot = await startTracking()
    const { discord } = bot
    const scene = { place: 'foreign', user: bob, memberPermissions: ORDINARY & ~SendMessages } as const
    const { message } = await discord.interact(
      press(bot, await bot.type('5', scene), 'Quote in channel', scene),
    )
    expect(said(message)).toContain(mayNotSend)
    expect(said((await bot.ask('quote 5', scene)).message)).toContain(mayNotSend)
    expect(postedIn(discord, ids.foreignChannel)).toEqual([])
  })

  it('guests of a server can’t change its digests', async () => {
    const bot = await startTracking()
    await bot.command('digest set', set)
    const member = { flags: GuildMemberFlags.IsGuest }
    expect(said(await bot.command('digest stop', {}, { member }))).toContain('Guests of this workspace')
    expect(await bot.store.digests.list('Discord', ids.guild)).toHaveLength(1)
  })

  it('guests of a server are none in what is theirs alone', async () => {
    const bot = await startTracking()
    const member = { flags: GuildMemberFlags.IsGuest }
    const scene = { place: 'foreign', user: bob, member } as const
    await bot.ask('forget', scene)
    const isAsked = () =>
      bot.discord.ephemerals(bob.id).some((each) => read(each).text.includes('Delete all data'))
    await bot.discord.until(isAsked, 'the question whether to delete everything')
  })
})

/** A bot that may do anything, in the locked thread too, so that only what bob may do counts. */
async function start(): Promise<TrackingBot> {
  const bot = await startTracking()
  bot.discord.setBotPermissions(ids.lockedThread, EVERYTHING)
  return bot
}

/** Where bob asks. The bot itself may do anything there. */
function sceneOf({ place, permissions: memberPermissions, member }: Situation) {
  const more = member === undefined ? {} : { member }
  return { place, user: bob, permissions: EVERYTHING, memberPermissions, ...more } as const
}

function manages({ permissions, member }: Situation): boolean {
  const bits = ManageChannels | PermissionFlagsBits.Administrator
  return member === undefined && (permissions & bits) !== 0n
}
