import type { types } from '@slack/bolt'
import { blockText, withEdgesApart } from '../../../src/message/blocks.ts'
import { fillPages, fitParts } from '../../../src/message/fit-text.ts'
import { fitPassage, placeLine, sourceLine } from '../../../src/message/passage-block.ts'
import type { ActionLine, Block, BlockKind, HitLine, PassageBlock } from '../../../src/message/reply.ts'
import { type Span, textOf } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import {
  code,
  type Element,
  italic,
  link,
  list,
  plain,
  plainText,
  preformatted,
  quotation,
  renderSpan,
  richText,
  section,
  strong,
} from './elements.ts'

/** What Slack does with a kind of block. Its buttons stand with those of the reply. */
interface BlockHandler<K extends BlockKind> {
  /** As Slack's blocks; the size is the business of `fit`. */
  readonly render: (block: Block<K>) => readonly types.KnownBlock[]
  /** In parts that each fit into one message. */
  readonly fit: (block: Block<K>) => readonly Block<K>[]
}

const handlers: { readonly [K in BlockKind]: BlockHandler<K> } = {
  text: {
    render: ({ text }) => [richText(section(text.map(renderSpan)))],
    // Many notes make it long.
    fit: (block) => fitSpans(block.text, limits.passage, block, (text) => ({ ...block, text })),
  },
  note: {
    render: ({ text }) => renderNote(text),
    fit: (block) => fitSpans(block.text, limits.note, block, (text) => ({ ...block, text })),
  },
  passage: {
    render: (block) => [renderPassage(block), ...renderNote([(block.notes ?? []).join('\n')])],
    fit: (block) => fitPassage(block, limits.passage),
  },
  correction: {
    render: (block) => [
      richText(quotation(block.spans.flatMap(withEdgesApart).map(renderSpan)), renderPlace(block)),
    ],
    fit: (block) => fitSpans(block.spans, limits.passage, block, (spans) => ({ ...block, spans })),
  },
  comparison: {
    render: ({ place, link: address, what, spans }) => [
      richText(
        section([link(place, address), plain(` · ${what}`)]),
        ...(spans.length === 0 ? [] : [quotation(spans.flatMap(withEdgesApart).map(renderSpan))]),
      ),
    ],
    fit: (block) => fitSpans(block.spans, limits.passage, block, (spans) => ({ ...block, spans })),
  },
  hits: {
    render: ({ heading, hits }) => [
      ...renderNote([heading]),
      ...(hits.length === 0 ? [] : [richText(list(0, hits.map(renderHit)))]),
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
    render: ({ citation: { short, full, link: address } }) => [
      richText(section([strong(short)]), preformatted(`${full}\n${address}`)),
    ],
    fit: (block) => [block],
  },
  copy: {
    // A file goes another way; here is only that there is one.
    render: ({ text, file }) => [richText(file === null ? preformatted(text) : section([code(file)]))],
    fit: (block) => [block],
  },
  actions: {
    render: ({ heading, entries }) => [
      richText(
        section([strong(heading)]),
        ...(entries.length === 0 ? [] : [list(0, entries.map(renderAction))]),
      ),
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

/** A list in as many blocks as its entries need; `make` makes one of some of them. */
function fitEntries<K extends 'hits' | 'contents' | 'usage' | 'actions', Entry>(
  entries: readonly Entry[],
  make: (some: readonly Entry[]) => Block<K>,
): readonly Block<K>[] {
  return fillPages(entries, limits.passage, (entry) => blockText(make([entry])).length).map(make)
}

/** An item that is too long for one message in parts. */
function fitAction(entry: ActionLine): readonly ActionLine[] {
  return portionsOf(entry.spans, limits.passage).map((spans, index, all) => {
    if (all.length === 1) return entry
    const isLast = index === all.length - 1
    return {
      citation: `${entry.citation} · ${words.portion(index + 1, all.length)}`,
      spans,
      status: isLast ? entry.status : '',
    }
  })
}

/** The block as it is where its spans fit, else one for each portion of them. */
function fitSpans<B>(
  spans: readonly Span[],
  limit: number,
  block: B,
  make: (portion: readonly Span[]) => B,
): readonly B[] {
  // As most do.
  if (textOf(spans).length < limit / 2) return [block]
  const portions = portionsOf(spans, limit)
  return portions.length <= 1 ? [block] : portions.map(make)
}

/** Spans in portions that each fit into one message; at least one. */
function portionsOf(spans: readonly Span[], limit: number): readonly (readonly Span[])[] {
  return fitParts([{ label: null, spans }], limit).map((parts) => parts.flatMap((part) => part.spans))
}

/** Small print, but for what only rich text can show to each reader in their own way: moments and channels. */
function renderNote(text: readonly Span[]): readonly types.KnownBlock[] {
  const said = textOf(text)
  if (said.trim() === '') return []
  const isPlain = text.every((span) => typeof span === 'string' || !needsRichText.has(span.mark))
  return isPlain
    ? [{ type: 'context', elements: [plainText(said)] }]
    : [richText(section(text.map(renderSpan)))]
}

const needsRichText: ReadonlySet<Exclude<Span, string>['mark']> = new Set(['moment', 'channel'])

// Wide enough to be seen.
const setIn = '\u2003'

/** Quoted text goes into rich_text `text` elements, where Slack parses nothing. */
function renderPassage(block: PassageBlock): types.KnownBlock {
  const quoted = block.parts.flatMap(({ label, spans, indent = 0 }, index): Element[] => [
    ...(index > 0 ? [plain('\n')] : []),
    ...(indent === 0 ? [] : [plain(setIn.repeat(indent))]),
    ...(label === null ? [] : [italic(spans.length === 0 ? label : `${label} `)]),
    ...spans.map(renderSpan),
  ])
  return block.isCitedInFull
    ? richText(quotation(quoted), renderSource(block))
    : richText(renderPlace(block), quotation(quoted))
}

function renderPlace(block: Pick<PassageBlock, 'section' | 'citation'>): types.RichTextSection {
  const [place, rest] = placeLine(block)
  return section([link(place, block.citation.link), plain(rest)])
}

function renderSource(block: PassageBlock): types.RichTextSection {
  const [place, before, title, after] = sourceLine(block)
  return section([
    link(place, block.citation.link),
    plain(before),
    ...(title === '' ? [] : [italic(title)]),
    plain(after),
  ])
}

function renderHit({ citation, excerpt }: HitLine): Element[] {
  return [strong(citation), plain(' '), ...excerpt.map(renderSpan)]
}

/** The document's words, then the team's. */
function renderAction({ citation, spans, status }: ActionLine): Element[] {
  return [
    strong(citation),
    ...(spans.length === 0 ? [] : [plain(' '), ...spans.map(renderSpan)]),
    ...(status === '' ? [] : [italic(`  → ${status}`)]),
  ]
}
