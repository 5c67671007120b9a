import type { types } from '@slack/bolt'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Asker, Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { accessWords } from '../../../src/words/access-words.ts'
import { words } from '../../../src/words/words.ts'
import { askerOf } from '../connection/asker.ts'
import { renderView } from '../forms/modal.ts'
import { limits } from '../limits.ts'
import { plainText } from '../render/elements.ts'
import type { ListenerContext } from './exchange.ts'

/** Someone opened a tab of the bot's; `channel` is their direct conversation with it. */
export interface OpenedTab {
  readonly user: string
  readonly channel?: string
  readonly tab?: string
}

/** The person's own App Home, made anew whenever they open it. */
export async function onHomeOpened(
  context: ListenerContext,
  body: { readonly team_id?: string | undefined },
  { user: id }: OpenedTab,
): Promise<void> {
  const { bot, errorBoundary, client, people, placeOf } = context
  const publish = (blocks: types.KnownBlock[]) =>
    client.views.publish({ user_id: id, view: { type: 'home', blocks } })
  await errorBoundary.run(
    async () => {
      const asking = { user: { id, name: null, team_id: body.team_id }, place: placeOf(body), origin: '' }
      const here = await bot.at(asking.place)
      await publish(await renderHome(here, await askerOf(people, asking, { kind: 'settings' })))
    },
    (sentence) => publish(renderView(notice(words.offers.help, sentence))),
  )
}

/**
 * App Home: three ways to begin, what is the person's own, as far as they may see it, each document with its sections a
 * click away, the settings for who administers, and who sees what.
 */
export async function renderHome(bot: Bot, asker: Asker): Promise<types.KnownBlock[]> {
  const { beginning, documents, settings, privacy } = bot.home()
  const administers = bot.refuse({ kind: 'settings' }, asker) === null
  const page: types.KnownBlock[] = [
    ...titled(beginning.title, [renderView({ ...beginning, title: '' })]),
    { type: 'divider' },
    ...titled(words.home.yours, await viewsOf(bot, asker)),
    { type: 'divider' },
    ...titled(words.home.documents, documents.map(renderView)),
    { type: 'divider' },
    ...(administers ? renderView(settings) : []),
    ...renderView(privacy),
  ]
  return page.slice(0, limits.viewBlocks)
}

/** What is kept for the person, or why they can't see it. */
async function viewsOf(bot: Bot, asker: Asker): Promise<readonly types.KnownBlock[][]> {
  if (asker.access.role === 'unknown') return [renderView(notice(accessWords.title, accessWords.unknown))]
  const allowed = kept.filter((command) => bot.refuse(command, asker) === null)
  const answers = await Promise.all(allowed.map((command) => bot.answer(command, asker)))
  return answers.flatMap((answer) =>
    answer.kind === 'reply' ? [renderView(withoutChannel(answer)).slice(0, mostOfOne)] : [],
  )
}

const kept: readonly Command[] = [
  { kind: 'actions', document: null, which: 'mine', at: 0 },
  { kind: 'digests' },
]

// Of the hundred blocks of a page, so that a long list leaves room for what is below it.
const mostOfOne = 45

function titled(title: string, views: readonly (readonly types.KnownBlock[])[]): types.KnownBlock[] {
  const content = views.flat()
  return content.length === 0 ? [] : [{ type: 'header', text: plainText(title) }, ...content]
}

/** There is no channel to have a digest. */
function withoutChannel(reply: Reply): Reply {
  return { ...reply, offers: reply.offers.filter(({ command }) => !aboutChannel.has(command.kind)) }
}

const aboutChannel: ReadonlySet<Offer['command']['kind']> = new Set(['digest', 'quote'])
