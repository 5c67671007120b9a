import { ChannelType } from 'discord.js'
import type { Json } from './json.ts'

export interface User extends Json {
  readonly id: string
  readonly username: string
  readonly bot?: boolean
}

export interface Channel extends Json {
  readonly id: string
  readonly type: ChannelType
  readonly guild_id?: string
}

/**
 * Where something happens: a channel of the server, a thread of that channel, the bot's own direct messages, a group
 * of people into which a user brought the app along, or a server that has not added the bot, likewise.
 */
export type Place = 'channel' | 'thread' | 'dm' | 'private' | 'foreign'

/** The bot and its application share one id, as they do for every application made since 2016. */
export const ids = {
  bot: '100000000000000001',
  guild: '200000000000000001',
  foreignGuild: '200000000000000002',
  channel: '300000000000000001',
  thread: '300000000000000002',
  foreignChannel: '300000000000000003',
  private: '300000000000000004',
  dmAlice: '300000000000000005',
  dmBob: '300000000000000006',
} as const

/** People and bots of the loopback server; alice owns the guild, and other is somebody else's bot. */
export const users = {
  bot: user(ids.bot, 'rapporteur', { bot: true }),
  alice: user('400000000000000001', 'alice', { global_name: 'Alice' }),
  bob: user('400000000000000002', 'bob', { global_name: 'Bob' }),
  other: user('400000000000000003', 'other-bot', { bot: true }),
} as const

/** All permissions, as a string of digits. */
export const EVERYTHING = '2251799813685247'

/** When everything here began, ISO 8601. */
export const SINCE = '2020-01-01T00:00:00.000000+00:00'

const guildChannel = {
  position: 0,
  permission_overwrites: [],
  nsfw: false,
  topic: null,
  rate_limit_per_user: 0,
}

/** Every channel of the loopback server, by id. */
export const channels: ReadonlyMap<string, Channel> = new Map(
  [
    channel(ids.channel, ChannelType.GuildText, {
      ...guildChannel,
      guild_id: ids.guild,
      name: 'general',
      parent_id: null,
    }),
    channel(ids.foreignChannel, ChannelType.GuildText, {
      ...guildChannel,
      guild_id: ids.foreignGuild,
      name: 'elsewhere',
      parent_id: null,
    }),
    channel(ids.thread, ChannelType.PublicThread, {
      guild_id: ids.guild,
      name: 'a thread',
      parent_id: ids.channel,
      owner_id: users.alice.id,
      message_count: 0,
      member_count: 2,
      total_message_sent: 0,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: SINCE,
        locked: false,
      },
    }),
    channel(ids.private, ChannelType.GroupDM, {
      name: null,
      icon: null,
      owner_id: users.alice.id,
      recipients: [users.alice, users.bob],
    }),
    channel(ids.dmAlice, ChannelType.DM, { recipients: [users.alice] }),
    channel(ids.dmBob, ChannelType.DM, { recipients: [users.bob] }),
  ].map((each) => [each.id, each]),
)

/** The channel of a place; the direct messages are those with the user given. */
export function channelOf(place: Place, withUser: User): Channel {
  const directId = withUser.id === users.bob.id ? ids.dmBob : ids.dmAlice
  const id = {
    channel: ids.channel,
    thread: ids.thread,
    dm: directId,
    private: ids.private,
    foreign: ids.foreignChannel,
  }
  const found = channels.get(id[place])
  if (!found) throw new Error(`No channel for ${place}`)
  return found
}

/** The place that a channel belongs to. */
export function placeOf(channelId: string): Place {
  const found = channels.get(channelId)
  if (!found) throw new Error(`No channel ${channelId}`)
  if (found.guild_id === ids.foreignGuild) return 'foreign'
  if (found.type === ChannelType.DM) return 'dm'
  if (found.type === ChannelType.GroupDM) return 'private'
  return found.type === ChannelType.PublicThread ? 'thread' : 'channel'
}

/** Whether the bot itself is there; elsewhere it can answer interactions and do nothing else. */
export function isBotIn(place: Place): boolean {
  return place !== 'private' && place !== 'foreign'
}

/** A member as messages carry it: without its user. */
export function bareMember(): Json {
  return {
    nick: null,
    avatar: null,
    roles: [],
    joined_at: SINCE,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  }
}

/** A member as interactions carry it: with its user and permissions. */
export function fullMember(of: User): Json {
  return { ...bareMember(), user: of, permissions: EVERYTHING }
}

function user(id: string, username: string, more: Json): User {
  return {
    id,
    username,
    discriminator: '0',
    global_name: null,
    avatar: null,
    flags: 0,
    public_flags: 0,
    ...more,
  }
}

function channel(
  id: string,
  type: ChannelType,
  more: Omit<Json, 'id' | 'type'> & { guild_id?: string },
): Channel {
  return { id, type, last_message_id: null, flags: 0, ...more }
}
