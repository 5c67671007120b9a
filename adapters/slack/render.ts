import type { types } from '@slack/bolt'
import { encode } from '../../src/command/codec.ts'
import { fitPassage } from '../../src/reply/passage-block.ts'
import { describePortion, renderPlainText } from '../../src/reply/plain-text.ts'
import type { Block, Citation, HitLine, Offer, PassageBlock, Reply, Span } from '../../src/reply/reply.ts'
import { words } from '../../src/reply/words.ts'
import { limits } from './limits.ts'
import { escapeText } from './text.ts'

/** A message as Slack takes it. `text` is the whole of it in plain words, for screen readers and notifications. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

type Element = types.RichTextElement

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
      blocks: [
        ...(first ? [renderTitle(reply.title)] : []),
        ...blocks.flatMap((block) => renderBlock(block)),
        ...(last ? renderOffers(offersBeside(blocks, reply.offers)) : []),
      ],
      unfurl_links: false,
      unfurl_media: false,
    }
  })
}

// Stands between a button's code and the earlier messages of the same quote; no code has it.
const separator = '\u001F'

/** The last message of a quote, its buttons knowing the timestamps of the ones before it: they are taken back together. */
export function withEarlier(message: SlackMessage, earlier: readonly string[]): SlackMessage {
  if (earlier.length === 0) return message
  const blocks = message.blocks.map((block) => {
    if (block.type !== 'actions') return block
    const elements = block.elements.map((element) =>
      element.type === 'button'
        ? { ...element, value: [element.value, ...earlier].join(separator) }
        : element,
    )
    return { ...block, elements }
  })
  return { ...message, blocks }
}

/** A button's value apart: its code, and the timestamps of the earlier messages of the same quote. */
export function splitValue(value: string): { readonly code: string; readonly earlier: readonly string[] } {
  const [code = '', ...earlier] = value.split(separator)
  return { code, earlier }
}

function fitBlock(block: Block): readonly Block[] {
  return block.kind === 'passage' ? fitPassage(block, limits.passage) : [block]
}

/** As many blocks to a message as its characters and Slack's number of blocks allow; at least one message. */
function paginate(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]]
  let room: number = most
  for (const block of blocks) {
    const size = sizeOf(block)
    const page = pages.at(-1) ?? []
    // The title, the buttons and one block to spare.
    if (page.length > 0 && (size > room || page.length >= limits.blocks - 4)) {
      pages.push([block])
      room = most - size
    } else {
      page.push(block)
      room -= size
    }
  }
  return pages
}

function sizeOf(block: Block): number {
  const plain: Reply = { kind: 'reply', audience: 'asker', title: '', blocks: [block], offers: [] }
  return renderPlainText(plain).length + 50
}

function renderTitle(title: string): types.KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: title.slice(0, limits.header), emoji: false } }
}

function renderBlock(block: Block): readonly types.KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return [richText(section(block.text.map(renderSpan)))]
    case 'passage':
      return [renderPassage(block)]
    case 'hits':
      return [
        richText(section([strong(words.alsoFound)]), list(0, block.hits.map(renderHit))),
        ...renderOffers(block.hits.map(({ offer }) => offer)),
      ]
    case 'contents':
      return [
        richText(
          ...block.entries.map(({ level, heading, range }) =>
            level === 0
              ? section([strong(heading), plain(`  ${range}`)])
              : list(level - 1, [[plain(`${heading}  ${range}`)]]),
          ),
        ),
      ]
    case 'usage':
      return [
        richText(
          list(
            0,
            block.entries.map(({ typed, does }) => [code(typed), plain(`  ${does}`)]),
          ),
        ),
      ]
    case 'citation':
      return [renderCitationToCopy(block.citation)]
  }
}

/** Quoted text stands in rich_text `text` elements, in which Slack parses nothing: what is quoted is what is seen. */
function renderPassage(block: PassageBlock): types.KnownBlock {
  const { citation, parts } = block
  const beside = [block.section, describePortion(block)].filter((part) => part !== null)
  const quoted = parts.flatMap(({ label, spans }, index): Element[] => [
    ...(index > 0 ? [plain('\n')] : []),
    ...(label === null ? [] : [{ type: 'text', text: `${label} `, style: { italic: true } } as const]),
    ...spans.map(renderSpan),
  ])
  return richText(
    section([strong(citation.short), ...beside.map((part) => plain(` · ${part}`))]),
    { type: 'rich_text_quote', elements: quoted },
    section([
      { type: 'text', text: `${citation.full} `, style: { italic: true } },
      { type: 'link', url: citation.link },
    ]),
  )
}

function renderHit({ citation, section, excerpt }: HitLine): Element[] {
  return [strong(citation), plain(section === null ? ': ' : ` · ${section}: `), ...excerpt.map(renderSpan)]
}

/** Preformatted, so that Slack offers to copy it and it is copied without its looks. */
function renderCitationToCopy({ short, full, link }: Citation): types.KnownBlock {
  return richText(section([strong(short)]), {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: `${full}\n${link}` }],
  })
}

/** The offers of a reply that do not stand under its hits already. */
function offersBeside(blocks: readonly Block[], offers: readonly Offer[]): readonly Offer[] {
  const hits = blocks.flatMap((block) => (block.kind === 'hits' ? block.hits : []))
  const codes = new Set(hits.map(({ offer }) => encode(offer.command)))
  return offers.filter(({ command }) => !codes.has(encode(command)))
}

function renderOffers(offers: readonly Offer[]): readonly types.KnownBlock[] {
  const buttons = offers.flatMap(({ label, command }): types.Button[] => {
    const value = encode(command)
    if (value === null) return []
    const text = { type: 'plain_text', text: label.slice(0, limits.buttonLabel), emoji: false } as const
    return [{ type: 'button', action_id: `offer:${value}`, text, value }]
  })
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons.slice(0, limits.buttonsInBlock) }]
}

function richText(...elements: types.RichTextBlockElement[]): types.KnownBlock {
  return { type: 'rich_text', elements }
}

function section(elements: Element[]): types.RichTextSection {
  return { type: 'rich_text_section', elements }
}

function list(indent: number, entries: readonly Element[][]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', indent, elements: entries.map(section) }
}

function renderSpan(span: Span): Element {
  if (typeof span === 'string') return plain(span)
  switch (span.mark) {
    case 'match':
    case 'strong':
      return strong(span.text)
    case 'code':
      return code(span.text)
  }
}

function plain(text: string): Element {
  return { type: 'text', text }
}

function strong(text: string): Element {
  return { type: 'text', text, style: { bold: true } }
}

function code(text: string): Element {
  return { type: 'text', text, style: { code: true } }
}
