import { GuildMember, GuildMemberFlags, Message, PermissionFlagsBits, PermissionsBitField } from 'discord.js'
import { words } from '../../../src/words/words.ts'
import { findObstacle } from './permissions.ts'
import type { Answerable } from './respond.ts'

/** Somebody as a member of a server, as Discord tells it. */
export type Member = NonNullable<Answerable['member'] | Message['member']>

/** What whoever asks may do in the channel; null outside servers, and where Discord doesn't tell it. */
export function askerPermissions(source: Answerable | Message): Readonly<PermissionsBitField> | null {
  const { member } = source
  const permissions = source instanceof Message ? permissionsIn(source) : source.memberPermissions
  if (permissions === null || member === null || !isTimedOut(member)) return permissions
  // support.discord.com/hc/en-us/articles/4413305239191: administrators can't be timed out, and others only read.
  return permissions.has(PermissionFlagsBits.Administrator) ? permissions : onlyReading(permissions)
}

/**
 * Why whoever asks may not write where they ask, as the end of "I cannot post here:"; null where they may, or where that
 * is not known. What they may not write, the bot does not write for them.
 */
export function writingProblem(source: Answerable | Message): string | null {
  const obstacle = findObstacle(source.channel, askerPermissions(source), { history: false, hasFiles: false })
  if (obstacle === null) return null
  return obstacle === 'locked' ? words.threadLocked : words.askerLacks(obstacle)
}

/** Whether somebody is a guest of a server, let in to one voice channel and gone with it. */
export function isGuest(member: Member | null): boolean {
  if (member === null) return false
  const flags = member instanceof GuildMember ? member.flags.bitfield : member.flags
  return (flags & GuildMemberFlags.IsGuest) !== 0
}

function permissionsIn({ channel, member }: Message): Readonly<PermissionsBitField> | null {
  return channel.isDMBased() || member === null ? null : channel.permissionsFor(member)
}

function isTimedOut(member: Member): boolean {
  if (member instanceof GuildMember) return member.isCommunicationDisabled()
  const { communication_disabled_until: until } = member
  return until != null && Date.parse(until) > Date.now()
}

function onlyReading(permissions: Readonly<PermissionsBitField>): PermissionsBitField {
  const kept = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory
  return new PermissionsBitField(permissions.bitfield & kept)
}
