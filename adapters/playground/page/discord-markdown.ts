import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser'

/** A piece of Discord's markup; `content` is more of it, or text. */
export interface Markup {
  readonly type: string
  readonly content?: string | Markup | readonly Markup[]
  readonly level?: 1 | 2 | 3
  readonly depth?: number
  readonly target?: string
  readonly timestamp?: string
  readonly id?: string
}

type Rule = (typeof rulesExtended)[string]
type State = Parameters<Rule['match']>[1]

// The library's own rule for small print takes a quotation before it for the same line, and it knows no lists.
const startsLine = (state: State): boolean => state.prevCapture?.[0]?.endsWith('\n') ?? true
const { order } = rulesExtended.heading ?? SimpleMarkdown.defaultRules.heading

const subtext: Rule = {
  order,
  match: (source, state) => (startsLine(state) ? /^-# +([^\n]+)(?:\n|$)/u.exec(source) : null),
  parse: (capture, parse, state) => ({ content: parse(capture[1] ?? '', state) }),
}

const entry: Rule = {
  order,
  match: (source, state) => (startsLine(state) ? /^( *)[-*] +([^\n]+)(?:\n|$)/u.exec(source) : null),
  parse: (capture, parse, state) => ({
    depth: Math.floor((capture[1] ?? '').length / 2),
    content: parse(capture[2] ?? '', state),
  }),
}

// Emoji are characters, and stay so.
const { twemoji: _, emoticon: __, ...rules } = rulesExtended

const parse = SimpleMarkdown.parserFor({ ...rules, subtext, entry })

/** A message's text as Discord reads it. */
export function readMarkup(text: string): readonly Markup[] {
  return parse(text, { inline: true })
}
