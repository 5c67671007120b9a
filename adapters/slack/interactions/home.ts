import type { types } from '@slack/bolt'
import type { Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { accessWords } from '../../../src/words/access-words.ts'
import { words } from '../../../src/words/words.ts'
import { askerOf } from '../connection/asker.ts'
import { renderView } from '../forms/modal.ts'
import { limits } from '../limits.ts'
import type { ListenerContext } from './exchange.ts'

/**
 * App Home: the table of contents with its sections a click away, how to ask, and what is open and subscribed where, as far
 * as the person may see it.
 */
export async function onHomeOpened(
  { bot, errorBoundary, client, people, placeOf }: ListenerContext,
  body: { readonly team_id?: string | undefined },
  event: { readonly user: string; readonly tab?: string },
): Promise<void> {
  if (event.tab !== undefined && event.tab !== 'home') return
  const publish = (replies: readonly Reply[]) =>
    client.views.publish({ user_id: event.user, view: { type: 'home', blocks: fitViews(replies) } })
  await errorBoundary.run(
    async () => {
      const user = { id: event.user, name: null, team_id: body.team_id }
      const asking = { user, place: placeOf(body), origin: '' }
      const asker = await askerOf(people, asking, { kind: 'digests' })
      const allowed = onHome.filter((command) => bot.refuse(command, asker) === null)
      const answers = await Promise.all(allowed.map((command) => bot.answer(command, asker)))
      const shown = answers.flatMap((answer) =>
        answer.kind === 'reply' ? [withoutOffersToTurn(answer)] : [],
      )
      const isUntold = asker.access.role === 'unknown'
      await publish(isUntold ? [...shown, notice(accessWords.title, accessWords.unknown)] : shown)
    },
    (sentence) => publish([notice(words.offers.help, sentence)]),
  )
}

const onHome: readonly Command[] = [
  { kind: 'contents' },
  { kind: 'actions', document: null, which: 'open', at: 0 },
  { kind: 'digests' },
  { kind: 'help', isFull: false },
]

/** Replies on one page: where they do not fit, the longest of them (a list) ends earlier, and what follows it is there. */
function fitViews(replies: readonly Reply[]): types.KnownBlock[] {
  const views = replies.map(renderView)
  const tooMany = Math.max(views.flat().length - limits.viewBlocks, 0)
  const longest = views.reduce((so, view) => (view.length > so.length ? view : so), [])
  return views.flatMap((view) =>
    view === longest ? view.slice(0, Math.max(view.length - tooMany, 0)) : view,
  )
}

/** On one page with the contents and the help, neither leads to the other; and there is no channel to have a digest. */
function withoutOffersToTurn(reply: Reply): Reply {
  return { ...reply, offers: reply.offers.filter(({ command }) => !onThisPage.has(command.kind)) }
}

const onThisPage: ReadonlySet<Offer['command']['kind']> = new Set(['help', 'contents', 'digest'])
