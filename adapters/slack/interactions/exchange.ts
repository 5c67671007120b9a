import type { Exchange, OutboxPosting } from '../../../src/answer/respond.ts'
import { sendFile } from '../posting/files.ts'
import { renderReply } from '../render/render.ts'
import { type Asking, askerOf, isSlow, nameIn } from './asker.ts'
import type { ListenerContext } from './listener-context.ts'

/** What every question in Slack has, whatever it was asked by. */
export function createExchange(
  { client, people }: ListenerContext,
  asking: Asking,
): Pick<Exchange, 'askerFor' | 'nameIn' | 'isSlow' | 'problemWith' | 'sendFile' | 'showErrors'> {
  const { user, place } = asking
  return {
    askerFor: (command) => askerOf(people, asking, command),
    nameIn: (command) => nameIn(people, place.workspace, command),
    isSlow: (command) => isSlow(command, user.id),
    // What can't be posted is told by Slack itself, once it's tried.
    problemWith: () => null,
    showErrors: null,
    sendFile: (file, title) => sendFile(client, user, place.channel, file, title),
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
