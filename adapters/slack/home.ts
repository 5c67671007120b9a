import { notice } from '../../src/reply/notice.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { words } from '../../src/reply/words.ts'
import { limits } from './limits.ts'
import type { Listening } from './listeners.ts'
import { renderView } from './modal.ts'

/** App Home: the table of contents with its sections a click away, how to ask, and what is subscribed where. */
export async function onHomeOpened(
  { bot, guard, client }: Listening,
  event: { readonly user: string; readonly tab?: string },
): Promise<void> {
  if (event.tab !== undefined && event.tab !== 'home') return
  const publish = (replies: readonly Reply[]) =>
    client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: replies.flatMap(renderView).slice(0, limits.viewBlocks) },
    })
  await guard.run(
    async () => {
      const asker = { id: event.user, name: null, isAdmin: false }
      const answers = [
        await bot.answer({ kind: 'contents' }, asker),
        await bot.answer({ kind: 'help' }, asker),
      ]
      const replies = answers.flatMap((answer) =>
        answer.kind === 'reply' ? [withoutOffersToTurn(answer)] : [],
      )
      await publish([...replies, digests])
    },
    (id) => publish([notice(words.help, words.fault(id))]),
  )
}

const digests = notice(words.digests, words.noDigests)

/** On one page with the contents and the help, neither leads to the other. */
function withoutOffersToTurn(reply: Reply): Reply {
  const offers = reply.offers.filter(({ command }) => command.kind !== 'help' && command.kind !== 'contents')
  return { ...reply, offers }
}
