import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

const { channel } = ids
const metadata = { event_type: 'quote_posted', event_payload: { post_id: 'p1', part: 2, last: true } }

describe('metadata of a message', () => {
  it('stays with it through an update, until another is named', async () => {
    const ts = await post('5', { metadata })
    await client.chat.update({ channel, ts, text: '6' })
    expect(slack.visible(channel)).toMatchObject([{ text: '6', metadata, user: ids.botUser }])
    const other = { ...metadata, event_type: 'quote_changed' }
    await client.chat.update({ channel, ts, text: '6', metadata: other })
    expect(slack.visible(channel)).toMatchObject([{ metadata: other }])
    await post('without')
    expect(slack.visible(channel)[1]?.metadata).toBeNull()
    expect(slack.violations).toEqual([])
  })

  it('is told only to those who ask for it', async () => {
    const ts = await post('5', { metadata })
    await post('a reply', { thread_ts: ts, metadata })
    const asked = { channel, include_all_metadata: true }
    expect((await client.conversations.history(asked)).messages).toMatchObject([{ ts, metadata }])
    expect((await client.conversations.replies({ ...asked, ts })).messages).toMatchObject([
      { metadata },
      { metadata },
    ])
    for (const message of (await client.conversations.history({ channel })).messages ?? []) {
      expect(message).not.toHaveProperty('metadata')
    }
  })

  it('finds the message of which the answer was lost', async () => {
    slack.fail('chat.postMessage', { kind: 'lost-answer' })
    const before = String(Date.now() / 1000 - 60)
    await expect(post('5', { metadata })).rejects.toThrow()
    const found = await client.conversations.history({ channel, include_all_metadata: true, oldest: before })
    expect(found.messages?.map((message) => message.metadata?.event_payload)).toEqual([
      metadata.event_payload,
    ])
  })

  it.each([
    ['that is no object', 'quote_posted', 'is not an object'],
    ['without a type', { event_payload: {} }, 'needs an event_type'],
    ['whose type has a dot', { event_type: 'quote.posted', event_payload: {} }, 'needs an event_type'],
    ['without a payload', { event_type: 'quote_posted' }, 'needs an event_payload'],
    ['with a list', { ...metadata, event_payload: { parts: [1] } }, 'event_payload.parts is not'],
    ['with null', { ...metadata, event_payload: { part: null } }, 'event_payload.part is not'],
    ['with another property', { ...metadata, id: 1 }, 'unknown property id'],
    ['with a name in capitals', { ...metadata, event_payload: { postId: 1 } }, 'postId'],
    ['that is too long', { ...metadata, event_payload: { text: 'x'.repeat(8000) } }, '8000 at most'],
  ])('%s is refused', async (_, wrong, problem) => {
    const args = { channel, text: '5', unfurl_links: false, unfurl_media: false, metadata: wrong }
    expect(await refusalOf(client.apiCall('chat.postMessage', args))).toBe('invalid_blocks')
    expect(slack.violations).toMatchObject([{ problem: expect.stringContaining(problem) }])
    expect(slack.visible(channel)).toEqual([])
  })

  it('has no place in a private message', async () => {
    const args = { channel, user: ids.user, text: '5', metadata }
    expect(await refusalOf(client.apiCall('chat.postEphemeral', args))).toBe('invalid_blocks')
  })
})

describe('conversations.history', () => {
  it('tells the newest first, of everybody, without threads and what only one person sees', async () => {
    slack.payloads.appMention({ text: 'a question' })
    const ts = await post('one')
    await post('in a thread', { thread_ts: ts })
    await client.chat.postEphemeral({ channel, user: ids.user, text: 'only you' })
    await post('elsewhere', { channel: 'C0THIRD' })
    await post('in both', { thread_ts: ts, reply_broadcast: true })
    const { messages } = await client.conversations.history({ channel })
    expect(messages).toMatchObject([
      { text: 'in both', subtype: 'thread_broadcast', thread_ts: ts },
      { text: 'one', user: ids.botUser, bot_id: ids.bot, thread_ts: ts, reply_count: 2 },
      { text: `<@${ids.botUser}> a question`, user: ids.user },
    ])
    expect(messages?.[2]).not.toHaveProperty('bot_id')
    expect(slack.visible(channel)).toHaveLength(3)
  })

  it('begins after `oldest` and ends before `latest`, or with them', async () => {
    const [first, , third] = [await post('one'), await post('two'), await post('three')]
    const range = { oldest: first, latest: third }
    expect(await texts(range)).toEqual(['two'])
    expect(await texts({ ...range, inclusive: true })).toEqual(['three', 'two', 'one'])
    expect(await texts({ oldest: first })).toEqual(['three', 'two'])
    expect(await texts({ latest: first, inclusive: true })).toEqual(['one'])
    expect(await texts({ oldest: String(Math.floor(Date.now() / 1000) + 60) })).toEqual([])
  })

  it('comes in pages, in which each message stands once', async () => {
    const posted = [await post('one'), await post('two'), await post('three')].toReversed()
    const told: unknown[] = []
    for await (const page of client.paginate('conversations.history', { channel, limit: 1 })) {
      const { messages = [] }: webApi.ConversationsHistoryResponse = page
      told.push(...messages.map(({ ts }) => ts))
    }
    expect(told).toEqual(posted)
    expect(slack.callsTo('conversations.history')).toHaveLength(3)
  })

  it('goes on in the next page when a message between them goes', async () => {
    const posted = [await post('one'), await post('two'), await post('three'), await post('four')]
    const first = await client.conversations.history({ channel, limit: 2 })
    expect(first.messages?.map(({ text }) => text)).toEqual(['four', 'three'])
    expect(first.has_more).toBe(true)
    await client.chat.delete({ channel, ts: posted[1] ?? '' })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await client.conversations.history({ channel, limit: 2, cursor })
    expect(second.messages?.map(({ text }) => text)).toEqual(['one'])
    expect([second.has_more, second.response_metadata?.next_cursor]).toEqual([false, ''])
  })

  it.each([
    [{ limit: 0 }, 'invalid_limit'],
    [{ limit: 1000 }, 'invalid_limit'],
    [{ oldest: 'yesterday' }, 'invalid_ts_oldest'],
    [{ latest: '-1' }, 'invalid_ts_latest'],
    [{ cursor: 'made up' }, 'invalid_cursor'],
    [{ ts: '1700000000.000100' }, 'invalid_arguments'],
  ])('refuses %j', async (wrong, error) => {
    expect(await refusalOf(client.apiCall('conversations.history', { channel, ...wrong }))).toBe(error)
    expect(slack.violations).toMatchObject([{ where: 'conversations.history' }])
  })

  async function texts(range: object): Promise<unknown[] | undefined> {
    return (await client.conversations.history({ channel, ...range })).messages?.map(({ text }) => text)
  }
})

describe('conversations.replies', () => {
  it('tells a thread from its first message on, the oldest first, in pages', async () => {
    const ts = '1700000000.000100'
    slack.payloads.appMention({ text: 'quote 5', ts })
    await post('not in the thread')
    const first = await post('one', { thread_ts: ts })
    await client.chat.postEphemeral({ channel, user: ids.user, text: 'only you', thread_ts: ts })
    await post('two', { thread_ts: ts })
    const page = await client.conversations.replies({ channel, ts, limit: 2 })
    expect(page.messages).toMatchObject([
      { ts, text: `<@${ids.botUser}> quote 5`, reply_count: 2 },
      { text: 'one', thread_ts: ts, parent_user_id: ids.user },
    ])
    const cursor = page.response_metadata?.next_cursor ?? ''
    expect((await client.conversations.replies({ channel, ts, cursor })).messages).toMatchObject([
      { text: 'two' },
    ])
    const later = await client.conversations.replies({ channel, ts, oldest: first })
    expect(later.messages?.map(({ text }) => text)).toEqual([`<@${ids.botUser}> quote 5`, 'two'])
    expect(slack.violations).toEqual([])
  })

  it('knows a thread by its replies, and none without any', async () => {
    const ts = '1700000000.000100'
    expect(await refusalOf(client.conversations.replies({ channel, ts }))).toBe('thread_not_found')
    const reply = await post('one', { thread_ts: ts })
    expect((await client.conversations.replies({ channel, ts })).messages).toMatchObject([{ ts: reply }])
  })

  it('tells nothing but the reply where it is asked by the ts of a reply', async () => {
    const ts = await post('one')
    const reply = await post('two', { thread_ts: ts })
    await post('three', { thread_ts: ts })
    const { messages } = await client.conversations.replies({ channel, ts: reply })
    expect(messages).toMatchObject([{ text: 'two', thread_ts: ts }])
    expect(messages).toHaveLength(1)
  })
})

describe('a channel', () => {
  it.each([
    ['where the bot is not a member', ids.otherChannel, 'not_in_channel'],
    ['that is private', ids.privateChannel, 'channel_not_found'],
  ])('%s is closed', async (_, closed, error) => {
    const there = { channel: closed, text: '5' }
    expect(await refusalOf(post('5', there))).toBe(error)
    expect(await refusalOf(client.chat.postEphemeral({ ...there, user: ids.user }))).toBe(error)
    expect(await refusalOf(client.conversations.history({ channel: closed }))).toBe(error)
    expect(await refusalOf(client.conversations.replies({ channel: closed, ts: '1700000000.000100' }))).toBe(
      error,
    )
    expect([slack.visible(closed), slack.ephemerals(ids.user), slack.violations]).toEqual([[], [], []])
  })

  it('is open to the response_url of somebody who is in it', async () => {
    const { response_url: url } = slack.payloads.slashCommand({ channel: ids.privateChannel })
    const body = JSON.stringify({ text: '5', response_type: 'in_channel' })
    expect((await fetch(String(url), { method: 'POST', body })).status).toBe(200)
    expect(slack.visible(ids.privateChannel)).toMatchObject([{ text: '5', via: 'response_url' }])
  })

  it('is known to `conversations.info` unless it is private', async () => {
    const isMember = async (one: string) =>
      (await client.conversations.info({ channel: one })).channel?.is_member
    expect(await isMember(channel)).toBe(true)
    expect(await isMember(ids.otherChannel)).toBe(false)
    expect(await refusalOf(client.conversations.info({ channel: ids.privateChannel }))).toBe(
      'channel_not_found',
    )
  })

  it('that is archived can be read, and not written to', async () => {
    const ts = await post('5')
    slack.setChannel(channel, { isArchived: true })
    expect(await refusalOf(post('6'))).toBe('is_archived')
    expect(await refusalOf(client.chat.update({ channel, ts, text: '6' }))).toBe('is_inactive')
    expect((await client.conversations.info({ channel })).channel).toMatchObject({ is_archived: true })
    expect((await client.conversations.history({ channel })).messages).toMatchObject([{ text: '5' }])
    expect(await refusalOf(post('6', { channel: ids.archivedChannel }))).toBe('is_archived')
    slack.setChannel(channel, { isArchived: false })
    await post('6')
    expect([slack.visible(channel).length, slack.violations]).toEqual([2, []])
  })

  it('that is gone is not found by anything', async () => {
    const ts = await post('5')
    slack.setChannel(channel, { isGone: true })
    for (const gone of [channel, ids.goneChannel, 'general', ids.user]) {
      expect(await refusalOf(post('6', { channel: gone }))).toBe('channel_not_found')
      expect(await refusalOf(client.conversations.info({ channel: gone }))).toBe('channel_not_found')
      expect(await refusalOf(client.conversations.history({ channel: gone }))).toBe('channel_not_found')
      expect(await refusalOf(client.chat.delete({ channel: gone, ts }))).toBe('channel_not_found')
    }
  })

  it('closes when the bot is removed, and to everything where it is private', async () => {
    const ts = await post('5')
    slack.setChannel(channel, { isMember: false, name: 'board' })
    expect(await refusalOf(post('6'))).toBe('not_in_channel')
    expect((await client.conversations.info({ channel })).channel).toMatchObject({
      name: 'board',
      is_member: false,
      is_archived: false,
    })
    await client.chat.delete({ channel, ts })
    slack.setChannel(channel, { isPrivate: true })
    expect(await refusalOf(post('6'))).toBe('channel_not_found')
    expect(slack.payloads.slashCommand({ channel })).toMatchObject({ channel_name: 'privategroup' })
  })

  it('can be one of ten thousand', async () => {
    const made = slack.addChannels(10_000)
    const closed = slack.addChannels(2, { isMember: false })
    expect(new Set([...made, ...closed]).size).toBe(10_002)
    const last = made.at(-1) ?? ''
    expect((await client.conversations.info({ channel: last })).channel?.is_member).toBe(true)
    await post('5', { channel: last })
    await post('6', { channel: last })
    await post('7', { channel: made[0] })
    await client.chat.postEphemeral({ channel: made[1] ?? '', user: ids.user, text: 'only you' })
    expect(await refusalOf(post('8', { channel: closed[0] }))).toBe('not_in_channel')
    expect(slack.countVisible()).toEqual(
      new Map([
        [last, 2],
        [made[0], 1],
      ]),
    )
  })

  it('can be closed by a fault all the same', async () => {
    slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' })
    expect(await refusalOf(client.conversations.history({ channel }))).toBe('missing_scope')
    slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' })
    expect(await refusalOf(post('5', { channel: ids.otherChannel }))).toBe('is_archived')
  })

  it('keeps what people wrote from the bot', async () => {
    const ts = '1700000000.000100'
    slack.payloads.appMention({ text: '5', ts })
    expect(await refusalOf(client.chat.update({ channel, ts, text: '6' }))).toBe('cant_update_message')
    expect(await refusalOf(client.chat.delete({ channel, ts }))).toBe('cant_delete_message')
    slack.payloads.appMention({ text: 'of a copy that Slack delivers', ts })
    expect((await client.conversations.history({ channel })).messages).toMatchObject([
      { text: `<@${ids.botUser}> 5` },
    ])
    slack.payloads.appMention({ text: '7', ts, edited: true })
    expect((await client.conversations.history({ channel })).messages).toMatchObject([
      { text: `<@${ids.botUser}> 7`, edited: {} },
    ])
  })
})

async function post(text: string, more: object = {}): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    unfurl_links: false,
    unfurl_media: false,
    ...more,
  })
  return ts ?? ''
}
