import type { types } from '@slack/bolt'
import { notice } from '../../../src/message/create-reply.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { placeOf } from '../connection/workspace-of.ts'
import { renderView } from '../forms/modal.ts'
import { limits } from '../limits.ts'
import type { ListenerContext } from './exchange.ts'

/** App Home: the table of contents with its sections a click away, how to ask, and what is subscribed where. */
export async function onHomeOpened(
  { bot, errorBoundary, client }: ListenerContext,
  body: unknown,
  event: { readonly user: string; readonly tab?: string },
): Promise<void> {
  if (event.tab !== undefined && event.tab !== 'home') return
  const publish = (replies: readonly Reply[]) =>
    client.views.publish({ user_id: event.user, view: { type: 'home', blocks: fitViews(replies) } })
  await errorBoundary.run(
    async () => {
      const asker = {
        id: event.user,
        name: null,
        access: { role: 'member' as const, isAdmin: false, managesChannel: true },
        zone: null,
        at: placeOf(body),
        origin: '',
      }
      const asked = [
        { kind: 'contents' },
        { kind: 'actions', document: null, which: 'open', at: 0 },
        { kind: 'digests' },
        { kind: 'help' },
      ] as const
      const answers = await Promise.all(asked.map((command) => bot.answer(command, asker)))
      await publish(
        answers.flatMap((answer) => (answer.kind === 'reply' ? [withoutOffersToTurn(answer)] : [])),
      )
    },
    (sentence) => publish([notice(words.help, sentence)]),
  )
}

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
