import type { Bot } from '../../src/answer/bot.ts'
import type { Asker } from '../../src/command/command.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import type { Answer, Block, PassageBlock, Reply } from '../../src/message/reply.ts'
import { textOf } from '../../src/text/span.ts'
import { createAsker } from '../asker.ts'

export const ana: Asker = createAsker('U1', 'Ana')

/** What the bot says to a typed text, as Ana. */
export async function ask(bot: Bot, typed: string): Promise<Reply> {
  return replyOf(await bot.answer(bot.read(typed), ana))
}

/** What the bot says to a press of the button with this label. */
export async function press(bot: Bot, reply: Reply, label: string): Promise<Reply> {
  const found = offersOf(reply).find((offer) => offer.label === label)
  if (found === undefined)
    throw new Error(`no button “${label}”, only ${offersOf(reply).map((offer) => offer.label)}`)
  return replyOf(await bot.answer(found.command, ana))
}

/** The reply, and those that pressing a button leads to until there is no such button. */
export async function pressThrough(bot: Bot, first: Reply, label: string): Promise<readonly Reply[]> {
  const replies = [first]
  for (let reply = first; offersOf(reply).some((offer) => offer.label === label); ) {
    reply = await press(bot, reply, label)
    replies.push(reply)
    if (replies.length > 200) throw new Error(`“${label}” never ends`)
  }
  return replies
}

export function labelsOf(reply: Reply): readonly string[] {
  return reply.offers.map(({ label }) => label)
}

/** The labels of what is in the menu. */
export function menuOf(reply: Reply): readonly string[] {
  return reply.menu.map(({ label }) => label)
}

/** The places that a reply cites, of its passages and corrections. */
export function citedIn(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'passage' || block.kind === 'correction' ? [block.citation.short] : [],
  )
}

export function passagesOf(reply: Reply): readonly PassageBlock[] {
  return reply.blocks.filter((block) => block.kind === 'passage')
}

/** The document's words in a reply. */
export function wordsOf(reply: Reply): string {
  return passagesOf(reply)
    .flatMap(({ parts }) => parts.map(({ spans }) => textOf(spans)))
    .join('')
}

/** The bot's own words in a reply, a string a block. */
export function saidIn(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block: Block) =>
    block.kind === 'text' || block.kind === 'note' ? [textOf(block.text)] : [],
  )
}

export function replyOf(answer: Answer): Reply {
  if (answer.kind !== 'reply') throw new Error('nothing is said')
  return answer
}
