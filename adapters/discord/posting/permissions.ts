import {
  ApplicationIntegrationType,
  type BaseInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  type PermissionsBitField,
  type TextBasedChannel,
} from 'discord.js'
import { words } from '../../../src/words/words.ts'

/** Whether the bot itself is where an interaction comes from; elsewhere it can answer it and do nothing more. */
export function isHere({ guildId, context, client, authorizingIntegrationOwners: owners }: BaseInteraction) {
  if (guildId === null) return context === InteractionContextType.BotDM
  // A server may have taken the commands without the bot.
  return owners[ApplicationIntegrationType.GuildInstall] !== undefined && client.guilds.cache.has(guildId)
}

/** What a post needs beside the right to send. */
export interface Needs {
  /** It is a reply, or its messages have to be found again. */
  readonly history: boolean
  readonly hasFiles: boolean
}

/** What a digest needs: it is looked for before it is posted once more. */
export const digestNeeds: Needs = { history: true, hasFiles: false }

/** Why the bot may not post where an interaction comes from, as the end of "I couldn’t post here:"; null where it may. */
export function permissionProblemIn(interaction: BaseInteraction, needs: Needs): string | null {
  const { channel, guildId, appPermissions } = interaction
  // Outside servers what Discord tells says nothing about sending.
  return permissionProblem(channel, guildId === null ? null : appPermissions, needs)
}

/**
 * Why the bot may not post in a channel, as the end of "I couldn’t post here:"; null where it may, or where that is not
 * known. `channel` is null where it is not known.
 */
export function permissionProblem(
  channel: TextBasedChannel | null,
  permissions: Readonly<PermissionsBitField> | null,
  needs: Needs,
): string | null {
  const obstacle = findObstacle(channel, permissions, needs)
  if (obstacle === null) return null
  return obstacle === 'locked' ? words.threadLocked : words.missingPermissions(obstacle)
}

/** What prevents posting in a channel with these permissions: the names of missing ones, or a lock; null where nothing does. */
export function findObstacle(
  channel: TextBasedChannel | null,
  permissions: Readonly<PermissionsBitField> | null,
  { history, hasFiles }: Needs,
): readonly string[] | 'locked' | null {
  if (permissions === null || channel?.isDMBased() === true) return null
  const isThread = channel?.isThread() === true
  // One that is merely archived opens again by itself.
  if (isThread && channel.locked === true && !permissions.has(PermissionFlagsBits.ManageThreads)) {
    return 'locked'
  }
  const needed = [
    permissionNames.viewChannel,
    isThread ? permissionNames.sendInThreads : permissionNames.send,
    ...(history ? [permissionNames.readHistory] : []),
    ...(hasFiles ? [permissionNames.attachFiles] : []),
  ]
  const missing = needed.filter(([flag]) => !permissions.has(flag)).map(([, name]) => name)
  return missing.length === 0 ? null : missing
}

/** Whether the bot sees what was said before, so that it can find messages of its own. */
export function seesHistory(interaction: BaseInteraction): boolean {
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]
  return isHere(interaction) && (interaction.guildId === null || interaction.appPermissions.has(needed))
}

/**
 * Whether an answer for everybody is shown to everybody. Where only the person brings the app along, it may be that
 * Discord would show it to them alone, without a word.
 */
export function mayShare({ memberPermissions, authorizingIntegrationOwners: owners }: BaseInteraction) {
  if (memberPermissions === null || owners[ApplicationIntegrationType.GuildInstall] !== undefined) return true
  return memberPermissions.has(PermissionFlagsBits.UseExternalApps)
}

/** Permissions under the names that Discord's settings have for them. */
const permissionNames = {
  viewChannel: [PermissionFlagsBits.ViewChannel, 'View Channel'],
  send: [PermissionFlagsBits.SendMessages, 'Send Messages'],
  sendInThreads: [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
  readHistory: [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  attachFiles: [PermissionFlagsBits.AttachFiles, 'Attach Files'],
} as const
