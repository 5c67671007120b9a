import type { types } from '@slack/bolt'
import { encode } from '../../../src/command/codec.ts'
import { fitParts } from '../../../src/message/fit-text.ts'
import { fitPassage } from '../../../src/message/passage-block.ts'
import { describePortion } from '../../../src/message/plain-text.ts'
import type { ActionLine, Block, Citation, HitLine, Offer, PassageBlock } from '../../../src/message/reply.ts'
import { type Span, textOf } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

type Element = types.RichTextElement

/** A block in parts that each fit into one message. */
export function fitBlock(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'passage':
      return fitPassage(block, limits.passage)
    case 'actions':
      return fitActions(block)
    case 'text':
      return textOf(block.text).length <= limits.passage ? [block] : fitText(block)
    default:
      return [block]
  }
}

/** What many notes make long. */
function fitText(block: Block & { kind: 'text' }): readonly Block[] {
  const portions = fitParts([{ label: null, spans: block.text }], limits.passage)
  return portions.map((parts) => ({ kind: 'text', text: parts.flatMap(({ spans }) => spans) }))
}

/** A list in as many blocks as its words need; an item that is too long for one message is divided. */
function fitActions(block: Block & { kind: 'actions' }): readonly Block[] {
  const blocks: ActionLine[][] = []
  let room = 0
  for (const entry of block.entries.flatMap(fitAction)) {
    const size = textOf(entry.spans).length + entry.citation.length + entry.status.length
    const last = blocks.at(-1)
    if (last === undefined || size > room) {
      blocks.push([entry])
      room = limits.passage
    } else last.push(entry)
    room -= size
  }
  return blocks.map((entries) => ({ ...block, entries }))
}

function fitAction(entry: ActionLine): readonly ActionLine[] {
  const portions = fitParts([{ label: null, spans: entry.spans }], limits.passage)
  if (portions.length <= 1) return [entry]
  return portions.map((parts, index) => ({
    citation: `${entry.citation} · ${words.portion(index + 1, portions.length)}`,
    spans: parts.flatMap(({ spans }) => spans),
    status: index === portions.length - 1 ? entry.status : '',
    offer: entry.offer,
  }))
}

/** The title of a reply. */
export function renderTitle(title: string): types.KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: title.slice(0, limits.header), emoji: false } }
}

/** A block of a reply as Slack's blocks; its size is the caller's business. */
export function renderBlock(block: Block): readonly types.KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return [richText(section(block.text.map(renderSpan)))]
    case 'passage':
      return [renderPassage(block)]
    case 'hits':
      return [
        richText(section([strong(block.heading)]), list(0, block.hits.map(renderHit))),
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
    case 'copy':
      // A file goes another way; here is only that there is one.
      return [richText(block.file === null ? preformatted(block.text) : section([code(block.file)]))]
    case 'actions':
      return [
        richText(section([strong(block.heading)]), ...block.entries.flatMap(renderAction)),
        ...renderOffers(block.entries.flatMap(({ offer }) => offer ?? [])),
      ]
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

/** The document's words stand in a quotation, what the team says of them after it. In a list without buttons each has a line. */
function renderAction({ citation, spans, status, offer }: ActionLine): readonly types.RichTextBlockElement[] {
  const said = status === '' ? [] : [plain(`→ ${status}`)]
  if (offer === null) {
    const own = spans.length === 0 ? [] : [plain(' '), ...spans.map(renderSpan)]
    const after = said.length === 0 ? [] : [plain(' '), ...said]
    return [list(0, [[strong(citation), ...own, ...after]])]
  }
  return [
    section([strong(citation)]),
    ...(spans.length === 0 ? [] : [{ type: 'rich_text_quote', elements: spans.map(renderSpan) } as const]),
    ...(said.length === 0 ? [] : [section(said)]),
  ]
}

function renderHit({ citation, section, excerpt }: HitLine): Element[] {
  return [strong(citation), plain(section === null ? ': ' : ` · ${section}: `), ...excerpt.map(renderSpan)]
}

/** Preformatted, so that Slack offers to copy it and it is copied without its looks. */
function renderCitationToCopy({ short, full, link }: Citation): types.KnownBlock {
  return richText(section([strong(short)]), preformatted(`${full}\n${link}`))
}

/** The offers of a reply that do not stand under its hits or action items already. */
export function renderOffersBeside(
  blocks: readonly Block[],
  offers: readonly Offer[],
): readonly types.KnownBlock[] {
  const shown = blocks.flatMap((block) => {
    if (block.kind === 'hits') return block.hits.map(({ offer }) => offer)
    return block.kind === 'actions' ? block.entries.flatMap(({ offer }) => offer ?? []) : []
  })
  const codes = new Set(shown.map(({ command }) => encode(command)))
  return renderOffers(offers.filter(({ command }) => !codes.has(encode(command))))
}

function renderOffers(offers: readonly Offer[]): readonly types.KnownBlock[] {
  const buttons = offers.flatMap(({ label, command }): types.Button[] => {
    const value = encode(command)
    if (value === null) return []
    const text = { type: 'plain_text', text: label.slice(0, limits.buttonLabel), emoji: false } as const
    return [{ type: 'button', action_id: `offer:${value}`, text, value }]
  })
  const blocks = Math.ceil(buttons.length / limits.buttonsInBlock)
  return Array.from({ length: blocks }, (_, index) => ({
    type: 'actions',
    elements: buttons.slice(index * limits.buttonsInBlock, (index + 1) * limits.buttonsInBlock),
  }))
}

function richText(...elements: types.RichTextBlockElement[]): types.KnownBlock {
  return { type: 'rich_text', elements }
}

function preformatted(text: string): types.RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }
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
    case 'moment':
      return {
        type: 'date',
        timestamp: Math.floor(span.at / 1_000),
        // Each reader sees it in their own zone.
        format: '{date_long}, {time}',
        fallback: span.text,
      }
    case 'channel':
      return /^[CDG][A-Z0-9]+$/u.test(span.text)
        ? { type: 'channel', channel_id: span.text }
        : plain(span.text)
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
