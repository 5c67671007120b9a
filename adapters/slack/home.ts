import { notice } from '../../src/reply/notice.ts'
import type { Offer, Reply } from '../../src/reply/reply.ts'
import { words } from '../../src/reply/words.ts'
import { limits } from './limits.ts'
import type { Listening } from './listeners.ts'
import { renderView } from './modal.ts'

/** App Home: the table of contents with its sections a click away, how to ask, and what is subscribed where. */
export async function onHomeOpened(
  { bot, guard, client }: Listening,
  workspace: string,
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
      const asker = {
        id: event.user,
        name: null,
        isAdmin: false,
        zone: null,
        at: { platform: 'Slack', workspace, channel: '' },
        origin: '',
      }
      const asked = [
        { kind: 'contents' },
        { kind: 'actions', document: null, which: 'open', at: 0 },
        { kind: 'digests' },
        { kind: 'help' },
      ] as const
      const answers = await Promise.all(asked.map((command) => bot.answer(command, asker)))
      const replies = answers.flatMap((answer) =>
        answer.kind === 'reply' ? [withoutOffersToTurn(answer)] : [],
      )
      await publish(replies)
    },
    (sentence) => publish([notice(words.help, sentence)]),
  )
}

/** On one page with the contents and the help, neither leads to the other; and there is no channel to have a digest. */
function withoutOffersToTurn(reply: Reply): Reply {
  const offers = reply.offers.filter(({ command }) => !onThisPage.has(command.kind))
  return { ...reply, offers }
}

const onThisPage: ReadonlySet<Offer['command']['kind']> = new Set(['help', 'contents', 'digest'])
