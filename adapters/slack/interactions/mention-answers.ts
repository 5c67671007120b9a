import { publicAnswer } from '../../../src/answer/public-answer.ts'
import { readPointed } from '../../../src/answer/respond.ts'
import { usesData } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import { sentenceFor } from '../../../src/delivery/outcome.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import { fileOf } from '../../../src/message/blocks.ts'
import { note } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { type Asking, askerOf } from '../connection/asker.ts'
import { hasWorkspace } from '../connection/workspace-of.ts'
import { renderReply } from '../render/render.ts'
import type { ListenerContext } from './exchange.ts'

/** A mention: who asked where, and what is above it in its thread. */
export interface Mention {
  readonly asking: Asking
  readonly readAbove: () => Promise<string | null>
}

/**
 * Whether a mention is answered in its thread, for everyone. What is the workspace's own stays between the bot and its
 * asker, and so does what cannot be kept from being posted twice.
 */
export function isPublic({ place }: Asking, command: Command): boolean {
  const isAboutItems =
    command.kind === 'unclear' && (command.reason === 'unsure change' || command.reason === 'unknown person')
  return hasWorkspace(place) && !usesData(command) && !stayPrivate.has(command.kind) && !isAboutItems
}

/** A quote is public by itself, and has its own way; the others are of buttons. */
const stayPrivate: ReadonlySet<Command['kind']> = new Set(['quote', 'take back', 'confirm'])

/**
 * Writes the answer to a mention down before Slack is told that the mention arrived, so that it is posted whatever happens.
 * What cannot be answered is left to those who can say so.
 */
export async function acceptAnswer(
  context: ListenerContext,
  read: Command,
  { asking, readAbove }: Mention,
): Promise<void> {
  if (!isPublic(asking, read)) return
  const reply = await answerTo().catch(() => null)
  if (reply !== null) await accept(context, asking, reply)

  async function answerTo(): Promise<Reply | null> {
    const command = await readPointed(read, context.bot, { readAbove })
    const answer = await context.bot.answer(command, await askerOf(context.people, asking, command))
    return answer.kind === 'reply' && fileOf(answer) === null ? answer : null
  }
}

/**
 * Posts the answer to a mention in its thread, once. Resolves to null, or to what its asker is shown instead where it can't
 * be posted: the same answer, and why.
 */
export async function postAnswer(
  context: ListenerContext,
  asking: Asking,
  reply: Reply,
): Promise<Reply | null> {
  const outcome = await context.outbox.deliver(await accept(context, asking, reply))
  const problem = 'why' in outcome ? sentenceFor(outcome) : null
  return problem === null ? null : { ...reply, blocks: [...reply.blocks, note(problem)] }
}

function accept({ outbox }: ListenerContext, { user, place, origin }: Asking, reply: Reply): Promise<string> {
  const request: PostRequest = {
    ...place,
    kind: 'answer',
    origin,
    asker: user.id,
    command: null,
    isRedelivered: true,
  }
  return outbox.accept(request, renderReply(publicAnswer(reply, user.id, deliveryIdOf(request))))
}
