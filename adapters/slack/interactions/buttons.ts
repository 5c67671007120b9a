import type { RespondFn } from '@slack/bolt'
import { respond as respondTo, turnsMessage } from '../../../src/answer/respond.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { platform } from '../connection/workspace-of.ts'
import { renderForm } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { refusalOf } from '../posting/refusals.ts'
import { renderReply } from '../render/render.ts'
import type { Asking } from './asker.ts'
import { type Press, readPress } from './events.ts'
import { createExchange, postingIn } from './exchange.ts'
import type { ListenerContext } from './listener-context.ts'

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export async function onButton(
  context: ListenerContext,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { bot, errorBoundary, client } = context
  let isHeard = false
  const acknowledge = async (): Promise<void> => {
    if (isHeard) return
    isHeard = true
    await ack()
  }
  const say = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text })
  await errorBoundary.run(
    async () => {
      const press = readPress(body)
      const command = bot.readCode(press.code)
      const asking = askingOf(press, command)
      const showPrivately = async (reply: Reply, answered: Command): Promise<void> => {
        // Slack shows nothing that comes with the acknowledgement of a button.
        await acknowledge()
        const isTurned = press.isPrivate && turnsMessage(answered)
        for (const [index, message] of renderReply(reply).entries()) {
          await respond({ response_type: 'ephemeral', replace_original: isTurned && index === 0, ...message })
        }
      }
      await respondTo(context, command, {
        ...createExchange(context, asking),
        // A quote is written down first.
        isSlow: () => true,
        acknowledge,
        openForm: (form) => openView(client, press.trigger, renderForm(form, asking.place)),
        showPrivately,
        posting: postingIn(asking, async (problem, quote) => {
          if (problem !== null) return showPrivately(problem, quote)
          if (press.isPrivate) await respond({ delete_original: true })
        }),
        removeMessage: (post) => withdraw(context, press, asking.place, post, respond, say),
      })
    },
    async (sentence) => {
      await acknowledge().catch(() => undefined)
      await say(sentence)
    },
  )
}

/** Pressed twice in one state of its message a button asks for one quote; of anything else each press is a question. */
function askingOf({ user, workspace, channel, thread, origin, trigger }: Press, { kind }: Command): Asking {
  return {
    user,
    place: { platform, workspace, channel: channel ?? '', thread },
    origin: kind === 'quote' ? origin : trigger,
  }
}

/** Removes every message of the quote whose button was pressed. */
async function withdraw(
  { outbox, client }: ListenerContext,
  { ts, earlier }: Press,
  place: Place,
  post: string | null,
  respond: RespondFn,
  say: (text: string) => Promise<unknown>,
): Promise<void> {
  const { channel } = place
  const problem = ts === null ? null : await outbox.takeBack(post, place, ts)
  if (problem !== null) return void (await say(problem))
  // Of version 0.1, or of a database that is lost: nothing is known but the message itself.
  for (const before of earlier) await remove(before)
  if (ts !== null) await remove(ts).catch(() => respond({ delete_original: true }))

  async function remove(which: string): Promise<void> {
    await client.chat.delete({ channel, ts: which }).catch((error: unknown) => {
      if (refusalOf(error) !== 'message_not_found') throw error
    })
  }
}
