import { InteractionContextType, type InteractionType } from 'discord.js'
import type { Interaction } from './interactions.ts'
import type { Json } from './json.ts'
import { fullMember } from './members.ts'
import type { Message } from './model.ts'
import type { Scene } from './payload-messages.ts'
import type { BotPermissions } from './permissions.ts'
import { nextSnowflake } from './snowflake.ts'
import { channelOf, ids, type Place, placeOf, type User, users } from './world.ts'

export interface InteractionScene extends Scene {
  readonly locale?: string
  /** What the bot may do there (`app_permissions`), unless it is what was set for the channel. */
  readonly permissions?: bigint | string
  /** What the person may do there; outside servers there is no member, and this means nothing. */
  readonly memberPermissions?: bigint | string
}

/** An interaction of somebody somewhere; an answer to it is due within three seconds of its dispatch. */
export function createInteraction(
  type: InteractionType,
  data: Json,
  scene: InteractionScene,
  botPermissions: BotPermissions,
): Interaction {
  const { place = 'channel', user = users.alice, locale = 'en-US' } = scene
  const channel = channelOf(place, user)
  return {
    ...identity(),
    type,
    data,
    application_id: ids.bot,
    version: 1,
    channel_id: channel.id,
    channel,
    locale,
    app_permissions: String(scene.permissions ?? botPermissions.of(channel.id)),
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...context(place, user, scene.memberPermissions),
  }
}

/** What makes an interaction another one. */
export function identity(): Pick<Interaction, 'id' | 'token'> {
  const id = nextSnowflake()
  return { id, token: `token-of-${id}` }
}

/** The scene of something done to a message: in its channel, and in direct messages by whom they are with. */
export function sceneAt<T extends InteractionScene>(message: Message, scene: T): T {
  const place = placeOf(message.channel_id)
  const found = {
    ...scene,
    place,
    user: scene.user ?? (place === 'dm' ? partnerIn(message.channel_id) : users.alice),
  }
  const isElsewhere = (scene.place ?? place) !== place
  if (isElsewhere || channelOf(place, found.user).id !== message.channel_id)
    throw new Error(`Message ${message.id} is not where ${found.user.username} is`)
  return found
}

function partnerIn(channelId: string): User {
  const people = [users.alice, users.bob, users.carol]
  const found = people.find((each) => channelOf('dm', each).id === channelId)
  if (!found) throw new Error(`${channelId} is nobody's`)
  return found
}

/**
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object: in a guild there is a
 * member, elsewhere a user; the owners tell who installed the app, "0" being the guild (or "0" in the bot's direct
 * messages) and "1" the user.
 */
function context(place: Place, user: User, permissions: bigint | string | undefined): Json {
  switch (place) {
    case 'channel':
    case 'thread':
    case 'forum':
    case 'locked':
      return {
        ...inGuild(ids.guild, user, permissions),
        authorizing_integration_owners: { 0: ids.guild },
      }
    case 'foreign':
      return {
        ...inGuild(ids.foreignGuild, user, permissions),
        authorizing_integration_owners: { 1: user.id },
      }
    case 'dm':
      return { user, context: InteractionContextType.BotDM, authorizing_integration_owners: { 0: '0' } }
    case 'private':
      return {
        user,
        context: InteractionContextType.PrivateChannel,
        authorizing_integration_owners: { 1: user.id },
      }
  }
}

function inGuild(guildId: string, user: User, permissions: bigint | string | undefined): Json {
  return {
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: 'en-US' },
    guild_locale: 'en-US',
    member: permissions === undefined ? fullMember(user) : fullMember(user, String(permissions)),
    context: InteractionContextType.Guild,
  }
}
