import type { types } from '@slack/bolt'
import { encode } from '../../../src/command/codec.ts'
import { blockText, offersIn } from '../../../src/message/blocks.ts'
import { fillPages, fitParts } from '../../../src/message/fit-text.ts'
import { besideCitation, fitPassage } from '../../../src/message/passage-block.ts'
import type {
  ActionLine,
  Block,
  BlockKind,
  HitLine,
  Offer,
  PassageBlock,
  Reply,
} from '../../../src/message/reply.ts'
import type { Span } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'

type Element = types.RichTextElement

/** What Slack does with a kind of block. */
interface BlockHandler<K extends BlockKind> {
  /** As Slack's blocks, with its own buttons; the size is the business of `fit`. */
  readonly render: (block: Block<K>) => readonly types.KnownBlock[]
  /** In parts that each fit into one message. */
  readonly fit: (block: Block<K>) => readonly Block<K>[]
}

const handlers: { readonly [K in BlockKind]: BlockHandler<K> } = {
  text: {
    render: ({ text }) => [richText(section(text.map(renderSpan)))],
    // Many notes make it long.
    fit: (block) =>
      portionsOf(block.text).map((text, _, all) => (all.length === 1 ? block : { ...block, text })),
  },
  passage: { render: (block) => [renderPassage(block)], fit: (block) => fitPassage(block, limits.passage) },
  hits: {
    render: (block) => [
      richText(section([strong(block.heading)]), list(0, block.hits.map(renderHit))),
      ...renderOffers(offersIn(block)),
    ],
    fit: (block) => fitEntries(block.hits, (hits) => ({ ...block, hits })),
  },
  contents: {
    render: ({ entries }) => [
      richText(
        ...entries.map(({ level, heading, range }) =>
          level === 0
            ? section([strong(heading), plain(`  ${range}`)])
            : list(level - 1, [[plain(`${heading}  ${range}`)]]),
        ),
      ),
    ],
    fit: (block) => fitEntries(block.entries, (entries) => ({ ...block, entries })),
  },
  usage: {
    render: ({ entries }) => [
      richText(
        list(
          0,
          entries.map(({ typed, does }) => [code(typed), plain(`  ${does}`)]),
        ),
      ),
    ],
    fit: (block) => fitEntries(block.entries, (entries) => ({ ...block, entries })),
  },
  citation: {
    // Preformatted, so that Slack offers to copy it and it is copied without its looks.
    render: ({ citation: { short, full, link } }) => [
      richText(section([strong(short)]), preformatted(`${full}\n${link}`)),
    ],
    fit: (block) => [block],
  },
  copy: {
    // A file goes another way; here is only that there is one.
    render: ({ text, file }) => [richText(file === null ? preformatted(text) : section([code(file)]))],
    fit: (block) => [block],
  },
  actions: {
    render: (block) => [
      richText(section([strong(block.heading)]), ...block.entries.flatMap(renderAction)),
      ...renderOffers(offersIn(block)),
    ],
    fit: (block) => fitEntries(block.entries.flatMap(fitAction), (entries) => ({ ...block, entries })),
  },
}

/** A block in parts that each fit into one message. */
export function fitBlock<K extends BlockKind>(block: Block<K>): readonly Block<K>[] {
  return handlers[block.kind].fit(block)
}

/** A block of a reply as Slack's blocks; `fitBlock` sees to its size. */
export function renderBlock<K extends BlockKind>(block: Block<K>): readonly types.KnownBlock[] {
  return handlers[block.kind].render(block)
}

/** A title, blocks and the buttons below them. Slack refuses a button twice; an item in parts has one with each of them. */
export function renderBlocks({ title, blocks, offers }: Reply): types.KnownBlock[] {
  return drawAround(
    title,
    blocks.flatMap((block) => renderBlock(block)),
    offers,
  )
}

/** The same with the blocks as Slack's already. */
export function drawAround(
  title: string,
  drawn: readonly types.KnownBlock[],
  offers: readonly Offer[],
): types.KnownBlock[] {
  const header = { type: 'header', text: { type: 'plain_text', text: title, emoji: false } } as const
  const seen = new Set<string | undefined>()
  return [...(title === '' ? [] : [header]), ...drawn, ...renderOffers(offers)].flatMap(
    (block): types.KnownBlock[] => {
      if (block.type !== 'actions') return [block]
      const elements = block.elements.filter(({ action_id: id }) => !seen.has(id) && seen.add(id))
      return elements.length === 0 ? [] : [{ ...block, elements }]
    },
  )
}

/** A list in as many blocks as its entries need; `make` makes one of some of them. */
function fitEntries<K extends 'hits' | 'contents' | 'usage' | 'actions', Entry>(
  entries: readonly Entry[],
  make: (some: readonly Entry[]) => Block<K>,
): readonly Block<K>[] {
  return fillPages(entries, limits.passage, (entry) => blockText(make([entry])).length).map(make)
}

/** An item that is too long for one message in parts, each with its button. */
function fitAction(entry: ActionLine): readonly ActionLine[] {
  return portionsOf(entry.spans).map((spans, index, all) => {
    if (all.length === 1) return entry
    const isLast = index === all.length - 1
    return {
      citation: `${entry.citation} · ${words.portion(index + 1, all.length)}`,
      spans,
      status: isLast ? entry.status : '',
      offer: entry.offer,
    }
  })
}

/** Spans in portions that each fit into one message; at least one. */
function portionsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  return fitParts([{ label: null, spans }], limits.passage).map((parts) =>
    parts.flatMap((part) => part.spans),
  )
}

/** Quoted text goes into rich_text `text` elements, where Slack parses nothing. */
function renderPassage(block: PassageBlock): types.KnownBlock {
  const { citation, parts } = block
  const quoted = parts.flatMap(({ label, spans }, index): Element[] => [
    ...(index > 0 ? [plain('\n')] : []),
    ...(label === null ? [] : [{ type: 'text', text: `${label} `, style: { italic: true } } as const]),
    ...spans.map(renderSpan),
  ])
  return richText(
    section([strong(citation.short), ...besideCitation(block).map((part) => plain(` · ${part}`))]),
    { type: 'rich_text_quote', elements: quoted },
    section([
      { type: 'text', text: `${citation.full} `, style: { italic: true } },
      { type: 'link', url: citation.link },
    ]),
  )
}

/** The document's words as a quotation, then the team's status. In a list without buttons each item has a line. */
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

/** Buttons, as many to a block as Slack takes. */
function renderOffers(offers: readonly Offer[]): readonly types.KnownBlock[] {
  const buttons = offers.flatMap(({ label, command }): types.Button[] => {
    const value = encode(command)
    if (value === null) return []
    const text = { type: 'plain_text', text: label, emoji: false } as const
    return [{ type: 'button', action_id: `offer:${value}`, text, value }]
  })
  return fillPages(buttons, limits.buttonsInBlock, () => 1).map((page) => ({
    type: 'actions',
    elements: [...page],
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
