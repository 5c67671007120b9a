import { ChannelType } from 'discord.js'
import type { Json } from './json.ts'
import { bareMember, channels, EVERYTHING, ids, SINCE, users } from './world.ts'

/** The guild as GUILD_CREATE carries it. discord.js throws where a list of it is missing. */
export function completeGuild(): Json {
  const inGuild = [...channels.values()].filter((each) => each.guild_id === ids.guild)
  return {
    ...guildSettings,
    id: ids.guild,
    name: 'Loopback',
    owner_id: users.alice.id,
    roles: [everyone],
    members: [users.alice, users.bob, users.bot, users.other].map((each) => ({
      ...bareMember(),
      user: each,
    })),
    channels: inGuild.filter((each) => each.type === ChannelType.GuildText),
    threads: inGuild.filter((each) => each.type === ChannelType.PublicThread),
    member_count: 4,
    joined_at: SINCE,
  }
}

const everyone = {
  id: ids.guild,
  name: '@everyone',
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions: EVERYTHING,
  managed: false,
  mentionable: false,
  flags: 0,
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
