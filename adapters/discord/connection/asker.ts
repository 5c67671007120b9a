import {
  type APIInteractionDataResolvedGuildMember,
  type APIInteractionGuildMember,
  type Client,
  type DiscordAPIError,
  GuildMember,
  Message,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type User,
} from 'discord.js'
import { changesDocuments, concernsEverything, isAboutKeys } from '../../../src/command/access.ts'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf, unknownPerson } from '../../../src/command/needs.ts'
import { askerPermissions, isGuest } from '../posting/asker-permissions.ts'
import { isRefusal } from '../posting/refusals.ts'
import type { Answerable } from '../posting/respond.ts'
import { isOwn, placeOf } from './workspace-of.ts'

/** Who asks, with what the command needs to know of them. Discord tells nobody's time zone. */
export function askerOf(source: Answerable | Message, command: Command): Asker {
  const isMessage = source instanceof Message
  const user = isMessage ? source.author : source.user
  const permissions = askerPermissions(source)
  const at = placeOf(source)
  const isTheirs = isOwn(at)
  // Whoever manages the server may have what is kept of it deleted, change its documents and make keys; whoever may remove what others
  // have said, take back what they have quoted.
  const isOfServer =
    concernsEverything(command) ||
    command.kind === 'documents' ||
    changesDocuments(command) ||
    isAboutKeys(command)
  const right = isOfServer ? PermissionFlagsBits.ManageGuild : PermissionFlagsBits.ManageMessages
  const isEntitled = (isOfServer && isTheirs) || permissions?.has(right) === true
  return {
    id: user.id,
    name: nameOf(user, source.member),
    access: {
      role: !isTheirs && isGuest(source.member) ? 'guest' : 'member',
      isAdmin: needsOf(command, user.id).isAdmin && isEntitled,
      managesChannel: isTheirs || permissions?.has(PermissionFlagsBits.ManageChannels) === true,
    },
    zone: null,
    at,
    origin: source.id,
    isAlone: isTheirs,
  }
}

/** Somebody as a member of a server, as Discord tells it. */
export type Member = GuildMember | APIInteractionGuildMember | APIInteractionDataResolvedGuildMember

/** A person's display name in the server, else in Discord. */
export function nameOf(user: Pick<User, 'displayName'>, member: Member | null): string {
  if (member instanceof GuildMember) return member.displayName
  return member?.nick ?? user.displayName
}

/** The command, unless it gives an action item to a role, which reads as a note. */
export function refuseRole(command: Command): Command {
  if (command.kind !== 'change action' || command.owner !== null) return command
  const note = command.note ?? ''
  return /^<@&\d+>/u.test(note) ? unknownPerson(note) : command
}

/** A person's name in the server, else in Discord; null for bots and unknown ids. */
export async function findName(client: Client, guildId: string | null, id: string): Promise<string | null> {
  if (!/^\d{1,20}$/u.test(id)) return null
  // Of changes to members and users the bot is not told, so what it has kept may be old.
  const anew = { force: true, cache: false }
  const guild = guildId === null ? undefined : client.guilds.cache.get(guildId)
  const member = await guild?.members.fetch({ user: id, ...anew }).catch(nobodyIfUnknown)
  const user = member?.user ?? (await client.users.fetch(id, anew).catch(nobodyIfUnknown))
  return user === null || user.bot ? null : nameOf(user, member ?? null)
}

function nobodyIfUnknown(error: unknown): null {
  if (isRefusal(error) && unknown.has(error.code)) return null
  throw error
}

const unknown: ReadonlySet<DiscordAPIError['code']> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  // An id that is too large to be one.
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
])
