import type { RespondArguments, RespondFn, SlashCommand } from '@slack/bolt'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respond as respondTo } from '../../../src/answer/respond.ts'
import { renderForm } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { readTyped } from '../render/text.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { createResponses } from './responses.ts'

/** `/korea …`: what is private goes out with the acknowledgement; quotes go to the channel. */
export async function onSlashCommand(
  context: ListenerContext,
  sent: Pick<SlashCommand, 'text' | 'user_id' | 'user_name' | 'channel_id' | 'team_id' | 'trigger_id'>,
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { errorBoundary, client, placeOf } = context
  const asking = {
    user: { id: sent.user_id, name: sent.user_name, team_id: sent.team_id },
    place: placeOf(sent, sent.channel_id),
    origin: sent.trigger_id,
  }
  const { acknowledge, show, say } = createResponses(ack, respond, true)
  await errorBoundary.run(async () => {
    const here = await inPlace(context, asking.place)
    await respondTo(here, here.bot.read(readTyped(sent.text)), {
      ...createExchange(here, asking, true),
      acknowledge,
      async openForm(form) {
        const isOpen = await openView(client, sent.trigger_id, renderForm(form, asking.place))
        if (isOpen) await acknowledge()
        return isOpen
      },
      showPrivately: (reply) => show(reply),
      posting: postingIn(asking, async (problem) => {
        if (problem !== null) await show(problem)
      }),
    })
  }, say)
}
