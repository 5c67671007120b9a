import { longestHeading } from '../document/read-body.ts'
import { rememberFor } from '../text/remember-for.ts'
import { type Span, textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import { fitLine } from './fit-text.ts'
import { placeLine, sourceLine } from './passage-block.ts'
import type { ActionLine, Block, BlockKind, Citation, HitLine, Offer, QuotedPart, Reply } from './reply.ts'

/** Shows spans as plain text. */
export type Show = (spans: readonly Span[]) => string

/** Decides about an offer: itself, shortened where its label is too long, or null where it is left out. */
export type Keep = (offer: Offer) => Offer | null

/** What a platform can be asked to keep as a file. */
export interface ReplyFile {
  readonly name: string
  readonly text: string
}

/** What the core knows of a kind of block. */
interface BlockHandler<K extends BlockKind> {
  /** As plain text, without its offers. */
  readonly toText: (block: Block<K>, show: Show) => string
  /** With headings and citations within their bounds, and only the offers to keep, asked about in their order. */
  readonly bound: (block: Block<K>, keep: Keep) => Block<K>
  /** What its own buttons offer, in their order. */
  readonly offers: (block: Block<K>) => readonly Offer[]
  readonly mapSpans: (block: Block<K>, change: (span: Span) => Span) => Block<K>
  readonly file: (block: Block<K>) => ReplyFile | null
}

const longestShort = 80
const longestFull = 1_000
const longestIssuer = 200
const longestTitle = 500

const same = <B>(block: B): B => block
// What most kinds have.
const usual = { bound: same, offers: () => [], mapSpans: same, file: () => null } as const

const handlers: { readonly [K in BlockKind]: BlockHandler<K> } = {
  text: {
    ...usual,
    toText: ({ text }, show) => show(text),
    mapSpans: (block, change) => ({ ...block, text: block.text.map(change) }),
  },
  note: {
    ...usual,
    toText: ({ text, explainsLooks }, show) => (explainsLooks === true ? '' : show(text)),
    mapSpans: (block, change) => ({ ...block, text: block.text.map(change) }),
  },
  passage: {
    ...usual,
    toText: (block, show) => {
      const { citation, parts } = block
      const own = parts.map((part) => partText(part, show))
      const notes = block.notes ?? []
      return block.isCitedInFull
        ? [...own, `${sourceLine(block).join('')} · ${citation.link}`, ...notes].join('\n')
        : [placeLine(block).join(''), ...own, ...notes, citation.link].join('\n')
    },
    bound: (block) => ({
      ...block,
      section: fitHeading(block.section),
      citation: boundCitation(block.citation),
    }),
    mapSpans: (block, change) => ({
      ...block,
      parts: block.parts.map((part) => ({ ...part, spans: part.spans.map(change) })),
    }),
  },
  correction: {
    ...usual,
    toText: (block, show) =>
      [show(correctionInWords(block.spans)), placeLine(block).join(''), block.citation.link].join('\n'),
    bound: (block) => ({
      ...block,
      section: fitHeading(block.section),
      citation: boundCitation(block.citation),
    }),
    mapSpans: (block, change) => ({ ...block, spans: block.spans.map(change) }),
  },
  comparison: {
    ...usual,
    toText: ({ place, link, what, spans }, show) => {
      const own = spans.length === 0 ? [] : [show(correctionInWords(spans)), link]
      return [`${place} · ${what}`, ...own].join('\n')
    },
    bound: (block) => ({ ...block, place: fitLine(block.place, longestShort) }),
    mapSpans: (block, change) => ({ ...block, spans: block.spans.map(change) }),
  },
  hits: {
    ...usual,
    toText: ({ heading, hits }, show) => [heading, ...hits.map((hit) => hitText(hit, show))].join('\n'),
    bound: (block, keep) => ({
      ...block,
      hits: block.hits.map((hit) => ({
        ...hit,
        citation: fitLine(hit.citation, longestShort),
        offer: hit.offer === null ? null : keep(hit.offer),
      })),
    }),
    offers: ({ hits }) => hits.flatMap(({ offer }) => offer ?? []),
    mapSpans: (block, change) => ({
      ...block,
      hits: block.hits.map((hit) => ({ ...hit, excerpt: hit.excerpt.map(change) })),
    }),
  },
  contents: {
    ...usual,
    toText: ({ entries }) =>
      entries.map(({ level, heading, range }) => `${'  '.repeat(level)}${heading}  ${range}`).join('\n'),
    bound: (block) => ({
      ...block,
      entries: block.entries.map((entry) => ({ ...entry, heading: fitLine(entry.heading, longestHeading) })),
    }),
  },
  usage: {
    ...usual,
    toText: ({ entries }) => {
      const width = Math.max(...entries.map(({ typed }) => typed.length))
      return entries.map(({ typed, does }) => `  ${typed.padEnd(width)}  ${does}`).join('\n')
    },
  },
  citation: {
    ...usual,
    toText: ({ citation: { short, full, link } }) => [short, full, link].join('\n'),
    bound: (block) => ({ ...block, citation: boundCitation(block.citation) }),
  },
  copy: {
    ...usual,
    toText: ({ text }) => text,
    file: ({ file, text }) => (file === null ? null : { name: file, text }),
  },
  actions: {
    ...usual,
    toText: ({ heading, entries }, show) =>
      [heading, ...entries.map((entry) => actionText(entry, show))].join('\n'),
    bound: (block) => ({
      ...block,
      entries: block.entries.map((entry) => ({ ...entry, citation: fitLine(entry.citation, longestShort) })),
    }),
    mapSpans: (block, change) => ({
      ...block,
      entries: block.entries.map((entry) => ({ ...entry, spans: entry.spans.map(change) })),
    }),
  },
}

/** A block as plain text, without its offers. */
export function blockText<K extends BlockKind>(block: Block<K>, show: Show = textOf): string {
  return handlers[block.kind].toText(block, show)
}

/** A block with headings and citations within the bounds of a reply, and with those of its offers that are to be kept. */
export function boundBlock<K extends BlockKind>(block: Block<K>, keep: Keep): Block<K> {
  return handlers[block.kind].bound(block, keep)
}

/** What a block's own buttons offer, in their order. */
export function offersIn<K extends BlockKind>(block: Block<K>): readonly Offer[] {
  return handlers[block.kind].offers(block)
}

/** A block with each of its spans changed. */
export function mapSpans<K extends BlockKind>(block: Block<K>, change: (span: Span) => Span): Block<K> {
  return handlers[block.kind].mapSpans(block, change)
}

/** The file of a reply, null where it has none. */
export function fileOf({ blocks }: Reply): ReplyFile | null {
  return blocks.map((block) => fileIn(block)).find((file) => file !== null) ?? null
}

/** The file that a block is; null where it is none. */
export function fileIn<K extends BlockKind>(block: Block<K>): ReplyFile | null {
  return handlers[block.kind].file(block)
}

/** A passage has the same citation in each reply. */
const boundCitation = rememberFor((citation: Citation): Citation => {
  const { short, full, issuer, title } = citation
  return {
    ...citation,
    short: fitLine(short, longestShort),
    full: fitLine(full, longestFull),
    issuer: fitLine(issuer, longestIssuer),
    title: title === null ? null : fitLine(title, longestTitle),
  }
})

function fitHeading(heading: string | null): string | null {
  return heading === null ? null : fitLine(heading, longestHeading)
}

function partText({ label, spans, indent = 0 }: QuotedPart, show: Show): string {
  const words = [...(label === null ? [] : [label]), ...(spans.length === 0 ? [] : [show(spans)])].join(' ')
  return '  '.repeat(indent) + words
}

/** Spans of a correction, or a comparison, with what their looks alone would say in words. */
export function correctionInWords(spans: readonly Span[]): readonly Span[] {
  return spans
    .flatMap(withEdgesApart)
    .map((span) => (isCorrection(span) ? { ...span, text: words.corrected[span.mark](span.text) } : span))
}

interface CorrectionSpan {
  readonly mark: 'added' | 'missing' | 'inserted' | 'deleted'
  readonly text: string
}

function isCorrection(span: Span): span is CorrectionSpan {
  return typeof span !== 'string' && /^(?:added|missing|inserted|deleted)$/u.test(span.mark)
}

/** A span of a correction and the white space at its edges, which is neither struck through nor underlined. */
export function withEdgesApart(span: Span): readonly Span[] {
  if (!isCorrection(span)) return [span]
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(span.text) ?? []
  return [before, { ...span, text }, after].filter((each) => textOf([each]) !== '')
}

function hitText({ citation, excerpt }: HitLine, show: Show): string {
  return `- ${citation} ${show(excerpt)}`
}

function actionText({ citation, spans, status }: ActionLine, show: Show): string {
  const own = textOf(spans) === '' ? citation : `${citation} ${show(spans)}`
  return status === '' ? `- ${own}` : `- ${own} → ${status}`
}
