import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { describeDate } from '../../../src/schedule/schedule.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import { allComponents } from '../../platforms/discord/components.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { textIn } from '../../platforms/discord/json.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { ORDINARY } from '../../platforms/discord/permissions.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import { readMarkup } from './read-markup.ts'
import {
  finishServers,
  joinDiscord,
  labelsOf,
  only,
  postedIn,
  read,
  some,
  startDiscord,
} from './start-bot.ts'
import { choices, openForm, press, said, startTracking, submit, type TrackingBot } from './start-tracking.ts'

const { alice, bob, carol } = users
const set = { time: '09:00', zone: 'Europe/London', days: 'weekdays' }

const managing = ORDINARY | PermissionFlagsBits.ManageChannels

afterEach(finishServers)

describe('/digest', () => {
  it('sets one: the channel is told, its asker sees what is set, with moments for each reader', async () => {
    const bot = await startTracking()
    const { discord } = bot
    const answer = await bot.command('digest set', set, { user: carol, memberPermissions: managing })
    expect(said(answer)).toContain('weekdays at 09:00 Europe/London')
    expect(said(answer)).toContain('Set up by Carol (Oslo)')
    expect(markupOf(answer).match(/<t:\d+:F>/gu)?.length).toBeGreaterThanOrEqual(4)
    const [announcement, another] = postedIn(discord, discord.ids.channel)
    expect(another).toBeUndefined()
    expect(said(announcement)).toContain('Daily digest set up by Carol (Oslo)')
    expect(markupOf(only(announcement))).toMatch(/<t:\d+:F>/u)
    expect(discord.ephemerals(carol.id)).toHaveLength(1)
    const shown = await bot.answer(press(bot, only(announcement), 'Settings', { user: bob }))
    expect(said(shown)).toContain('Set up by Carol (Oslo)')
    expect(discord.ephemerals(bob.id)).toHaveLength(1)
    expect(postedIn(discord, discord.ids.channel)).toEqual([announcement])
    expect(markupOf(await bot.type('digests'))).toContain(`<#${discord.ids.channel}>`)
  })

  it('previews, pauses, resumes and stops, to its asker alone', async () => {
    const bot = await startTracking()
    await bot.command('digest set', set)
    expect(said(await bot.command('digest preview'))).toContain('Action item of the day')
    const date = Temporal.Now.plainDateISO().add({ days: 40 }).toString()
    expect(said(await bot.command('digest preview', { date }))).toContain(describeDate(date))
    const wrong = await bot.command('digest preview', { date: '31 February' })
    expect(said(wrong)).toContain('“31 February” isn’t a future date')
    const use = labelsOf(wrong).find((label) => label.startsWith('Use ')) ?? ''
    expect(said(await bot.answer(press(bot, wrong, use)))).toContain('Based on today’s status')
    expect(said(await bot.command('digest preview', { date: ' ' }))).not.toContain('Based on today’s status')
    expect(said(await bot.command('digest pause'))).toContain('until someone resumes them')
    expect(said(await bot.command('digest resume'))).toContain('Next: ')
    const until = Temporal.Now.plainDateISO().add({ days: 40 }).toString()
    const paused = await bot.command('digest pause', { until })
    expect(said(paused)).toContain(`Paused until ${describeDate(until)}.`)
    expect(said(await bot.answer(press(bot, paused, 'Resume')))).toContain('Resumed')
    expect(said(await bot.command('digest show'))).toContain('Next: ')
    expect(said(await bot.command('digest stop'))).toContain('Digest turned off')
    expect(said(await bot.command('digest show'))).toContain('This channel has no daily digest')
    expect(postedIn(bot.discord, bot.discord.ids.channel)).toHaveLength(1)
  })

  it('is typed as well, in direct messages and mentions too, where all see the answer', async () => {
    const bot = await startTracking()
    const { discord } = bot
    expect(said(await bot.type('digest 9am London mon wed', { place: 'dm' }))).toContain(
      'Mon and Wed at 09:00',
    )
    expect(postedIn(discord, discord.ids.dmAlice)).toHaveLength(1)
    discord.say(mention('digest 09:00 Seoul daily', { place: 'thread' }))
    const said2 = await discord.until(() => some(postedIn(discord, discord.ids.thread), 2), 'both messages')
    expect(said2.map(said).join()).toContain('daily at 09:00 Asia/Seoul')
    discord.say(mention('digest set', { place: 'thread' }))
    const [, , form] = await discord.until(() => some(postedIn(discord, discord.ids.thread), 3), 'a sentence')
    expect(said(form)).toContain('daily at 09:00 Asia/Seoul')
    expect(labelsOf(only(form))).toContain('Edit…')
    expect(await bot.store.digests.list('Discord', `dm:${discord.ids.dmAlice}`)).toHaveLength(1)
    expect(await bot.store.digests.list('Discord', discord.ids.guild)).toHaveLength(1)
  })

  it('offers what there is instead of what there is not, a press away', async () => {
    const bot = await startTracking()
    const unknown = await bot.command('digest set', { ...set, zone: 'Europe/Londn' })
    expect(said(unknown)).toContain('“Europe/Londn” isn’t a time zone I know')
    const use = labelsOf(unknown).find((label) => label.startsWith('Use ')) ?? ''
    const used = await bot.answer(press(bot, unknown, use))
    expect(used.id).toBe(unknown.id)
    expect(said(used)).toContain('weekdays at 09:00 Europe/London')
    expect(said(await bot.command('digest set', { time: '@everyone **x**' }))).toContain(
      'I didn’t understand',
    )
  })

  it('is set once, and answered once, where what Discord answers is lost', async () => {
    const bot = await startTracking()
    const { discord } = bot
    discord.fail('POST /interactions/:interaction/:token/callback', faults.lostAnswer())
    discord.fail('POST /channels/:channel/messages', faults.lostAnswer())
    expect(said(await bot.command('digest set', set))).toContain('weekdays at 09:00')
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
    expect(discord.ephemerals(alice.id)).toHaveLength(1)
    expect(bot.logged.join('')).not.toContain('could not be answered')
  })

  it('leaves its name to the other command where that has it', async () => {
    const discord = await startDiscord()
    await joinDiscord(discord, createTestBot(vancouver), { command: 'digest' })
    expect(discord.commands.list(null).filter(({ name }) => name === 'digest')).toHaveLength(1)
    const { message } = await discord.interact(discord.payloads.slash('digest', { text: '5' }))
    expect(read(only(message)).quoted).toBe(paragraph(5))
  })

  it('is completed: zones by city, days by name, each as it is read', async () => {
    const bot = await startTracking()
    const [[label, zone] = []] = await choices(bot, 'digest set', 'zone', 'seoul')
    expect(zone).toBe('Asia/Seoul')
    expect(label?.length).toBeLessThanOrEqual(100)
    const days = await choices(bot, 'digest set', 'days', '')
    expect(days).toContainEqual(['Mon, Wed and Fri', 'mon wed fri'])
    for (const [name, value] of days) {
      const answer = await bot.command('digest set', { ...set, days: value })
      expect(said(answer), value).toContain(`${name} at 09:00`)
    }
    expect(await choices(bot, 'digest set', 'days', 'week')).toHaveLength(2)
  })
})

describe('The form of a digest', () => {
  it('begins with what is usual, and then with what is set', async () => {
    const bot = await startTracking()
    const none = await bot.command('digest show')
    const opener = press(bot, none, 'Set up…')
    await openForm(bot, opener)
    const answer = await submit(bot, opener, { zone: 'Seoul', days: ['mon', 'sat'] })
    expect(answer.id).toBe(none.id)
    expect(said(answer)).toContain('Mon and Sat at 09:00 Asia/Seoul')
    const typed = bot.discord.payloads.slash(
      'korea',
      { text: 'digest set' },
      { user: bob, memberPermissions: managing },
    )
    const form = await openForm(bot, typed)
    const inputs = allComponents(form.components)
    expect(inputs.map(({ value }) => value).filter(Boolean)).toEqual(['09:00', 'Asia/Seoul'])
    expect(said(await submit(bot, typed, { time: '17:30' }))).toContain('Mon and Sat at 17:30 Asia/Seoul')
    const [found] = await bot.store.digests.list('Discord', bot.discord.ids.guild)
    expect(found).toMatchObject({ document: vancouver.main.id, setBy: { id: bob.id, name: 'Bob' } })
  })
})

describe('A digest that cannot be posted', () => {
  it.each<[string, Place, bigint]>([
    ['Send Messages', 'channel', PermissionFlagsBits.SendMessages],
    ['Read Message History', 'channel', PermissionFlagsBits.ReadMessageHistory],
    ['Send Messages in Threads', 'thread', PermissionFlagsBits.SendMessagesInThreads],
  ])('is refused with the name of %s, and nothing is set', async (name, place, permission) => {
    const bot = await startTracking()
    const { discord } = bot
    await refuse(bot, place, permission)
    for (const ask of ['digest set', `digest ${Object.values(set).join(' ')}`]) {
      expect(said(await bot.type(ask, { place }))).toContain(`I need the ${name} permission, which`)
    }
    expect(said(await bot.command('digest set', set, { place }))).toContain('The digest isn’t set up')
    expect(await bot.store.digests.list('Discord', discord.ids.guild)).toEqual([])
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('is refused after a mention as well, and where the bot is not, and where Discord says no', async () => {
    const bot = await startTracking()
    const { discord } = bot
    await refuse(bot, 'channel', PermissionFlagsBits.ReadMessageHistory)
    discord.say(mention('digest 09:00 London'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    expect(said(answer)).toContain('I need the Read Message History permission')
    for (const place of ['foreign', 'private'] as const) {
      expect(said(await bot.command('digest set', set, { place }))).toContain('the bot isn’t in that channel')
    }
    discord.fail('POST /channels/:channel/messages', {
      kind: 'answer',
      answer: { status: 403, body: { code: 50013, message: 'No' } },
    })
    expect(said(await bot.command('digest set', set, { place: 'dm' }))).toContain(
      'I’m not allowed to send messages there',
    )
    expect(await bot.store.digests.list('Discord', discord.ids.guild)).toEqual([])
    expect(await bot.store.digests.list('Discord', `dm:${discord.ids.dmAlice}`)).toEqual([])
  })
})

describe('forget', () => {
  it('is for those who manage the server, after a mention too', async () => {
    const bot = await startTracking()
    const { discord } = bot
    await bot.type('action 11c done')
    expect(said(await bot.type('forget', { user: bob }))).toContain('Only a workspace admin')
    discord.say(mention('forget', { user: bob }))
    const [refusal] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the refusal')
    expect(said(refusal)).toContain('Only a workspace admin')
    discord.say(mention('forget', { user: alice }))
    const [, asked] = await discord.until(
      () => some(postedIn(discord, discord.ids.channel), 2),
      'the question',
    )
    expect(said(await bot.answer(press(bot, only(asked), 'Delete all data', { user: bob })))).toContain(
      'Only a workspace admin',
    )
    const deleted = await bot.answer(press(bot, only(asked), 'Delete all data', { user: alice }))
    expect(said(deleted)).toContain('Deleted')
    expect(said(await bot.type('action 11c'))).toContain('No updates yet')
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(2)
  })

  it('is for anybody about what is theirs alone', async () => {
    const bot = await startTracking()
    for (const place of ['dm', 'private', 'foreign'] as const) {
      await bot.type('action 11c done', { place, user: bob })
      const asked = await bot.type('forget', { place, user: bob })
      expect(said(await bot.answer(press(bot, asked, 'Delete all data', { user: bob })))).toContain('Deleted')
    }
  })
})

describe('A server from which the bot is removed', () => {
  it('is forgotten, and one that is unavailable is not', async () => {
    const bot = await startTracking()
    const { discord, store } = bot
    await bot.command('digest set', set)
    await bot.type('action 11c done')
    const tracker = { platform: 'Discord', workspace: discord.ids.guild, document: vancouver.main.id }
    discord.startOutage()
    discord.endOutage()
    expect(said(await bot.type('digest'))).toContain('weekdays at 09:00')
    expect(await store.actions.list(tracker)).toHaveLength(1)
    discord.removeBot()
    await expect.poll(() => store.actions.list(tracker)).toEqual([])
    expect(await store.digests.list('Discord', discord.ids.guild)).toEqual([])
  })

  it('is forgotten at the next start where that happened meanwhile, unless it is another bot that starts', async () => {
    const bot = await startTracking()
    const { discord, store } = bot
    const by = { id: users.bob.id, name: 'Bob' }
    const wanted = { passage: '11.c', state: 'done', owner: null, note: null } as const
    const note = (workspace: string) =>
      store.actions.change({ platform: 'Discord', workspace, document: 'd' }, wanted, by, 1, workspace)
    const elsewhere = '999999999999999999'
    await note(elsewhere)
    await bot.adapter.stop()
    await bot.adapter.start(bot.bot)
    // The bot is in none of those that it knows.
    expect(await store.listWorkspaces('Discord')).toEqual([elsewhere])
    await note(discord.ids.guild)
    await bot.adapter.stop()
    await bot.adapter.start(bot.bot)
    await expect.poll(() => store.listWorkspaces('Discord')).toEqual([discord.ids.guild])
  })
})

/** Withdraws a permission, and waits until the bot has heard of it. */
async function refuse({ discord }: TrackingBot, place: Place, permission: bigint): Promise<void> {
  discord.withdraw(discord.ids.channel, permission)
  // A mention comes after it.
  discord.say(mention('help', { place: 'forum' }))
  await discord.until(() => some(postedIn(discord, discord.ids.forumPost)), `the answer before ${place}`)
}

function markupOf(message: Parameters<typeof read>[0]): string {
  const texts = allComponents(message?.components).map(({ content }) => textIn(content))
  for (const text of texts) expect(readMarkup(text).active).toEqual([])
  return texts.join('\n')
}
