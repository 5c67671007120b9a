import type { PostRequest } from '../../../src/delivery/post-request.ts'
import { askerOf } from '../connection/asker.ts'
import { hasWorkspace } from '../connection/workspace-of.ts'
import { renderReply } from '../render/render.ts'
import type { ListenerContext } from './exchange.ts'
import type { OpenedTab } from './home.ts'

/**
 * Someone opened their direct conversation with the bot: where nothing has been said in it, they are told what the bot
 * does. Once, since the welcome is a post like others, whose origin is always the same.
 */
export async function onMessagesOpened(
  context: ListenerContext,
  body: { readonly team_id?: string | undefined },
  { user: id, channel }: OpenedTab,
): Promise<void> {
  const { bot, errorBoundary, client, outbox, people, placeOf, answered, readsLittle } = context
  const place = placeOf(body, channel)
  const key = `welcome:${place.workspace}:${channel}`
  if (channel === undefined || !hasWorkspace(place) || answered.has(key)) return
  answered.set(key, true)
  await errorBoundary.run(
    async () => {
      const asking = { user: { id, name: null, team_id: body.team_id }, place, origin: 'welcome' }
      const request: PostRequest = {
        ...place,
        kind: 'answer',
        origin: asking.origin,
        asker: id,
        command: null,
        isRedelivered: true,
      }
      if (await outbox.knows(request)) return
      // What little may be read is for finding again what was posted; the welcome is known once it was said.
      const { messages = [] } = readsLittle ? {} : await client.conversations.history({ channel, limit: 1 })
      if (messages.length > 0) return
      const greeting = { kind: 'greeting' } as const
      const here = await bot.at(place)
      const answer = await here.answer(greeting, await askerOf(people, asking, greeting))
      if (answer.kind === 'reply') await outbox.deliver(await outbox.accept(request, renderReply(answer)))
    },
    // Nobody has asked, so nobody is told where it fails; it is tried again the next time.
    async () => void answered.delete(key),
  )
}
