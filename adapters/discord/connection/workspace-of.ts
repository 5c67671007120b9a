import { BaseInteraction, type Message } from 'discord.js'
import type { Place } from '../../../src/command/place.ts'
import { isHere } from '../posting/permissions.ts'

/** The platform's name. */
const platform = 'Discord'

// Ids of servers are digits alone.
const direct = 'dm:'
const personal = 'user:'

/**
 * The workspace of an interaction or a message: a server, or a direct conversation. Where the bot isn't a
 * member, a person's notes are their own.
 */
export function workspaceOf(source: BaseInteraction | Message): string {
  if (source instanceof BaseInteraction && !isHere(source)) return `${personal}${source.user.id}`
  return source.guildId ?? `${direct}${source.channelId ?? ''}`
}

/** Where an interaction or a message comes from; `thread` is the message that the answer goes under. */
export function placeOf(source: BaseInteraction | Message, thread: string | null = null): Place {
  return { platform, workspace: workspaceOf(source), channel: source.channelId ?? '', thread }
}

/** Whether a workspace is one person's alone. */
export function isOwn({ workspace }: Place): boolean {
  return isOwnWorkspace(workspace)
}

/** The same by the workspace's id. */
export function isOwnWorkspace(workspace: string): boolean {
  return workspace.startsWith(direct) || workspace.startsWith(personal)
}
