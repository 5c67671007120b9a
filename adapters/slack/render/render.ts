import type { types } from '@slack/bolt'
import { blockText } from '../../../src/message/blocks.ts'
import { packPages } from '../../../src/message/fit-text.ts'
import { joinTexts } from '../../../src/message/plain-text.ts'
import type { Block, Reply } from '../../../src/message/reply.ts'
import { rememberRepeated } from '../../../src/text/remember-for.ts'
import { textOf } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { fitBlock, renderBlock } from './blocks.ts'
import { plainText, richText, section, strong } from './elements.ts'
import { renderAccessory, renderRow } from './offers.ts'
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
  const parts = drawParts(reply)
  // The title and two blocks to spare.
  const most = [limits.message - reply.title.length, limits.blocks - 3]
  const pages = parts.length === 0 ? [[]] : packPages(parts, most, sizesOf)
  return pages.map((page, index) => {
    const title = index === 0 ? reply.title : ''
    const texts = page.map(({ text }) => text).filter((text) => text !== '')
    const said = joinTexts(title, texts)
    return {
      text: escapeText(said === '' ? words.offers.more : said),
      blocks: assemble(title, page),
      unfurl_links: false,
      unfurl_media: false,
    }
  })
})

/** A reply as the blocks of one view, however many. */
export function renderBlocks(reply: Reply): types.KnownBlock[] {
  return assemble(reply.title, drawParts(reply))
}

/** A part of a reply in plain words, and as Slack's blocks. */
interface Part {
  readonly text: string
  readonly drawn: readonly types.KnownBlock[]
}

/** The blocks of a reply, and its buttons: below them or, where it has but a menu, beside the first words. */
function drawParts(reply: Reply): readonly Part[] {
  const accessory = renderAccessory(reply)
  const beside = accessory === null ? undefined : reply.blocks.find(canStandBeside)
  const fitted = reply.blocks.map((block) => fitBlock(block))
  const parts = fitted.flat().map((block): Part => {
    const text = blockText(block)
    return block === beside && accessory !== null
      ? { text, drawn: [{ type: 'section', text: plainText(text), accessory }] }
      : { text, drawn: renderBlock(block) }
  })
  const row = beside === undefined ? renderRow(reply) : []
  if (row.length === 0) return parts
  const at = rowAfter(reply, fitted) ?? parts.length
  return [...parts.slice(0, at), { text: '', drawn: row }, ...parts.slice(at)]
}

/** After how many parts the row stands: under the passage that was found, so that a phone shows both; null for the end. */
function rowAfter({ blocks }: Reply, fitted: readonly (readonly Block[])[]): number | null {
  const further = blocks.findIndex(({ kind }) => kind === 'hits')
  const isUnderPassage = blocks[further - 1]?.kind === 'passage'
  return isUnderPassage ? fitted.slice(0, further).flat().length : null
}

/** Whether a block is text that a section can hold, which knows no marks. */
function canStandBeside(block: Block): boolean {
  if (block.kind !== 'text' || block.text.some((span) => typeof span !== 'string')) return false
  const text = textOf(block.text)
  return text.trim() !== '' && text.length <= limits.section
}

/** The title in bold above the blocks, with neighbours of rich text in one block, which are closer to each other. */
function assemble(title: string, parts: readonly Part[]): types.KnownBlock[] {
  const line = title === '' ? [] : [richText(section([strong(title)]))]
  const merged: types.KnownBlock[] = []
  for (const block of [...line, ...parts.flatMap(({ drawn }) => drawn)]) {
    const last = merged.at(-1)
    if (last?.type !== 'rich_text' || block.type !== 'rich_text') merged.push(block)
    else merged[merged.length - 1] = richText(...last.elements, ...block.elements)
  }
  return merged
}

/** Its characters, and something for what is around them; and how many blocks of Slack's it is. */
function sizesOf({ text, drawn }: Part): readonly number[] {
  return [text.length + labelsIn(drawn) + 50, drawn.length]
}

/** How many characters the buttons and lists of a row have. */
function labelsIn(drawn: readonly types.KnownBlock[]): number {
  const texts = drawn.flatMap((block) => (block.type === 'actions' ? block.elements.map(labelOf) : []))
  return texts.reduce((sum, length) => sum + length, 0)
}

function labelOf(element: types.ActionsBlockElement): number {
  switch (element.type) {
    case 'button':
      // With what is asked before.
      return element.text.text.length + (element.confirm === undefined ? 0 : 150)
    case 'static_select':
    case 'overflow':
      return (element.options ?? []).reduce((sum, { text }) => sum + text.text.length, 40)
    default:
      return 0
  }
}
