import { describeMoment } from '../../../src/schedule/schedule.ts'
import { allComponents } from '../../platforms/discord/components.ts'
import { textIn } from '../../platforms/discord/json.ts'

/** What a text becomes on Discord's screen, read by Discord's rules and without any knowledge of the escaper. */
export interface Read {
  /** The characters a person sees. */
  readonly text: string
  /** The same, of quoted lines alone. */
  readonly quoted: string
  readonly links: readonly string[]
  /** What acts and is none of the bot's own markup. */
  readonly active: readonly string[]
}

/** The texts of a message, in order. */
export function readMessage(message: { readonly components: unknown }): Read {
  const parts = allComponents(message.components).flatMap(({ content }) =>
    content === undefined ? [] : [readMarkup(textIn(content))],
  )
  return {
    text: parts.map(({ text }) => text).join('\n'),
    quoted: parts
      .map(({ quoted }) => quoted)
      .filter((quoted) => quoted !== '')
      .join('\n'),
    links: parts.flatMap(({ links }) => links),
    active: parts.flatMap(({ active }) => active),
  }
}

/** One text display: blocks of code, then line by line; headings, small print, quotations and lists are the bot's. */
export function readMarkup(markup: string): Read {
  const [before = '', block, ...after] = markup.split('```\n')
  if (block === undefined) return readLines(markup)
  const [start, end] = [readLines(before.trimEnd()), readLines(after.join('```\n'))]
  return {
    text: [start.text, block, end.text].join('\n'),
    quoted: start.quoted + end.quoted,
    links: [...start.links, ...end.links],
    active: [...start.active, ...end.active],
  }
}

function readLines(markup: string): Read {
  const lines = markup.split('\n').map((line) => {
    const [, mark = '', rest = ''] = /^(### |-# |> | *- )?(.*)$/su.exec(line) ?? []
    return { isQuote: mark === '> ', ...readInline(rest) }
  })
  return {
    text: lines.map(({ text }) => text).join('\n'),
    quoted: lines
      .filter(({ isQuote }) => isQuote)
      .map(({ text }) => text)
      .join('\n'),
    links: lines.flatMap(({ links }) => links),
    active: lines.flatMap(({ active }) => active),
  }
}

/** The inside of a line, where nothing but bold type, code, links, moments and channels may be markup. */
export function readInline(line: string): Omit<Read, 'quoted'> {
  const active: string[] = []
  const links: string[] = []
  let text = ''
  let isBold = false
  // What would make the line a heading, small print, a list or a quotation.
  const [atStart] = /^\s*(?:#{1,3}\s|-#\s|[-*+]\s|\d+\.\s|>)/u.exec(line) ?? []
  if (atStart !== undefined) active.push(atStart)
  let at = 0
  while (at < line.length) {
    const rest = line.slice(at)
    const link = /^\[([\w.-]+)\]\(<(https?:[^\s<>()\\]+)>\)/u.exec(rest)
    const code = /^`([^`]+)`(?!`)/u.exec(rest)
    // Any mark after a backslash is itself: /^\\([^0-9A-Za-z\s])/ in Discord's own reader.
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest)
    // As the bot writes them, which is not what the hostile texts have.
    const moment = /^<t:(\d{9,11}):F>/u.exec(rest)
    const channel = /^<#(\d{17,20})>/u.exec(rest)
    if (escaped) text += escaped[1]
    else if (moment) text += describeMoment(Number(moment[1]) * 1_000, 'UTC')
    else if (channel) text += channel[1]
    else if (link) {
      text += link[1]
      links.push(link[2] ?? '')
    } else if (code) text += code[1]
    else if (/^\*\*(?!\*)/u.test(rest)) isBold = !isBold
    else {
      text += rest.charAt(0)
      if (/^(?!: )[*_~`|[\]<:@\\]/u.test(rest)) active.push(rest.slice(0, 20))
    }
    const entity = moment ?? channel
    at +=
      escaped?.[0].length ??
      entity?.[0].length ??
      link?.[0].length ??
      code?.[0].length ??
      (/^\*\*(?!\*)/u.test(rest) ? 2 : 1)
  }
  if (isBold) active.push(`bold without an end: ${line.slice(0, 40)}`)
  return { text, links, active }
}
