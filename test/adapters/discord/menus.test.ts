import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Command } from '../../../src/command/command.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import type { Message } from '../../platforms/discord/model.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import { finishServers, only, postedIn, read, startDiscordBot } from './start-bot.ts'

const { alice, bob, carol } = users
const everywhere = ['channel', 'thread', 'forum', 'locked', 'dm', 'private', 'foreign'] as const

afterEach(finishServers)

describe('Find passages', () => {
  it.each<Place>([...everywhere])(
    'searches for what the message says, for its reader alone, in %s',
    async (place) => {
      const { discord } = await startDiscordBot()
      const by = place === 'dm' ? alice : bob
      const user = place === 'dm' ? alice : carol
      const target = discord.say(discord.payloads.plainMessage('sanctions', { place, user: by }))
      await discord.until(
        () => place !== 'dm' || postedIn(discord, target.channel_id).length > 0,
        'the answer',
      )
      const before = discord.visible(target.channel_id)
      const { message } = await discord.interact(
        discord.payloads.messageMenu('Find passages', target, { user }),
      )
      expect(read(only(message)).text).toContain('matches for “sanctions”')
      expect(discord.ephemerals(user.id)).toEqual([message])
      expect(discord.visible(target.channel_id)).toEqual(before)
    },
  )

  it('reads what people read: without mentions, emphasis and emoji, and what is passed on', async () => {
    const { bot, asked } = spy()
    const { discord } = await startDiscordBot(bot)
    const say = (text: string): Message => discord.say(discord.payloads.plainMessage(text))
    const snapshot = {
      content: 'passed on',
      type: 0,
      embeds: [],
      attachments: [],
      timestamp: '2020-01-01T00:00:00Z',
      edited_timestamp: null,
      flags: 0,
      mentions: [],
      mention_roles: [],
    }
    const forwarded = {
      ...say(''),
      message_reference: { type: 1, channel_id: discord.ids.thread, message_id: '1' },
      message_snapshots: [{ message: snapshot }],
    }
    for (const target of [
      say('<@400000000000000002> **what** of ***_maritime_ interdiction*** <a:wave:123456789012345678>?'),
      say('snake_case and 2 * 3 and \\*star\\*'),
      say('> a __quoted__ line\n~~and~~ `more`'),
      forwarded,
    ]) {
      await discord.interact(discord.payloads.messageMenu('Find passages', target))
    }
    expect(asked.map((command) => command.kind === 'search' && command.text)).toEqual([
      'what of maritime interdiction  ?',
      'snake_case and 2 * 3 and *star*',
      '> a quoted line\nand more',
      'passed on',
    ])
  })

  it.each(['Find passages', 'Check quotation'])('%s says so where there is no text', async (name) => {
    const { discord } = await startDiscordBot()
    const picture = { ...discord.payloads.plainMessage(''), embeds: [{ type: 'rich', title: 'A picture' }] }
    const { message } = await discord.interact(discord.payloads.messageMenu(name, discord.say(picture)))
    expect(read(only(message)).text).toContain('This message has no text')
  })

  it('answers what is as long as a message can be', async () => {
    const { discord } = await startDiscordBot()
    for (const text of [
      paragraph(5).repeat(9).slice(0, 4_000),
      '*_'.repeat(2_000),
      '`'.repeat(4_000),
      '**a '.repeat(1_000),
    ]) {
      const target = discord.say(discord.payloads.plainMessage(text))
      const { message } = await discord.interact(discord.payloads.messageMenu('Find passages', target))
      expect(read(only(message)).text.trim()).not.toBe('')
    }
  })
})

describe('Check quotation', () => {
  it.each<Place>([...everywhere])(
    'checks what the message says, for its reader alone, in %s',
    async (place) => {
      const { bot, asked } = spy()
      const { discord } = await startDiscordBot(bot)
      const text = `He said: “${paragraph(5)}”`.slice(0, 4_000)
      const by = place === 'dm' ? alice : bob
      const target = discord.say(discord.payloads.plainMessage(text, { place, user: by }))
      const user = place === 'dm' ? alice : carol
      const { message } = await discord.interact(
        discord.payloads.messageMenu('Check quotation', target, { user }),
      )
      expect(asked.at(-1)).toEqual({ kind: 'check', text })
      expect(read(only(message)).text).toContain('heard')
      expect(discord.ephemerals(user.id)).toEqual([message])
    },
  )

  it('finds a quotation exact, altered or absent, however it is marked', async () => {
    const { discord } = await startDiscordBot()
    const fifth = paragraph(5)
    for (const [text, said] of [
      [fifth, /🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u],
      [`> ${fifth}`, /🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u],
      [`<@400000000000000002> wrote **“${fifth}”**`, /🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u],
      [fifth.replace('Ministers', 'Presidents'), /🟠 Not word for word: [\s\S]*Vancouver 2018 ¶5/u],
      ['The moon is made of green cheese @everyone', /🔴 Not in Vancouver 2018/u],
      [fifth.replaceAll('the', '*a*').repeat(9).slice(0, 4_000), /\S/u],
    ] as const) {
      const target = discord.say(discord.payloads.plainMessage(text))
      const { message } = await discord.interact(discord.payloads.messageMenu('Check quotation', target))
      expect(read(only(message)).text, text.slice(0, 60)).toMatch(said)
    }
  })
})

/** A bot that answers every search and check with one word, and what it was asked. */
function spy(): { readonly bot: Bot; readonly asked: readonly Command[] } {
  const bot = createTestBot(vancouver)
  const asked: Command[] = []
  const spied: Bot = {
    ...bot,
    at: async () => spied,
    answer: async (command) => {
      asked.push(command)
      return createReply({ title: 'heard', blocks: [] })
    },
  }
  return { asked, bot: spied }
}
