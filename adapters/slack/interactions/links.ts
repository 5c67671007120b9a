import type { types } from '@slack/bolt'
import { z } from 'zod'
import { renderReply } from '../render/render.ts'
import type { ListenerContext } from './exchange.ts'

// https://docs.slack.dev/reference/events/link_shared
const shared = z.object({
  user: z.string(),
  channel: z.string(),
  message_ts: z.string(),
  links: z.array(z.object({ url: z.string() })),
})

/** Links to passages in our reader: each gets its passage as a card under the message. */
export async function onLinksShared(
  { bot, client, errorBoundary, botUser }: ListenerContext,
  event: unknown,
): Promise<void> {
  const { user, channel, message_ts: ts, links } = shared.parse(event)
  // What we quote ourselves stands above its link already.
  if (user === botUser) return
  const cards = links.flatMap(({ url }): [string, { blocks: types.KnownBlock[] }][] => {
    const card = bot.readLink(url)
    const [message, further] = card === null ? [] : renderReply(card)
    return message === undefined || further !== undefined ? [] : [[url, { blocks: message.blocks }]]
  })
  if (cards.length === 0) return
  // Nobody has asked, so nobody is told where it fails.
  await errorBoundary.run(
    async () => void (await client.chat.unfurl({ channel, ts, unfurls: Object.fromEntries(cards) })),
    async () => undefined,
  )
}
