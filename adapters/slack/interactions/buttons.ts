import type { RespondFn } from '@slack/bolt'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respond as respondTo, turnsMessage } from '../../../src/answer/respond.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { renderForm } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { refusalOf } from '../posting/refusals.ts'
import { linkValue } from '../render/offers.ts'
import { type Press, readPress } from './events.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { createResponses } from './responses.ts'

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export async function onButton(
  context: ListenerContext,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { errorBoundary, client, placeOf } = context
  // Slack shows nothing that comes with the acknowledgement of a button.
  const { acknowledge, show, say } = createResponses(() => ack(), respond)
  await errorBoundary.run(async () => {
    const press = readPress(body, placeOf)
    // A link opens by itself; Slack wants to hear that it arrived.
    if (press.code === linkValue) return acknowledge()
    const { user, place, trigger, isPrivate } = press
    const here = await inPlace(context, place)
    const command = here.bot.readCode(press.code)
    // Pressed twice in one state of its message a button asks for one quote; of anything else each press is a question.
    const asking = { user, place, origin: command.kind === 'quote' ? (press.ts ?? trigger) : trigger }
    const post =
      command.kind === 'confirm' && command.command.kind === 'take back' ? command.command.post : null
    if (post !== null && press.ts !== null && !press.isEphemeral) context.removing.set(post, press.ts)
    const showPrivately = (reply: Reply, answered: Command): Promise<void> =>
      // A question about a quote in a direct conversation stands beside it.
      show(reply, isPrivate && turnsMessage(answered) && answered.kind !== 'confirm')
    await respondTo(here, command, {
      ...createExchange(here, asking),
      // A quote is written down first.
      isSlow: () => true,
      acknowledge,
      openForm: (form) => openView(client, trigger, renderForm(form, place)),
      showPrivately,
      posting: postingIn(asking, async (problem, quote) => {
        if (problem !== null) return showPrivately(problem, quote)
        if (isPrivate) await respond({ delete_original: true })
      }),
      removeMessage: (post) => withdraw(context, press, post, respond, say),
    })
  }, say)
}

/** Removes every message of the post whose button was pressed, and what asked whether it is to be. */
async function withdraw(
  { outbox, client, removing }: ListenerContext,
  { ts, earlier, place, isEphemeral }: Press,
  post: string | null,
  respond: RespondFn,
  say: (text: string) => Promise<void>,
): Promise<void> {
  const { channel } = place
  const problem = ts === null ? null : await outbox.remove(post, place, ts)
  if (problem !== null) return say(problem)
  // Of version 0.1, or of a database that is lost: nothing is known but the message itself.
  for (const before of earlier) await remove(before)
  const asked = post === null ? undefined : removing.get(post)
  if (asked !== undefined) await remove(asked)
  if (isEphemeral) await respond({ delete_original: true })
  else if (ts !== null) await remove(ts).catch(() => respond({ delete_original: true }))

  async function remove(which: string): Promise<void> {
    await client.chat.delete({ channel, ts: which }).catch((error: unknown) => {
      if (refusalOf(error) !== 'message_not_found') throw error
    })
  }
}
