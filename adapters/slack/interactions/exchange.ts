import type { Exchange, OutboxPosting } from '../../../src/answer/respond.ts'
import { nameMentioned } from '../connection/name-mentioned.ts'
import { sendFile } from '../posting/files.ts'
import { renderReply } from '../render/render.ts'
import { type Asking, askerOf, isSlow, nameOwner } from './asker.ts'
import type { ListenerContext } from './listener-context.ts'

/** What every question in Slack has, whatever it was asked by. */
export function createExchange(
  { client, people }: ListenerContext,
  asking: Asking,
): Pick<Exchange, 'askerFor' | 'nameIn' | 'isSlow' | 'problemWith' | 'sendFile' | 'showErrors'> {
  const { user, place } = asking
  return {
    askerFor: (command) => askerOf(people, asking, command),
    nameIn: (command) => nameOwner(people, place.workspace, command),
    isSlow: (command) => isSlow(command, user.id),
    // What can't be posted is told by Slack itself, once it's tried.
    problemWith: () => null,
    showErrors: null,
    sendFile: (file, title) => sendFile(client, user, place.channel, file, title),
  }
}

/** The same for what was typed, in which people are mentioned; in a form what looks like that is only text. */
export function createTypedExchange(
  context: ListenerContext,
  asking: Asking,
): ReturnType<typeof createExchange> {
  const { people } = context
  const { workspace } = asking.place
  return {
    ...createExchange(context, asking),
    nameIn: async (command) => nameOwner(people, workspace, await nameMentioned(people, workspace, command)),
  }
}

/** A quote as a message of the bot's, where it was asked for. */
export function postingIn(
  { place, origin }: Asking,
  settle: OutboxPosting['settle'],
  isRedelivered = false,
): OutboxPosting {
  return {
    kind: 'outbox',
    origin: { ...place, origin, isRedelivered },
    render: renderReply,
    problemWith: () => null,
    settle,
  }
}
