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
  readonly parent_id?: string | null
}

/**
 * Where something happens: a channel of the server, a thread of that channel, a post in the server's forum (which is a
 * thread too), a thread that was closed and locked, the bot's own direct messages, a group of people into which a user
 * brought the app along, or a server that has not added the bot, likewise.
 */
export type Place = 'channel' | 'thread' | 'forum' | 'locked' | 'dm' | 'private' | 'foreign'

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
  dmCarol: '300000000000000007',
  /** The forum itself, in which nobody can write. */
  forum: '300000000000000008',
  forumPost: '300000000000000009',
  lockedThread: '300000000000000010',
  dmDan: '300000000000000011',
  dmErin: '300000000000000012',
  botRole: '500000000000000001',
} as const

/**
 * People and bots of the loopback server. Alice owns it and so may do anything; bob, carol and dan are members like any
 * other, and dan has given no name but that of his account; erin is on Discord and in no server; other is somebody
 * else's bot.
 */
export const users = {
  bot: user(ids.bot, 'rapporteur', { bot: true }),
  alice: user('400000000000000001', 'alice', { global_name: 'Alice' }),
  bob: user('400000000000000002', 'bob', { global_name: 'Bob' }),
  other: user('400000000000000003', 'other-bot', { bot: true }),
  carol: user('400000000000000004', 'carol', { global_name: 'Carol' }),
  dan: user('400000000000000005', 'dan', {}),
  erin: user('400000000000000006', 'erin', { global_name: 'Erin' }),
} as const

/** When everything here began, ISO 8601. */
export const SINCE = '2020-01-01T00:00:00.000000+00:00'

const guildChannel = {
  parent_id: null,
  position: 0,
  permission_overwrites: [],
  nsfw: false,
  topic: null,
  rate_limit_per_user: 0,
}

// https://discord.com/developers/docs/resources/channel#channel-object
const forumSettings = {
  available_tags: [],
  default_reaction_emoji: null,
  default_sort_order: null,
  default_forum_layout: 0,
  default_thread_rate_limit_per_user: 0,
}

/** Where the people of the loopback server write directly to the bot. */
const directChannels: readonly (readonly [string, User])[] = [
  [ids.dmAlice, users.alice],
  [ids.dmBob, users.bob],
  [ids.dmCarol, users.carol],
  [ids.dmDan, users.dan],
  [ids.dmErin, users.erin],
]

/** The channels that every loopback server begins with, by id. */
export const channels: ReadonlyMap<string, Channel> = new Map(
  [
    textChannel(ids.channel, ids.guild, 'general'),
    textChannel(ids.foreignChannel, ids.foreignGuild, 'elsewhere'),
    channel(ids.forum, ChannelType.GuildForum, {
      ...guildChannel,
      ...forumSettings,
      guild_id: ids.guild,
      name: 'questions',
    }),
    thread(ids.thread, 'a thread', ids.channel, false),
    thread(ids.forumPost, 'a post', ids.forum, false),
    thread(ids.lockedThread, 'a closed thread', ids.channel, true),
    channel(ids.private, ChannelType.GroupDM, {
      name: null,
      icon: null,
      owner_id: users.alice.id,
      recipients: [users.alice, users.bob, users.carol],
    }),
    ...directChannels.map(([id, user]) => channel(id, ChannelType.DM, { recipients: [user] })),
  ].map((each) => [each.id, each]),
)

/** The channel of a place; the direct messages are those with the user given. */
export function channelOf(place: Place, withUser: User): Channel {
  const direct = directChannels.find(([, user]) => user.id === withUser.id)
  const id = {
    channel: ids.channel,
    thread: ids.thread,
    forum: ids.forumPost,
    locked: ids.lockedThread,
    dm: direct?.[0] ?? ids.dmAlice,
    private: ids.private,
    foreign: ids.foreignChannel,
  }
  const found = channels.get(id[place])
  if (!found) throw new Error(`No channel for ${place}`)
  return found
}

/** The place that a channel belongs to; the forum belongs to the place of its post. */
export function placeOf({ id, type, guild_id: guildId, parent_id: parentId }: Channel): Place {
  if (guildId === ids.foreignGuild) return 'foreign'
  if (type === ChannelType.DM) return 'dm'
  if (type === ChannelType.GroupDM) return 'private'
  if (id === ids.lockedThread) return 'locked'
  if (id === ids.forum || parentId === ids.forum) return 'forum'
  return type === ChannelType.PublicThread ? 'thread' : 'channel'
}

/** The person or bot with that id, null if nobody has it. */
export function findUser(id: unknown): User | null {
  return Object.values<User>(users).find((each) => each.id === id) ?? null
}

/** An ordinary channel of a server, in which everybody may write. */
export function textChannel(id: string, guildId: string, name: string): Channel {
  return channel(id, ChannelType.GuildText, { ...guildChannel, guild_id: guildId, name })
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
  more: Omit<Json, 'id' | 'type'> & { guild_id?: string; parent_id?: string | null },
): Channel {
  return { id, type, last_message_id: null, flags: 0, ...more }
}

/** A public thread; a closed one is both archived and locked. */
function thread(id: string, name: string, parentId: string, isClosed: boolean): Channel {
  return channel(id, ChannelType.PublicThread, {
    guild_id: ids.guild,
    name,
    parent_id: parentId,
    owner_id: users.alice.id,
    message_count: 0,
    member_count: 2,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    ...(parentId === ids.forum ? { applied_tags: [] } : {}),
    thread_metadata: {
      archived: isClosed,
      auto_archive_duration: 1440,
      archive_timestamp: SINCE,
      locked: isClosed,
    },
  })
}
