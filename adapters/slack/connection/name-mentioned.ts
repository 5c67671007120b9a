import type { Command } from '../../../src/command/command.ts'
import type { People } from './people.ts'

// Slack is asked about each of them, and a note is no list of people.
const mostNames = 10

/**
 * The command with the people whom its note mentions by name, since a note is kept and shown as text, in which a mention
 * would be an id that nobody knows.
 */
export async function nameMentioned(
  people: Pick<People, 'nameOf'>,
  workspace: string,
  command: Command,
): Promise<Command> {
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
