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
  botRole: '500000000000000001',
} as const

/**
 * People and bots of the loopback server. Alice owns it and so may do anything; bob and carol are members like any
 * other; other is somebody else's bot.
 */
export const users = {
  bot: user(ids.bot, 'rapporteur', { bot: true }),
  alice: user('400000000000000001', 'alice', { global_name: 'Alice' }),
  bob: user('400000000000000002', 'bob', { global_name: 'Bob' }),
  other: user('400000000000000003', 'other-bot', { bot: true }),
  carol: user('400000000000000004', 'carol', { global_name: 'Carol' }),
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

/** Every channel of the loopback server, by id. */
export const channels: ReadonlyMap<string, Channel> = new Map(
  [
    channel(ids.channel, ChannelType.GuildText, { ...guildChannel, guild_id: ids.guild, name: 'general' }),
    channel(ids.foreignChannel, ChannelType.GuildText, {
      ...guildChannel,
      guild_id: ids.foreignGuild,
      name: 'elsewhere',
    }),
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
    channel(ids.dmAlice, ChannelType.DM, { recipients: [users.alice] }),
    channel(ids.dmBob, ChannelType.DM, { recipients: [users.bob] }),
    channel(ids.dmCarol, ChannelType.DM, { recipients: [users.carol] }),
  ].map((each) => [each.id, each]),
)

/** The channel of a place; the direct messages are those with the user given. */
export function channelOf(place: Place, withUser: User): Channel {
  const direct = new Map<string, string>([
    [users.bob.id, ids.dmBob],
    [users.carol.id, ids.dmCarol],
  ])
  const id = {
    channel: ids.channel,
    thread: ids.thread,
    forum: ids.forumPost,
    locked: ids.lockedThread,
    dm: direct.get(withUser.id) ?? ids.dmAlice,
    private: ids.private,
    foreign: ids.foreignChannel,
  }
  const found = channels.get(id[place])
  if (!found) throw new Error(`No channel for ${place}`)
  return found
}

/** The place that a channel belongs to; the forum belongs to the place of its post. */
export function placeOf(channelId: string): Place {
  const found = channels.get(channelId)
  if (!found) throw new Error(`No channel ${channelId}`)
  if (found.guild_id === ids.foreignGuild) return 'foreign'
  if (found.type === ChannelType.DM) return 'dm'
  if (found.type === ChannelType.GroupDM) return 'private'
  if (found.id === ids.lockedThread) return 'locked'
  if (found.id === ids.forum || found.parent_id === ids.forum) return 'forum'
  return found.type === ChannelType.PublicThread ? 'thread' : 'channel'
}

/** Whether the bot itself is there; elsewhere it can answer interactions and do nothing else. */
export function isBotIn(place: Place): boolean {
  return place !== 'private' && place !== 'foreign'
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
