import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientOptions } from '../../../adapters/discord/connection/client-options.ts'
import { connect, createClient } from '../../../adapters/discord/connection/connect.ts'
import { readSelf } from '../../../adapters/discord/connection/read-self.ts'
import { createApi } from '../../../adapters/discord/posting/api.ts'
import { createBotPermissions } from '../../../adapters/discord/posting/bot-permissions.ts'
import { createPoster } from '../../../adapters/discord/posting/poster.ts'
import { type DiscordMessage, renderReply } from '../../../adapters/discord/render/render.ts'
import type { Place } from '../../../src/command/place.ts'
import { LookupUnavailable, type Mark, PostRefused } from '../../../src/delivery/poster.ts'
import { createLog } from '../../../src/log.ts'
import { createReply } from '../../../src/message/create-reply.ts'
import { placeIn } from '../../place.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { ids } from '../../platforms/discord/world.ts'
import { finishServers, startDiscord } from './start-bot.ts'

const mark: Mark = { post: '0123456789abcdef0123', part: 0 }
const channel: Place = placeIn(ids.channel)
const hour = 3_600_000
const posting = 'POST /channels/:channel/messages'

afterEach(finishServers)

describe.each([
  ['connected', true],
  ['standing by', false],
])('A post of a process that is %s', (_, isConnected) => {
  it('has a nonce that Discord takes, whichever part it is, and is made once', async () => {
    const { discord, poster } = await setUp(isConnected)
    const first = await poster.post(channel, message('a'), { ...mark, part: 9_999 })
    expect(await poster.post(channel, message('a'), { ...mark, part: 9_999 })).toBe(first)
    expect(discord.visible(ids.channel)).toHaveLength(1)
  })

  it('goes under the message that it answers, or stands alone where that is gone', async () => {
    const { discord, poster } = await setUp(isConnected)
    const question = discord.say(discord.payloads.plainMessage('?', { place: 'forum' }))
    const place = placeIn(ids.forumPost, question.id)
    await poster.post(place, message('a'), mark)
    await poster.post({ ...place, thread: '1' }, message('b'), { ...mark, part: 1 })
    const [, reply, alone] = discord.visible(ids.forumPost)
    expect(reply?.message_reference?.message_id).toBe(question.id)
    expect(alone?.referenced_message).toBeNull()
  })

  it.each([
    ['403 50001', 'I couldn’t post here: I can’t see the channel.'],
    ['403 50013', 'I couldn’t post here: I’m not allowed to send messages there.'],
    ['403 50083', 'I couldn’t post here: this thread is archived.'],
    ['404 10003', /the channel doesn’t exist/u],
    ['404 10008', /has since been removed/u],
    ['400 50035', /The platform rejected the message \(50035\)/u],
  ])('that Discord refuses (%s) was not made', async (answer, sentence) => {
    const { discord, poster } = await setUp(isConnected)
    const [status, code] = answer.split(' ').map(Number)
    const body = { code, message: 'No' }
    discord.fail(posting, { kind: 'answer', answer: { status: status ?? 400, body } })
    const refusal = poster.post(channel, message('a'), mark)
    await expect(refusal).rejects.toThrow(sentence)
    await expect(refusal).rejects.toBeInstanceOf(PostRefused)
  })

  it('cannot be made in a forum itself, nor where the bot is not', async () => {
    const { poster } = await setUp(isConnected)
    for (const place of [ids.forum, ids.foreignChannel, ids.lockedThread]) {
      await expect(poster.post(placeIn(place), message('a'), mark)).rejects.toBeInstanceOf(PostRefused)
    }
  })

  it('may stand or not after any other error', async () => {
    const { discord, poster } = await setUp(isConnected)
    for (const fault of [faults.lostAnswer(), faults.reset(), faults.serverError(503)]) {
      discord.fail(posting, fault)
      const lost = poster.post(channel, message('a'), mark)
      await expect(lost).rejects.toThrow()
      await expect(lost).rejects.not.toBeInstanceOf(PostRefused)
    }
    await poster.post(channel, message('a'), mark)
    expect(discord.visible(ids.channel)).toHaveLength(1)
  })
})

describe.each([
  ['connected', true],
  ['standing by', false],
])('A look for a post by a process that is %s', (_, isConnected) => {
  it.each([ids.channel, ids.thread, ids.forumPost, ids.dmAlice])(
    'finds it by its mark among others, in %s',
    async (id) => {
      const { poster } = await setUp(isConnected)
      const place = placeIn(id)
      expect(await poster.find(place, mark, 1_000)).toBeNull()
      const made = [0, 1, 2].map((part) => poster.post(place, message(String(part)), { ...mark, part }))
      const posted = await Promise.all(made)
      const found = [0, 1, 2].map((part) => poster.find(place, { ...mark, part }, 1_000))
      expect(await Promise.all(found)).toEqual(posted)
      expect(await poster.find(place, { ...mark, post: 'f'.repeat(20) }, 1_000)).toBeNull()
    },
  )

  it('reads on where much was said since, and says where that is too much', async () => {
    const { discord, poster } = await setUp(isConnected)
    const say = (count: number): void => {
      for (let said = 0; said < count; said += 1)
        discord.say(discord.payloads.plainMessage(`message ${said}`))
    }
    say(250)
    const posted = await poster.post(channel, message('a'), mark)
    say(150)
    expect(await poster.find(channel, mark, 1_000)).toBe(posted)
    expect(await poster.find(channel, { ...mark, part: 1 }, 1_000)).toBeNull()
    say(100)
    expect(await poster.find(channel, mark, 1_000)).toBe(posted)
    await expect(poster.find(channel, { ...mark, part: 1 }, 1_000)).rejects.toBeInstanceOf(LookupUnavailable)
  })

  it.each([hour, -hour])('finds it although the clock here is %s ms ahead of Discord’s', async (ahead) => {
    const { discord, poster } = await setUp(isConnected)
    const posted = await poster.post(channel, message('a'), mark)
    discord.say(discord.payloads.plainMessage('Quite so.'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead })
    onTestFinished(() => void vi.useRealTimers())
    expect(await poster.find(channel, mark, 1_000)).toBe(posted)
    expect(await poster.find(channel, { ...mark, part: 1 }, 1_000)).toBeNull()
  })

  it('tells nothing where it may not read, but while the nonce makes it safe to post again', async () => {
    const { discord, poster } = await setUp(isConnected)
    const { ViewChannel, SendMessages } = PermissionFlagsBits
    discord.setBotPermissions(ids.channel, ViewChannel | SendMessages)
    const posted = await poster.post(channel, message('a'), mark)
    expect(await poster.find(channel, mark, 100_000)).toBeNull()
    expect(await poster.post(channel, message('a'), mark)).toBe(posted)
    await expect(poster.find(channel, mark, 130_000)).rejects.toBeInstanceOf(LookupUnavailable)
    const absent = placeIn('300000000000000099')
    await expect(poster.find(absent, mark, 0)).rejects.toBeInstanceOf(LookupUnavailable)
    discord.fail('GET /channels/:channel', faults.reset())
    const unknown = poster.find(placeIn(ids.dmBob), mark, 0)
    await expect(unknown).rejects.not.toBeInstanceOf(LookupUnavailable)
  })
})

describe('A removal', () => {
  it('is done once, and is done already where the message or its channel is gone', async () => {
    const { discord, poster } = await setUp()
    const posted = await poster.post(channel, message('a'), mark)
    await poster.remove(channel, posted)
    await poster.remove(channel, posted)
    await poster.remove(placeIn('300000000000000099'), posted)
    expect(discord.visible(ids.channel)).toEqual([])
    await expect(poster.post(channel, message('a'), mark)).rejects.toThrow(/has since been removed/u)
  })

  it('that Discord refuses is a sentence', async () => {
    const { discord, poster } = await setUp()
    const others = discord.say(discord.payloads.plainMessage('mine'))
    const refusal = poster.remove(channel, others.id)
    await expect(refusal).rejects.toThrow('I couldn’t remove it: I’m not allowed to send messages there.')
    await expect(refusal).rejects.toBeInstanceOf(PostRefused)
  })
})

/** A poster of a process that is connected to the gateway, or of one that stands by. */
async function setUp(isConnected = true) {
  const discord = await startDiscord()
  const api = createApi(clientOptions(discord.api), discord.token)
  const client = createClient(discord.api, async () => undefined)
  onTestFinished(() => client.destroy())
  // Of whoever stands by, another process is connected.
  const ready = await connect(client, discord.token, 5_000)
  const { id } = await readSelf(api)
  const ownId = () => id
  const permissionsIn = createBotPermissions(api, () => (isConnected ? ready : null), ownId)
  return { discord, poster: createPoster({ api, permissionsIn, ownId, log: createLog('silent') }) }
}

/** As the database gives it back. */
function message(text: string): DiscordMessage {
  const [rendered] = renderReply(createReply({ audience: 'channel', title: text, blocks: [] }))
  return JSON.parse(JSON.stringify(rendered))
}
