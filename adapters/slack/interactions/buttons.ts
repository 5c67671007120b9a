import type { RespondFn } from '@slack/bolt'
import type { Command } from '../../../src/command/command.ts'
import { refusalOf } from '../posting/refusals.ts'
import { renderReply } from '../render/render.ts'
import { answer } from './answer.ts'
import { type Asking, askerOf } from './asker.ts'
import { type Press, readPress } from './events.ts'
import type { ListenerContext } from './listener-context.ts'
import { openDoors, quote } from './quote.ts'

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export async function onButton(
  context: ListenerContext,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { bot, errorBoundary, client, people } = context
  const doors = openDoors(ack, respond)
  await errorBoundary.run(
    async () => {
      const press = readPress(body)
      const command = bot.readCode(press.code)
      if (command.kind === 'quote') {
        const asker = await askerOf(people, askingOf(press), command)
        const isPosted = await quote(context, command, asker, occasionOf(press), doors)
        if (isPosted && press.isPrivate) await respond({ delete_original: true })
        return
      }
      await doors.acknowledge()
      const place = { channel: press.channel ?? '', thread: press.thread }
      const answered = await answer(context, askingOf(press), command, {
        place,
        open: (view) => client.views.open({ trigger_id: press.trigger, view }),
      })
      if (answered === null) return
      if (answered.kind === 'withdrawal') return withdraw(context, press, command, respond)
      // Where a file went is said beside the list that offered it.
      const isTurned = press.isPrivate && command.kind !== 'actions file'
      for (const [index, message] of renderReply(answered).entries()) {
        const replace = isTurned && index === 0
        await respond({ response_type: 'ephemeral', replace_original: replace, ...message })
      }
    },
    async (sentence) => {
      await doors.acknowledge().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text: sentence })
    },
  )
}

function occasionOf({ workspace, channel, thread, origin }: Press) {
  return { workspace, channel: channel ?? '', thread, origin, isRedelivered: false }
}

/** Each press is another question, unlike the request that a quote is. */
function askingOf({ user, workspace, channel, trigger }: Press): Asking {
  return { user, workspace, channel: channel ?? '', origin: trigger }
}

/** Removes every message of the quote whose button was pressed. */
async function withdraw(
  { outbox, client }: ListenerContext,
  { workspace, channel, thread, ts, earlier }: Press,
  command: Command,
  respond: RespondFn,
): Promise<void> {
  const post = command.kind === 'take back' ? command.post : null
  const place = { platform: 'Slack', workspace, channel: channel ?? '', thread }
  const problem = ts === null ? null : await outbox.remove(post, place, ts)
  if (problem !== null) {
    await respond({ response_type: 'ephemeral', replace_original: false, text: problem })
    return
  }
  // Of version 0.1, or of a database that is lost: nothing is known but the message itself.
  for (const before of earlier) await remove(before)
  if (ts !== null) await remove(ts).catch(() => respond({ delete_original: true }))

  async function remove(which: string): Promise<void> {
    await client.chat.delete({ channel: place.channel, ts: which }).catch((error: unknown) => {
      if (refusalOf(error) !== 'message_not_found') throw error
    })
  }
}
