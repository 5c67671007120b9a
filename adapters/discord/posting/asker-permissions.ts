import { GuildMember, GuildMemberFlags, Message, PermissionFlagsBits, PermissionsBitField } from 'discord.js'
import { words } from '../../../src/words/words.ts'
import { findObstacle } from './permissions.ts'
import type { Answerable } from './respond.ts'

type Member = NonNullable<Answerable['member'] | Message['member']>

/** What whoever asks may do in the channel; null outside servers, and where Discord doesn't tell it. */
export function askerPermissions(source: Answerable | Message): Readonly<PermissionsBitField> | null {
  const { member } = source
  const permissions = source instanceof Message ? permissionsIn(source) : source.memberPermissions
  if (permissions === null || !isTimedOut(member, permissions)) return permissions
  const kept = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory
  return new PermissionsBitField(permissions.bitfield & kept)
}

/**
 * Why whoever asks may not write where they ask, as the end of "I couldn’t post here:"; null where they may, or where that
 * is not known. What they may not write, the bot does not write for them.
 */
export function writingProblem(source: Answerable | Message): string | null {
  const permissions = askerPermissions(source)
  const obstacle = findObstacle(source.channel, permissions, { history: false, hasFiles: false })
  if (obstacle === null) return null
  // No permission that they could be given would help.
  if (isTimedOut(source.member, permissions)) return words.askerTimedOut
  return obstacle === 'locked' ? words.askerLocked : words.askerLacks(obstacle)
}

/** Whether a member is a guest, whom Discord lets into one voice channel of the server until they leave it. */
export function isGuest(member: Member | null): boolean {
  if (member === null) return false
  const flags = member instanceof GuildMember ? member.flags.bitfield : member.flags
  return (flags & GuildMemberFlags.IsGuest) !== 0
}

function permissionsIn({ channel, member }: Message): Readonly<PermissionsBitField> | null {
  return channel.isDMBased() || member === null ? null : channel.permissionsFor(member)
}

/** Administrators can't be timed out (support.discord.com/hc/en-us/articles/4413305239191). */
function isTimedOut(member: Member | null, permissions: Readonly<PermissionsBitField> | null): boolean {
  if (member === null || permissions?.has(PermissionFlagsBits.Administrator) === true) return false
  if (member instanceof GuildMember) return member.isCommunicationDisabled()
  const { communication_disabled_until: until } = member
  return until != null && Date.parse(until) > Date.now()
}
