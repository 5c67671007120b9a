import type { Exchange, OutboxPosting } from '../../../src/answer/respond.ts'
import type { Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import { type Asking, askerOf } from '../connection/asker.ts'
import type { People } from '../connection/people.ts'
import { sendFile } from '../posting/files.ts'
import { renderReply } from '../render/render.ts'
import type { ListenerContext } from './listener-context.ts'

/** What every question in Slack has, whatever it was asked by. */
export function createExchange(
  { client, people }: ListenerContext,
  asking: Asking,
): Pick<Exchange, 'askerFor' | 'findName' | 'isSlow' | 'sendFile'> {
  const { user, place } = asking
  return {
    askerFor: (command) => askerOf(people, asking, command),
    findName: (id) => people.nameOfPerson({ workspace: place.workspace, id }),
    // Slack has to be asked something before, or is posted to meanwhile.
    isSlow(command) {
      const { name, zone, isAdmin, nameOf, isSlow } = needsOf(command, user.id)
      return name || zone || isAdmin || nameOf !== null || isSlow
    },
    sendFile: (file, title) => sendFile(client, user, place.channel, file, title),
  }
}

/** The same for what was typed, in which people are mentioned; in a form what looks like that is only text. */
export function createTypedExchange(
  context: ListenerContext,
  asking: Asking,
): ReturnType<typeof createExchange> & Pick<Exchange, 'nameMentioned'> {
  return {
    ...createExchange(context, asking),
    nameMentioned: (command) => nameMentioned(context.people, asking.place.workspace, command),
  }
}

/** A quote as a message of the bot's, where it was asked for. What can't be posted is told by Slack once it's tried. */
export function postingIn(
  { place, origin }: Asking,
  settle: OutboxPosting['settle'],
  isRedelivered = false,
): OutboxPosting {
  return { kind: 'outbox', origin: { ...place, origin, isRedelivered }, render: renderReply, settle }
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
  return { ...command, note: note.replace(mention, (_, id: string) => `@${names.get(id) ?? id}`) }
}

/** A person, as `readTyped` leaves one. */
const mention = /<@([UW][A-Z0-9]+)>/gu
