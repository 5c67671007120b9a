import type { types } from '@slack/bolt'
import type { Span } from '../../../src/text/span.ts'

/** What stands inside rich text. Slack parses nothing in it. */
export type Element = types.RichTextElement

/** One block of rich text. */
export function richText(...elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements }
}

/** A line, or several with breaks in it. */
export function section(elements: Element[]): types.RichTextSection {
  return { type: 'rich_text_section', elements }
}

/** A quotation. */
export function quotation(elements: Element[]): types.RichTextQuote {
  return { type: 'rich_text_quote', elements }
}

/** A list; `indent` counts from 0. */
export function list(indent: number, entries: readonly Element[][]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', indent, elements: entries.map(section) }
}

/** Lines that Slack offers to copy, without any looks. */
export function preformatted(text: string): types.RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }
}

/** A span as an element of rich text. */
export function renderSpan(span: Span): Element {
  if (typeof span === 'string') return plain(span)
  const { text } = span
  switch (span.mark) {
    case 'match':
    case 'strong':
      return strong(text)
    case 'code':
      return code(text)
    case 'added':
    case 'deleted':
      return { type: 'text', text, style: { strike: true } }
    case 'missing':
    case 'inserted':
      return { type: 'text', text, style: { bold: true, underline: true } }
    case 'moment':
      return {
        type: 'date',
        timestamp: Math.floor(span.at / 1_000),
        // Each reader sees it in their own zone.
        format: '{date_long}, {time}',
        fallback: text,
      }
    case 'channel':
      return /^[CDG][A-Z0-9]+$/u.test(text) ? { type: 'channel', channel_id: text } : plain(text)
  }
}

export function plain(text: string): Element {
  return { type: 'text', text }
}

export function strong(text: string): Element {
  return { type: 'text', text, style: bold }
}

export function italic(text: string): Element {
  return { type: 'text', text, style: slanted }
}

export function code(text: string): Element {
  return { type: 'text', text, style: coded }
}

// One for all: a message has dozens of elements.
const [bold, slanted, coded] = [{ bold: true }, { italic: true }, { code: true }]

/** A place that leads to where it can be read. */
export function link(text: string, url: string): Element {
  return { type: 'link', url, text, style: bold }
}

/** Text outside rich text in which nothing is parsed, either. */
export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}
