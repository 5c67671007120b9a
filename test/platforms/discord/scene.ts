import { ChannelType, InteractionContextType, type InteractionType } from 'discord.js'
import { type Channels, partnerIn } from './channels.ts'
import type { Interaction } from './interactions.ts'
import type { Json } from './json.ts'
import { fullMember } from './members.ts'
import type { Message } from './model.ts'
import type { Scene } from './payload-messages.ts'
import { nextSnowflake } from './snowflake.ts'
import type { Surroundings } from './surroundings.ts'
import { type Channel, channelOf, findUser, placeOf, type User, users } from './world.ts'

export interface InteractionScene extends Scene {
  readonly locale?: string
  /** What the bot may do there (`app_permissions`), unless it is what was set for the channel. */
  readonly permissions?: bigint | string
  /** What the person may do there; outside servers there is no member, and this means nothing. */
  readonly memberPermissions?: bigint | string
  /** What else Discord tells of the person as a member. */
  readonly member?: Json
}

/** An interaction of somebody somewhere; an answer to it is due within three seconds of its dispatch. */
export function createInteraction(
  type: InteractionType,
  data: Json,
  scene: InteractionScene,
  { channels, permissions }: Surroundings,
): Interaction {
  const { place = 'channel', user = users.alice, locale = 'en-US' } = scene
  const id = scene.channel ?? channelOf(place, user).id
  const channel = channels.find(id)
  if (!channel) throw new Error(`There is no channel ${id}`)
  return {
    ...identity(),
    type,
    data,
    application_id: users.bot.id,
    version: 1,
    channel_id: id,
    channel,
    locale,
    app_permissions: String(scene.permissions ?? permissions.of(id)),
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...context(channel, channels.isBotIn(channel), user, scene),
  }
}

/** What makes an interaction another one. */
export function identity(): Pick<Interaction, 'id' | 'token'> {
  const id = nextSnowflake()
  return { id, token: `token-of-${id}` }
}

/** The scene of something done to a message: in its channel, and in direct messages by whom they are with. */
export function sceneAt<T extends InteractionScene>(message: Message, scene: T, channels: Channels): T {
  const channel = channels.find(message.channel_id)
  if (!channel) throw new Error(`There is no channel ${message.channel_id}`)
  const partner = findUser(partnerIn(channel))
  const user = scene.user ?? partner ?? users.alice
  const isElsewhere =
    (scene.place ?? placeOf(channel)) !== placeOf(channel) || (scene.channel ?? channel.id) !== channel.id
  if (isElsewhere || (partner && partner.id !== user.id))
    throw new Error(`Message ${message.id} is not where ${user.username} is`)
  return { ...scene, channel: channel.id, user }
}

/**
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object: in a guild there is a
 * member, elsewhere a user; the owners tell who installed the app, "0" being the guild (or "0" in the bot's direct
 * messages) and "1" the user.
 */
function context(
  { type, guild_id: guildId }: Channel,
  isBotThere: boolean,
  user: User,
  scene: InteractionScene,
): Json {
  const ofUser = { authorizing_integration_owners: { 1: user.id } }
  if (guildId !== undefined)
    return {
      ...inGuild(guildId, user, scene),
      ...(isBotThere ? { authorizing_integration_owners: { 0: guildId } } : ofUser),
    }
  if (type === ChannelType.DM)
    return { user, context: InteractionContextType.BotDM, authorizing_integration_owners: { 0: '0' } }
  return { user, context: InteractionContextType.PrivateChannel, ...ofUser }
}

function inGuild(
  guildId: string,
  user: User,
  { memberPermissions: permissions, member }: InteractionScene,
): Json {
  return {
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: 'en-US' },
    guild_locale: 'en-US',
    member: {
      ...(permissions === undefined ? fullMember(user) : fullMember(user, String(permissions))),
      ...member,
    },
    context: InteractionContextType.Guild,
  }
}
