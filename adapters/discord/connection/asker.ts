import {
  type APIInteractionDataResolvedGuildMember,
  type APIInteractionGuildMember,
  GuildMember,
  Message,
  type User,
} from 'discord.js'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import { mayForget, mayTakeBack } from '../posting/permissions.ts'
import type { Answerable } from '../posting/respond.ts'
import { isOwn, placeOf } from './workspace-of.ts'

/** Who asks, with what the command needs to know of them. Discord tells nobody's time zone. */
export function askerOf(source: Answerable | Message, command: Command): Asker {
  const isMessage = source instanceof Message
  const user = isMessage ? source.author : source.user
  const permissions = isMessage ? source.member?.permissions : source.memberPermissions
  const at = placeOf(source)
  const isEntitled =
    command.kind === 'forget' ? isOwn(at) || mayForget(permissions) : mayTakeBack(permissions)
  return {
    id: user.id,
    name: nameOf(user, source.member),
    isAdmin: needsOf(command, user.id).isAdmin && isEntitled,
    zone: null,
    at,
    origin: source.id,
  }
}

/** Somebody as a member of a server, as Discord tells it. */
export type Member = GuildMember | APIInteractionGuildMember | APIInteractionDataResolvedGuildMember

/** What people call somebody where they are. */
export function nameOf(user: Pick<User, 'displayName'>, member: Member | null): string {
  if (member instanceof GuildMember) return member.displayName
  return member?.nick ?? user.displayName
}
