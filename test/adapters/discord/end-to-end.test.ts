import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/answer/bot.ts'
import { PostRefused } from '../../../src/delivery/poster.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { createAsker } from '../../asker.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import { placeIn } from '../../place.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import {
  finishServers,
  labelsOf,
  only,
  postedIn,
  quiet,
  quotesIn,
  read,
  some,
  startDiscordBot,
} from './start-bot.ts'

const { alice, bob } = users
const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text

afterEach(finishServers)

describe('/korea', () => {
  it('answers the asker alone: verbatim, cited, with buttons', async () => {
    const { discord, ask } = await startDiscordBot()
    const { message } = await ask('sanctions')
    const { text, quoted, links } = read(message ?? undefined)
    expect(quoted).toBe(paragraph(5))
    expect(text).toContain('Vancouver 2018 ¶5')
    expect(links).toContain(vancouver.main.source)
    expect(labelsOf(only(message))).toEqual(
      expect.arrayContaining(['Quote ¶5 in channel', 'Copy citation', '¶6']),
    )
    expect(discord.ephemerals(alice.id)).toHaveLength(1)
    expect(discord.visible(discord.ids.channel)).toEqual([])
  })

  it.each<Place>(['channel', 'thread', 'forum', 'locked', 'dm', 'private', 'foreign'])(
    'answers the asker alone in %s',
    async (place) => {
      const { discord, ask } = await startDiscordBot()
      const { message } = await ask('11(c)', { place, user: users.carol })
      expect(read(only(message)).quoted).toBe(itemC)
      expect(discord.ephemerals(users.carol.id)).toEqual([message])
    },
  )

  it('completes what is being typed, with values that mean what they show', async () => {
    const bot = createTestBot(vancouver)
    const { discord } = await startDiscordBot(bot)
    for (const [typed, value] of [
      ['11c', '11(c)'],
      ['quo', 'quote'],
      ['sanc', '5'],
      ['', '1'],
    ]) {
      const { data } = await discord.interact(
        discord.payloads.autocomplete('korea', { text: typed ?? '' }, 'text'),
      )
      expect(JSON.stringify(data.choices), typed).toContain(`"value":"${value}"`)
    }
  })

  const hostile = [
    '',
    '   ',
    'x'.repeat(6_000),
    'sanctions '.repeat(600),
    '<!channel> @everyone @here <@400000000000000002>',
    '[x](javascript:alert(1)) **b** ```c``` ||d|| https://example.org :smile:',
    '# title\n> quote\n- list\n1. number',
    '🇨🇦 👨‍👩‍👧‍👦',
    'عقوبات على كوريا',
    'sanc\u200btions',
    '\u202esnoitcnas',
    '\ud800',
  ]
  it.each(hostile.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'answers %s without harm',
    async (_, text) => {
      const { ask, discord } = await startDiscordBot()
      const { message } = await ask(text ?? '')
      expect(read(only(message)).text.trim()).not.toBe('')
      expect(discord.visible(discord.ids.channel)).toEqual([])
    },
  )
})

describe('A button', () => {
  it('turns the private answer: a further hit, the paragraph before, and what is chosen of a list', async () => {
    const { discord, ask, press } = await startDiscordBot()
    const first = only((await ask('sanctions')).message)
    const second = only((await press(first, '¶6')).message)
    expect(read(second).quoted).toBe(paragraph(6))
    const again = only((await press(second, '‹ ¶5')).message)
    expect(read(again).quoted).toBe(paragraph(5))
    // What else was found is in a list.
    const other = only((await press(only((await ask('sanctions')).message), 'Copy citation')).message)
    expect(read(other).text).toContain('Citation of ¶5')
    const listed = only((await ask('sanctions')).message)
    const chosen = labelsOf(listed).find((label) => label.startsWith('¶11(e) ')) ?? ''
    const item = only((await press(listed, chosen)).message)
    expect(read(item).quoted).toContain('build global capacity')
    expect(item.id).toBe(listed.id)
    expect(new Set([first.id, second.id, again.id]).size).toBe(1)
    expect(discord.ephemerals(alice.id)).toHaveLength(3)
  })

  it('shares a private answer: the public quote comes, the private message goes', async () => {
    const { discord, ask, press } = await startDiscordBot()
    await press(only((await ask('11(c)')).message), 'Quote in channel')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the private message gone')
    const [quote] = quotesIn(discord, discord.ids.channel)
    expect(read(quote).quoted).toBe(itemC)
    expect(read(quote).text).toContain('Quoted by Alice')
    expect(read(quote).text).toContain(vancouver.main.title)
  })

  it.each<Place>(['thread', 'forum', 'dm', 'private', 'foreign'])(
    'shares a private answer once, however often it is pressed and whatever is lost, in %s',
    async (place) => {
      const { discord, ask, press, logged } = await startDiscordBot()
      const answer = only((await ask('5', { place })).message)
      discord.fail('POST /interactions/:interaction/:token/callback', faults.lostAnswer())
      await Promise.all([press(answer, 'Quote in channel'), press(answer, 'Quote in channel')])
      await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the private message gone')
      await quiet()
      expect(postedIn(discord, answer.channel_id).map((each) => read(each).quoted)).toEqual([paragraph(5)])
      expect(discord.ephemerals(alice.id)).toEqual([])
      expect(logged.filter((line) => line.includes('could not be'))).toEqual([])
    },
  )

  it('shares an answer that its reader has closed meanwhile, without complaint', async () => {
    const { discord, ask, press, logged } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    discord.fail('DELETE /webhooks/:app/:token/messages/:message', {
      kind: 'answer',
      answer: { status: 404, body: { code: 10008, message: 'Unknown Message' } },
    })
    await press(answer, 'Quote in channel')
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the quote')
    await quiet()
    expect(logged.join('')).not.toContain('could not be answered')
  })

  it('keeps the private answer, and says so, if the quote cannot be posted', async () => {
    const { discord, ask, press } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    discord.fail('POST /channels/:channel/messages', faults.missingPermissions())
    await press(answer, 'Quote in channel')
    const messages = await discord.until(() => some(discord.ephemerals(alice.id), 2), 'the sentence')
    expect(messages.map(({ id }) => id)).toContain(answer.id)
    expect(read(messages.at(-1)).text).toContain(
      'I couldn’t post here: I’m not allowed to send messages there',
    )
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
    await press(only(messages.at(-1)), 'Try again')
    await discord.until(() => some(quotesIn(discord, discord.ids.channel)), 'the quote')
    await discord.until(() => discord.ephemerals(alice.id).length === 1, 'the sentence gone')
  })

  it('of a public answer answers its presser alone and leaves the answer to all', async () => {
    const { discord, press } = await startDiscordBot()
    discord.say(mention('sanctions'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    const { message } = await press(only(answer), '¶6', bob)
    expect(read(only(message)).quoted).toBe(paragraph(6))
    expect(discord.ephemerals(bob.id)).toHaveLength(1)
    await press(only(message), 'Quote in channel', bob)
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the quote beside the answer')
    expect(read(postedIn(discord, discord.ids.channel)[0]).quoted).toBe(paragraph(5))
  })

  it.each(['9:p:0:5', 'nonsense', '1:x:', '1:p:0:<@1>'])('of another version (%s) says so', async (id) => {
    const { discord, ask } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    const old = {
      ...answer,
      components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Old', custom_id: id }] }],
    }
    const { message } = await discord.interact(discord.payloads.button(old, id))
    expect(read(only(message)).text).toContain('This button has expired')
  })
})

describe('A direct message', () => {
  it('is a question as it stands', async () => {
    const { discord } = await startDiscordBot()
    discord.say(discord.payloads.directMessage('sanctions'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.dmAlice)), 'the answer')
    expect(read(answer).quoted).toBe(paragraph(5))
  })
})

describe('The outlet', () => {
  const mark = { post: '0123456789abcdef0123', part: 0 }

  it('posts to a channel over whichever connection there is, and says why it cannot', async () => {
    const bot = createTestBot(vancouver)
    const { discord, adapter } = await startDiscordBot(bot)
    const { poster, render } = adapter.channelAccess
    const [payload] = render(await replyTo(bot, 'quote 5'))
    const to = (channel: string) =>
      poster.post(placeIn(channel), payload, { ...mark, part: Number(channel.slice(-2)) })
    await to(discord.ids.thread)
    expect(read(postedIn(discord, discord.ids.thread)[0]).quoted).toBe(paragraph(5))
    await expect(to('300000000000000099')).rejects.toThrow(/the channel doesn’t exist/u)
    await expect(to(discord.ids.foreignChannel)).rejects.toThrow(/can’t see the channel/u)
    await adapter.start(bot)
    await to(discord.ids.channel)
    await adapter.stop()
    await expect(to(discord.ids.channel)).rejects.toThrow('Discord is not connected')
    await expect(to(discord.ids.channel)).rejects.not.toBeInstanceOf(PostRefused)
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
  })

  it('names the permission that is missing, and posts nothing', async () => {
    const bot = createTestBot(vancouver)
    const { discord, adapter } = await startDiscordBot(bot)
    const { ReadMessageHistory, SendMessagesInThreads } = PermissionFlagsBits
    discord.withdraw(discord.ids.channel, ReadMessageHistory, SendMessagesInThreads)
    await quiet(20)
    for (const [channel, name] of [
      [discord.ids.channel, 'the Read Message History permission, which'],
      [discord.ids.thread, 'the Send Messages in Threads and Read Message History permissions'],
    ] as const) {
      expect(await adapter.channelAccess.permissionProblem?.(channel)).toContain(name)
    }
  })

  it('writes directly to a person, once, whatever the words are, and says whom it cannot reach', async () => {
    const { discord, adapter } = await startDiscordBot()
    const { poster } = adapter.channelAccess
    const place = placeIn(discord.ids.channel)
    discord.fail('POST /channels/:channel/messages', faults.lostAnswer())
    await poster.notifyDirectly(place, bob.id, 'It is paused: **why** <@&1> @everyone.')
    const [message, another] = postedIn(discord, discord.ids.dmBob)
    expect(another).toBeUndefined()
    expect(message?.content).toBe(
      String.raw`<#${discord.ids.channel}>: It is paused: \*\*why\*\* \<\@&1> \@everyone.`,
    )
    discord.closeDirectMessages(bob)
    await expect(poster.notifyDirectly(place, bob.id, 'No.')).rejects.toThrow(
      /doesn’t accept direct messages/u,
    )
    discord.closeDirectMessages(bob, 50278)
    await expect(poster.notifyDirectly(place, bob.id, 'No.')).rejects.toThrow(
      /no longer shares a server with me/u,
    )
  })
})

async function replyTo(bot: Bot, typed: string): Promise<Reply> {
  const answer = await bot.answer(bot.read(typed), createAsker(alice.id, null))
  if (answer.kind !== 'reply') throw new Error('no reply')
  return answer
}
