import type { types } from '@slack/bolt'
import { blockText } from '../../../src/message/blocks.ts'
import { packPages } from '../../../src/message/fit-text.ts'
import { joinTexts } from '../../../src/message/plain-text.ts'
import type { Block, Reply } from '../../../src/message/reply.ts'
import { rememberRepeated } from '../../../src/text/remember-for.ts'
import { limits } from '../limits.ts'
import { drawAround, fitBlock, renderBlock } from './blocks.ts'
import { escapeText } from './text.ts'

/** A message as Slack takes it. `text` is the whole of it in plain words, for screen readers and notifications. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/** A reply as one or more messages, in order, each within Slack's limits; the buttons are on the last. */
export const renderReply = rememberRepeated((reply: Reply): readonly SlackMessage[] => {
  const blocks = reply.blocks.flatMap(fitBlock).map(draw)
  // The title, the buttons and two blocks to spare.
  const most = [limits.message - reply.title.length, limits.blocks - 4]
  const pages = blocks.length === 0 ? [[]] : packPages(blocks, most, sizesOf)
  return pages.map((page, index) => {
    const title = index === 0 ? reply.title : ''
    const offers = index === pages.length - 1 ? reply.offers : []
    const texts = page.map(({ text }) => text)
    const drawn = page.flatMap((block) => block.drawn)
    return {
      text: escapeText(joinTexts(title, texts)),
      blocks: drawAround(title, drawn, offers),
      unfurl_links: false,
      unfurl_media: false,
    }
  })
})

/** A block in plain words, and as Slack's blocks. */
interface DrawnBlock {
  readonly text: string
  readonly drawn: readonly types.KnownBlock[]
}

function draw(block: Block): DrawnBlock {
  return { text: blockText(block), drawn: renderBlock(block) }
}

/** Its characters, and something for what is around them; and how many blocks of Slack's it is. */
function sizesOf({ text, drawn }: DrawnBlock): readonly number[] {
  return [text.length + 50, drawn.length]
}
