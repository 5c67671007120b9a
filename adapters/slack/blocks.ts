import type { types } from '@slack/bolt'
import { encode } from '../../src/command/codec.ts'
import { fitPassage } from '../../src/reply/passage-block.ts'
import { describePortion } from '../../src/reply/plain-text.ts'
import type { Block, Citation, HitLine, Offer, PassageBlock, Span } from '../../src/reply/reply.ts'
import { limits } from './limits.ts'

type Element = types.RichTextElement

/** A block in parts that each fit into one message. */
export function fitBlock(block: Block): readonly Block[] {
  return block.kind === 'passage' ? fitPassage(block, limits.passage) : [block]
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
      return [richText(preformatted(block.text))]
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
  return richText(section([strong(short)]), preformatted(`${full}\n${link}`))
}

/** The offers of a reply that do not stand under its hits already. */
export function renderOffersBeside(
  blocks: readonly Block[],
  offers: readonly Offer[],
): readonly types.KnownBlock[] {
  const hits = blocks.flatMap((block) => (block.kind === 'hits' ? block.hits : []))
  const codes = new Set(hits.map(({ offer }) => encode(offer.command)))
  return renderOffers(offers.filter(({ command }) => !codes.has(encode(command))))
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
