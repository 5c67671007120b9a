import type { LRUCache } from 'lru-cache'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Exchange, OutboxPosting } from '../../../src/answer/respond.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import type { Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { notice } from '../../../src/message/create-reply.ts'
import { accessWords } from '../../../src/words/access-words.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { type Asking, askerOf, memberOf } from '../connection/asker.ts'
import type { Installed } from '../connection/installed.ts'
import type { People } from '../connection/people.ts'
import { hasWorkspace, workspaceProblem } from '../connection/workspace-of.ts'
import { needsPlace } from '../forms/modal.ts'
import { sendFile } from '../posting/files.ts'
import { renderReply } from '../render/render.ts'
import { nameGroups } from '../render/text.ts'

/** What the listeners work with: the bot in the workspace where something was asked, and what is the same in all. */
export interface ListenerContext extends Installed {
  readonly bot: Bot
  readonly errorBoundary: ErrorBoundary
  readonly outbox: Outbox
  readonly people: People
  /** The messages that were answered, by workspace, channel and timestamp: Slack may deliver one several times. */
  readonly answered: LRUCache<string, true>
  /** The message, by its post, whose asker is being asked whether it is to be removed. */
  readonly removing: LRUCache<string, string>
}

/**
 * What every question in Slack has, whatever it was asked by. In what `isTyped` people are mentioned; in a form what looks
 * like that is only text.
 */
export function createExchange({ client, people }: ListenerContext, asking: Asking, isTyped = false) {
  const { user, place } = asking
  const isNowhere = place.channel === ''
  return {
    askerFor: (command) => askerOf(people, asking, command),
    nameMentioned: isTyped ? (command) => nameMentioned(people, place.workspace, command) : undefined,
    findName: (id) => people.nameOfPerson({ workspace: place.workspace, id }),
    problemWith: (command) =>
      workspaceProblem(place, command) ??
      (isNowhere && needsPlace(command) ? notice(digestWords.noChannel, digestWords.noChannelWhy) : null),
    // Slack has to be asked something before, or is posted to meanwhile.
    isSlow(command) {
      const { name, zone, role, isAdmin, nameOf, isSlow } = needsOf(command, user.id)
      return name || zone || (role && !people.knows(memberOf(asking))) || isAdmin || nameOf !== null || isSlow
    },
    sendFile: (file, title) => sendFile(client, user, place.channel, file, title),
  } satisfies Partial<Exchange>
}

/** A quote as a message of the bot's, where it was asked for. What can't be posted is told by Slack once it's tried. */
export function postingIn(
  { place, origin }: Asking,
  settle: OutboxPosting['settle'],
  isRedelivered = false,
): OutboxPosting {
  return {
    kind: 'outbox',
    origin: { ...place, origin, isRedelivered },
    render: renderReply,
    problemWith: () => (hasWorkspace(place) ? null : accessWords.untoldWorkspace),
    settle,
  }
}

// Slack is asked about each of them, and a note is no list of people.
const mostNames = 10

/**
 * The command with the people whom its note mentions by name, since a note is kept and shown as text, in which a mention
 * would be an id that nobody knows.
 */
async function nameMentioned(people: People, workspace: string, command: Command): Promise<Command> {
  if (command.kind !== 'change action' || command.note === null) return command
  const { note } = command
  const mentioned = [...new Set([...note.matchAll(mention)].map(([, id = '']) => id))]
  const named = await Promise.all(
    mentioned.slice(0, mostNames).map(async (id) => [id, await people.nameOf({ workspace, id })] as const),
  )
  const names = new Map(named)
  return { ...command, note: nameGroups(note.replace(mention, (_, id: string) => `@${names.get(id) ?? id}`)) }
}

/** A person, as `readTyped` leaves one. */
const mention = /<@([UW][A-Z0-9]+)>/gu
