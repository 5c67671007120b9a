import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'
import { describeZone, isZone } from './zone.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

describe('users.info', () => {
  it('tells who somebody is, and who administers the workspace', async () => {
    expect(await lookUp(ids.user)).toMatchObject({
      id: ids.user,
      name: 'alice',
      real_name: 'Alice Martin',
      profile: { display_name: 'alice' },
      is_admin: false,
      is_owner: false,
      is_bot: false,
      deleted: false,
    })
    expect(await lookUp(ids.admin)).toMatchObject({ is_admin: true })
    expect(await lookUp(ids.thirdUser)).toMatchObject({
      real_name: 'Carol Ito',
      profile: { display_name: '' },
    })
    expect(await lookUp(ids.otherBotUser)).toMatchObject({ is_bot: true })
    expect(await lookUp('U1')).toMatchObject({ name: 'u1', is_bot: false })
    expect(slack.violations).toEqual([])
  })

  it('tells the time zone, with what it is called and how far it is from Greenwich now', async () => {
    expect(await lookUp(ids.user)).toMatchObject({ tz: 'Europe/London' })
    expect(await lookUp(ids.thirdUser)).toMatchObject({
      tz: 'Asia/Tokyo',
      tz_label: 'Japan Standard Time',
      tz_offset: 32_400,
    })
    slack.setUser(ids.user, { tz: 'Asia/Kathmandu' })
    expect(await lookUp(ids.user)).toMatchObject({ name: 'alice', tz: 'Asia/Kathmandu', tz_offset: 20_700 })
    slack.setUser(ids.user, { tz: null })
    for (const name of ['tz', 'tz_label', 'tz_offset']) {
      expect(await lookUp(ids.user)).not.toHaveProperty(name)
    }
    expect(() => slack.setUser(ids.user, { tz: 'Europe/Atlantis' })).toThrow('no time zone Europe/Atlantis')
  })

  it('does not know everybody', async () => {
    expect(await refusalOf(client.users.info({ user: ids.unknownUser }))).toBe('user_not_found')
    expect(await refusalOf(client.users.info({ user: 'alice' }))).toBe('user_not_found')
    slack.setUser('U1', { isKnown: false })
    expect(await refusalOf(client.users.info({ user: 'U1' }))).toBe('user_not_found')
    slack.setUser(ids.user, { isDeleted: true })
    expect(await lookUp(ids.user)).toMatchObject({ deleted: true })
    expect(await lookUp(ids.user)).not.toHaveProperty('tz')
    expect(await refusalOf(client.apiCall('users.info', { users: 'U1' }))).toBe('invalid_arguments')
  })
})

describe('a zone', () => {
  it.each([
    ['Europe/London', '2030-07-01', { label: 'British Summer Time', offset: 3600 }],
    ['Europe/London', '2030-01-01', { label: 'Greenwich Mean Time', offset: 0 }],
    ['America/New_York', '2030-01-01', { label: 'Eastern Standard Time', offset: -18_000 }],
    ['America/St_Johns', '2030-01-01', { offset: -12_600 }],
  ])('is %s on %s', (name, day, zone) => {
    expect(describeZone(name, new Date(day))).toMatchObject(zone)
  })

  it.each(['', '+01:00', 'Europe/Atlantis', 7, undefined])('is not %j', (name) => {
    expect(isZone(name)).toBe(false)
  })
})

describe('a payload', () => {
  it('tells the handle of whoever acts', () => {
    expect(slack.payloads.slashCommand({ user: ids.secondUser })).toMatchObject({ user_name: 'bob' })
    slack.setUser(ids.secondUser, { name: 'robert' })
    const message = { ts: '1700000000.000100', text: '5' }
    const shortcut = slack.payloads.messageShortcut({ callbackId: 'x', message, user: ids.secondUser })
    expect(shortcut).toMatchObject({ user: { id: ids.secondUser, name: 'robert', username: 'robert' } })
  })
})

describe('conversations.open', () => {
  it('gives one person’s channel with the bot, the same each time', async () => {
    const first = await client.conversations.open({ users: ids.user })
    expect(first).toMatchObject({ channel: { id: ids.directChannel } })
    expect(first).not.toHaveProperty('already_open')
    expect(await client.conversations.open({ users: ids.user })).toMatchObject({
      already_open: true,
      channel: { id: ids.directChannel },
    })
    const other = await client.conversations.open({ users: ids.secondUser })
    const channel = other.channel?.id ?? ''
    expect(channel).not.toBe(ids.directChannel)
    await client.chat.postMessage({ channel, text: '5', unfurl_links: false, unfurl_media: false })
    expect(slack.visible(channel)).toMatchObject([{ text: '5' }])
    expect((await client.conversations.info({ channel })).channel).toMatchObject({
      is_im: true,
      user: ids.secondUser,
    })
    expect(slack.violations).toEqual([])
  })

  it.each([
    [ids.unknownUser, 'user_not_found'],
    ['alice', 'user_not_found'],
    [ids.otherBotUser, 'cannot_dm_bot'],
    [ids.botUser, 'cannot_dm_bot'],
  ])('of %s is refused', async (users, error) => {
    expect(await refusalOf(client.conversations.open({ users }))).toBe(error)
  })

  it('of somebody who has left is refused, and their channel is gone where nobody knows them', async () => {
    slack.setUser(ids.user, { isDeleted: true })
    expect(await refusalOf(client.conversations.open({ users: ids.user }))).toBe('user_disabled')
    slack.setUser(ids.user, { isKnown: false })
    const there = { channel: ids.directChannel, text: '5', unfurl_links: false, unfurl_media: false }
    expect(await refusalOf(client.chat.postMessage(there))).toBe('channel_not_found')
  })

  it.each<[Record<string, unknown>, string]>([
    [{}, 'missing argument users'],
    [{ users: 'U1,U2' }, 'no conversations of several'],
    [{ users: 'U1', return_im: true }, 'unknown argument return_im'],
  ])('with %j is refused', async (args, problem) => {
    expect(await refusalOf(client.apiCall('conversations.open', args))).toBe('invalid_arguments')
    expect(slack.violations).toContainEqual({
      where: 'conversations.open',
      problem: expect.stringContaining(problem),
    })
  })
})

async function lookUp(user: string): Promise<unknown> {
  return (await client.users.info({ user })).user
}
