import type { RespondArguments, RespondFn, SlashCommand } from '@slack/bolt'
import { respond as respondTo } from '../../../src/answer/respond.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { platform, workspaceOf } from '../connection/workspace-of.ts'
import { renderForm } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { renderReply } from '../render/render.ts'
import { readTyped } from '../render/text.ts'
import { createTypedExchange, postingIn } from './exchange.ts'
import type { ListenerContext } from './listener-context.ts'

/** `/korea …`: what is private goes out with the acknowledgement, which saves a round trip; quotes go to the channel. */
export async function onSlashCommand(
  context: ListenerContext,
  sent: Pick<SlashCommand, 'text' | 'user_id' | 'user_name' | 'channel_id' | 'team_id' | 'trigger_id'>,
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { bot, errorBoundary, client } = context
  const asking = {
    user: { id: sent.user_id, name: sent.user_name },
    place: { platform, workspace: workspaceOf(sent), channel: sent.channel_id, thread: null },
    origin: sent.trigger_id,
  }
  let isHeard = false
  const acknowledge = async (): Promise<void> => {
    if (isHeard) return
    isHeard = true
    await ack()
  }
  const showPrivately = async (reply: Reply): Promise<void> => {
    for (const message of renderReply(reply)) {
      if (isHeard) await respond({ response_type: 'ephemeral', replace_original: false, ...message })
      else await ack({ response_type: 'ephemeral', ...message })
      isHeard = true
    }
  }
  await errorBoundary.run(
    () =>
      respondTo(context, bot.read(readTyped(sent.text)), {
        ...createTypedExchange(context, asking),
        acknowledge,
        async openForm(form) {
          const isOpen = await openView(client, sent.trigger_id, renderForm(form, asking.place))
          if (isOpen) await acknowledge()
          return isOpen
        },
        showPrivately,
        posting: postingIn(asking, async (problem) => {
          if (problem !== null) await showPrivately(problem)
        }),
        // Nothing that can be typed takes back a message.
        removeMessage: null,
      }),
    async (sentence) => {
      await acknowledge().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text: sentence })
    },
  )
}
