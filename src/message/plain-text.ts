import type { Span } from '../text/span.ts'
import { blockText, type Show } from './blocks.ts'
import type { Reply } from './reply.ts'

/** How a marked span is shown; the default shows its text alone. */
export type ShowMark = (span: Exclude<Span, string>) => string

/** A reply as plain text, with everything that it says but the offers: for terminals, and for screen readers. */
export function renderPlainText(reply: Reply, showMark: ShowMark = (span) => span.text): string {
  const show: Show = (spans) =>
    spans.map((span) => (typeof span === 'string' ? span : showMark(span))).join('')
  const title = reply.title === '' ? '' : showMark({ mark: 'strong', text: reply.title })
  return joinTexts(
    title,
    reply.blocks.map((block) => blockText(block, show)),
  )
}

/** Joins a title and the texts of blocks, any of which may be empty. */
export function joinTexts(title: string, texts: readonly string[]): string {
  return [title, ...texts].filter((text) => text !== '').join('\n\n')
}
