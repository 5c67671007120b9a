import { ChannelType, PermissionFlagsBits } from 'discord.js'
import type { Guild } from './guilds.ts'
import type { Json } from './json.ts'
import { bareMember, isMember } from './members.ts'
import { EVERYTHING, ORDINARY } from './permissions.ts'
import { type Channel, ids, users } from './world.ts'

export type OverwritesIn = (channelId: string) => readonly Json[]

/**
 * The guild as GUILD_CREATE carries it, with its active threads only. discord.js throws where a list of it is missing.
 * Without the intent for presences the bot is the only member in it; others become known as they act, or are asked for:
 * https://discord.com/developers/docs/events/gateway-events#guild-create
 */
export function completeGuild(
  { id, name, joinedAt, systemChannel }: Guild,
  inGuild: readonly Channel[],
  overwritesIn: OverwritesIn,
): Json {
  const isThread = ({ type }: Channel): boolean => type === ChannelType.PublicThread
  return {
    ...guildSettings,
    id,
    name,
    owner_id: users.alice.id,
    roles: [{ ...everyone, id }, ofBot],
    members: [{ ...bareMember(users.bot), user: users.bot }],
    channels: inGuild.filter((each) => !isThread(each)).map((each) => asSeen(each, overwritesIn)),
    threads: inGuild.filter((each) => isThread(each) && each.id !== ids.lockedThread),
    member_count: Object.values(users).filter((each) => isMember(each, id)).length,
    joined_at: joinedAt,
    system_channel_id: systemChannel,
  }
}

/** A channel with what was set for the bot in it. */
export function asSeen(channel: Channel, overwritesIn: OverwritesIn): Channel {
  const isWithOverwrites = 'permission_overwrites' in channel
  return isWithOverwrites ? { ...channel, permission_overwrites: overwritesIn(channel.id) } : channel
}

const role = {
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  color: 0,
  hoist: false,
  mentionable: false,
  flags: 0,
}

const everyone = {
  ...role,
  name: '@everyone',
  position: 0,
  permissions: String(ORDINARY),
  managed: false,
}

/** Everything but to administrate, which would make overwrites of no effect. */
const ofBot = {
  ...role,
  id: ids.botRole,
  name: users.bot.username,
  position: 1,
  permissions: String(EVERYTHING & ~PermissionFlagsBits.Administrator),
  managed: true,
  tags: { bot_id: ids.bot },
}

const nothing = {
  icon: null,
  splash: null,
  discovery_splash: null,
  afk_channel_id: null,
  application_id: null,
  system_channel_id: null,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
}

const guildSettings = {
  ...nothing,
  region: 'deprecated',
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  system_channel_flags: 0,
  large: false,
  unavailable: false,
  emojis: [],
  stickers: [],
  features: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
}
