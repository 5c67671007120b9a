import { MessageFlags, PermissionFlagsBits, Routes } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestBot, harbour } from '../../library.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { ORDINARY } from '../../platforms/discord/permissions.ts'
import { restOf } from '../../platforms/discord/sample-bot.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import {
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
const here = ['channel', 'thread', 'forum', 'dm'] as const
const elsewhere = ['private', 'foreign'] as const

afterEach(finishServers)

describe('Taking back', () => {
  it.each<Place>([...here, ...elsewhere])(
    'is for the asker and moderators, in %s, and leaves no trace',
    async (place) => {
      const { discord, ask, quote, press } = await startDiscordBot()
      const moderators = place === 'dm' || place === 'private' ? [] : [bob]
      for (const who of [alice, ...moderators]) {
        const isHere = here.some((each) => each === place)
        const message = isHere ? await quote('5', { place }) : only((await ask('quote 5', { place })).message)
        if (place !== 'dm') {
          const { message: refusal } = await press(message, 'Remove', carol)
          expect(read(only(refusal)).text).toContain('Only the person who posted this quote')
          expect(postedIn(discord, message.channel_id)).toHaveLength(1)
        }
        const memberPermissions = ORDINARY | PermissionFlagsBits.ManageMessages
        await press(message, 'Remove', who, who === bob ? { memberPermissions } : {})
        await discord.until(() => postedIn(discord, message.channel_id).length === 0, 'the quote gone')
      }
      await quiet()
      expect(discord.ephemerals(alice.id)).toEqual([])
      expect(discord.ephemerals(bob.id)).toEqual([])
    },
  )

  it.each([
    ['with the same database', true],
    ['with an empty database', false],
  ])('works after a restart %s, for every message of the quote and no other', async (_, isKept) => {
    const discord = await startDiscord()
    const store = await openTestStore()
    const before = await joinDiscord(discord, createTestBot(harbour), { store })
    await before.quote('1')
    const last = await before.quote('6')
    discord.say(mention('quote 6'))
    await discord.until(() => some(quotesIn(discord, discord.ids.channel), 3), 'the third quote')
    await before.adapter.stop()
    const after = await joinDiscord(discord, createTestBot(harbour), isKept ? { store } : {})
    const third = quotesIn(discord, discord.ids.channel).at(-1)
    const count = postedIn(discord, discord.ids.channel).length
    await after.press(last, 'Remove')
    await discord.until(
      () => postedIn(discord, discord.ids.channel).length === 1 + (count - 1) / 2,
      'one quote gone',
    )
    await after.press(only(third), 'Remove', bob, {
      memberPermissions: PermissionFlagsBits.ManageMessages,
    })
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 1, 'the other one gone')
    await quiet()
    expect(discord.ephemerals(alice.id)).toEqual([])
    expect(after.logged.join('')).not.toContain('could not be')
  })

  it('works for quotes of version 0.1, whose buttons know their asker alone', async () => {
    const { discord, press } = await startDiscordBot()
    const question = discord.say(discord.payloads.plainMessage('an old question'))
    const other = discord.say(discord.payloads.plainMessage('another'))
    const rest = restOf(discord)
    const button = { type: 2, style: 2, label: 'Remove', custom_id: `1:t:${alice.id}` }
    for (const [to, content, row] of [
      [question, 'part 1 of 2', []],
      [other, 'a quote of somebody else', []],
      [question, 'part 2 of 2', [{ type: 1, components: [button] }]],
    ] as const) {
      await rest.post(Routes.channelMessages(discord.ids.channel), {
        body: {
          flags: MessageFlags.IsComponentsV2,
          components: [{ type: 17, components: [{ type: 10, content }, ...row] }],
          allowed_mentions: { parse: [] },
          message_reference: { message_id: to.id },
        },
      })
    }
    const last = only(postedIn(discord, discord.ids.channel).at(-1))
    await press(last, 'Remove', carol)
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(3)
    await press(last, 'Remove')
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 1, 'both parts gone')
    expect(read(postedIn(discord, discord.ids.channel)[0]).text).toContain('somebody else')
  })

  it('says nothing where the removal is lost on its way back, and says so where Discord refuses', async () => {
    const { discord, quote, press } = await startDiscordBot()
    discord.fail('DELETE /channels/:channel/messages/:message', faults.lostAnswer())
    await press(await quote('5'), 'Remove')
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 0, 'the quote gone')
    await quiet(600)
    expect(discord.ephemerals(alice.id)).toEqual([])
    discord.fail('DELETE /channels/:channel/messages/:message', faults.missingAccess())
    const message = await quote('5')
    await press(message, 'Remove')
    // Beside the question, which can be answered once more.
    const [, sentence] = await discord.until(() => some(discord.ephemerals(alice.id), 2), 'the sentence')
    expect(sentence?.content).toBe('I couldn’t remove it: I can’t see the channel.')
    await press(message, 'Remove')
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 0, 'the quote gone')
  })

  it('takes a quote that somebody has removed for what it is: gone', async () => {
    const { discord, quote, press, logged } = await startDiscordBot()
    const message = await quote('5')
    const gone = { status: 404, body: { code: 10008, message: 'Unknown Message' } }
    discord.fail('DELETE /channels/:channel/messages/:message', { kind: 'answer', answer: gone })
    await press(message, 'Remove')
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 0, 'the quote gone')
    expect(logged.join('')).not.toContain('could not be')
  })
})
