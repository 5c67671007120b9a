import {
  type APIInteractionDataResolvedGuildMember,
  type APIInteractionGuildMember,
  GuildMember,
  type Message,
  type User,
} from 'discord.js'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import type { Place } from '../../../src/command/place.ts'
import { isHere, mayForget, mayTakeBack } from '../posting/permissions.ts'
import type { Answerable } from './respond.ts'

/** Who asks by an interaction, with what the command needs to know of them. Discord tells nobody's time zone. */
export function askerIn(interaction: Answerable, command: Command): Asker {
  const { id, user, member, memberPermissions } = interaction
  const at = placeOf(interaction)
  return {
    id: user.id,
    name: nameOf(user, member),
    isAdmin:
      needsOf(command, user.id).isAdmin &&
      (command.kind === 'forget' ? isOwn(at) || mayForget(memberPermissions) : mayTakeBack(interaction)),
    zone: null,
    at,
    origin: id,
  }
}

/** Who asks by a message. */
export function askerOf({ id, author, member, guildId, channelId }: Message, command: Command): Asker {
  const at = { platform, workspace: guildId ?? `${direct}${channelId}`, channel: channelId, thread: null }
  return {
    id: author.id,
    name: nameOf(author, member),
    isAdmin: command.kind === 'forget' && (isOwn(at) || mayForget(member?.permissions)),
    zone: null,
    at,
    origin: id,
  }
}

/** Somebody as a member of a server, as Discord tells it. */
export type Member = GuildMember | APIInteractionGuildMember | APIInteractionDataResolvedGuildMember

/** What people call somebody where they are. */
export function nameOf(user: Pick<User, 'displayName'>, member: Member | null): string {
  if (member instanceof GuildMember) return member.displayName
  return member?.nick ?? user.displayName
}

const platform = 'Discord'

// Ids of servers are digits alone.
const direct = 'dm:'
const personal = 'user:'

/** Where the bot is not, what somebody notes is theirs alone. */
function placeOf(interaction: Answerable): Place {
  const { guildId, user } = interaction
  const channel = interaction.channelId ?? ''
  const workspace = isHere(interaction) ? (guildId ?? `${direct}${channel}`) : `${personal}${user.id}`
  return { platform, workspace, channel, thread: null }
}

/** Whether a workspace is one person's alone. */
function isOwn({ workspace }: Place): boolean {
  return workspace.startsWith(direct) || workspace.startsWith(personal)
}
