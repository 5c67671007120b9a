import {
  type APIInteractionDataResolvedGuildMember,
  type APIInteractionGuildMember,
  GuildMember,
  type Message,
  type User,
} from 'discord.js'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import { mayForget, mayTakeBack } from '../posting/permissions.ts'
import type { Answerable } from '../posting/respond.ts'
import { isOwn, placeOf } from './workspace-of.ts'

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
export function askerOf(message: Message, command: Command): Asker {
  const { id, author, member } = message
  const at = placeOf(message)
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
