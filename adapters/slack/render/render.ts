import type { types } from '@slack/bolt'
import { blockText } from '../../../src/message/blocks.ts'
import { renderPlainText } from '../../../src/message/plain-text.ts'
import type { Block, Reply } from '../../../src/message/reply.ts'
import { limits } from '../limits.ts'
import { fitBlock, renderBlock, renderOffers, renderTitle } from './blocks.ts'
import { escapeText } from './text.ts'

/** A message as Slack takes it. `text` is the whole of it in plain words, for screen readers and notifications. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/** A reply as one or more messages, in order, each within Slack's limits; the buttons are on the last. */
export function renderReply(reply: Reply): readonly SlackMessage[] {
  const known = rendered.get(reply)
  if (known !== undefined) return known
  const messages = renderAnew(reply)
  rendered.set(reply, messages)
  return messages
}

// The bot gives the same reply to the same question, so it is rendered once.
const rendered = new WeakMap<Reply, readonly SlackMessage[]>()

function renderAnew(reply: Reply): readonly SlackMessage[] {
  const pages = paginate(reply.blocks.flatMap(fitBlock), limits.message - reply.title.length)
  return pages.map((blocks, index) => {
    const first = index === 0
    const last = index === pages.length - 1
    const part: Reply = { ...reply, title: first ? reply.title : '', blocks }
    return {
      text: escapeText(renderPlainText(part)),
      blocks: withoutRepeats([
        ...(first ? [renderTitle(reply.title)] : []),
        ...blocks.flatMap((block) => renderBlock(block)),
        ...(last ? renderOffers(reply.offers) : []),
      ]),
      unfurl_links: false,
      unfurl_media: false,
    }
  })
}

/** Slack refuses a button twice in one message; an item in parts has one with each of them. */
function withoutRepeats(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const seen = new Set<string | undefined>()
  return blocks.flatMap((block): types.KnownBlock[] => {
    if (block.type !== 'actions') return [block]
    const elements = block.elements.filter(({ action_id: id }) => !seen.has(id) && seen.add(id))
    return elements.length === 0 ? [] : [{ ...block, elements }]
  })
}

/** As many blocks to a message as its characters and Slack's number of blocks allow; at least one message. */
function paginate(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  let room: number = most
  let count = 0
  for (const block of blocks) {
    const size = sizeOf(block)
    const native = renderBlock(block).length
    const page = pages.at(-1) ?? []
    // The title, the buttons and two blocks to spare.
    if (page.length > 0 && (size > room || count + native > limits.blocks - 4)) {
      pages.push([block])
      room = most - size
      count = native
    } else {
      page.push(block)
      room -= size
      count += native
    }
  }
  return pages
}

/** Its characters, and something for what is around them. */
function sizeOf(block: Block): number {
  return blockText(block).length + 50
}
