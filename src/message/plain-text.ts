import { type Span, textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import type { ActionLine, Block, HitLine, PassageBlock, QuotedPart, Reply } from './reply.ts'

/** How a marked span is shown; the default shows its text alone. */
export type ShowMark = (span: Exclude<Span, string>) => string

/** A reply as plain text, with everything that it says but the offers: for terminals, and for screen readers. */
export function renderPlainText(reply: Reply, showMark: ShowMark = (span) => span.text): string {
  const blocks = reply.blocks.map((block) => renderBlock(block, showMark))
  const title = reply.title === '' ? [] : [showMark({ mark: 'strong', text: reply.title })]
  return [...title, ...blocks].join('\n\n')
}

function renderBlock(block: Block, showMark: ShowMark): string {
  const show = (spans: readonly Span[]): string =>
    spans.map((span) => (typeof span === 'string' ? span : showMark(span))).join('')
  switch (block.kind) {
    case 'text':
      return show(block.text)
    case 'passage':
      return renderPassage(block, show)
    case 'hits':
      return [block.heading, ...block.hits.map((hit) => renderHit(hit, show))].join('\n')
    case 'contents':
      return block.entries
        .map(({ level, heading, range }) => `${'  '.repeat(level)}${heading}  ${range}`)
        .join('\n')
    case 'usage': {
      const width = Math.max(...block.entries.map(({ typed }) => typed.length))
      return block.entries.map(({ typed, does }) => `  ${typed.padEnd(width)}  ${does}`).join('\n')
    }
    case 'citation':
      return `${block.citation.short}\n${block.citation.full}\n${block.citation.link}`
    case 'copy':
      return block.text
    case 'actions':
      return [block.heading, ...block.entries.map((entry) => renderAction(entry, show))].join('\n')
  }
}

function renderPassage(block: PassageBlock, show: (spans: readonly Span[]) => string): string {
  const { citation, section, parts } = block
  const heading = [citation.short, section, describePortion(block)]
    .filter((part) => part !== null)
    .join(' · ')
  return [heading, ...parts.map((part) => renderPart(part, show)), citation.full, citation.link].join('\n')
}

/** "part 2 of 3", or null for a whole passage. */
export function describePortion({ portion }: PassageBlock): string | null {
  return portion === null ? null : words.portion(portion.number, portion.of)
}

function renderPart({ label, spans }: QuotedPart, show: (spans: readonly Span[]) => string): string {
  return label === null ? show(spans) : `${label} ${show(spans)}`
}

/** The document's words and the team's, in two lines, so that nobody takes the one for the other. */
function renderAction(
  { citation, spans, status }: ActionLine,
  show: (spans: readonly Span[]) => string,
): string {
  const own = textOf(spans) === '' ? citation : `${citation}: ${show(spans)}`
  return status === '' ? `- ${own}` : `- ${own}\n  → ${status}`
}

function renderHit(
  { citation, section, excerpt }: HitLine,
  show: (spans: readonly Span[]) => string,
): string {
  const place = section === null ? citation : `${citation} · ${section}`
  return `- ${place}: ${textOf(excerpt) === '' ? '' : show(excerpt)}`
}
