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

/** What may be markup inside a line, as Discord's own reader finds it; the inside of marks is read again. */
const marks: readonly (readonly [kind: 'link' | 'code' | 'inner' | 'moment' | 'channel', pattern: RegExp])[] =
  [
    ['link', /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(<(https?:[^\s<>()\\]+)>\)/u],
    ['code', /^`([^`]+)`(?!`)/u],
    // Bold before underlined before italic, as the longest mark wins.
    ['inner', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u],
    ['inner', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u],
    ['inner', /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u],
    // It ends at the first two tildes, escaped or not.
    ['inner', /^~~([\s\S]+?)~~(?!_)/u],
    // As the bot writes them, which is not what the hostile texts have.
    ['moment', /^<t:(\d{9,11}):F>/u],
    ['channel', /^<#(\d{17,20})>/u],
  ]

/** The inside of a line, where nothing but emphasis, code, links, moments and channels may be markup. */
export function readInline(line: string): Omit<Read, 'quoted'> {
  // What would make the line a heading, small print, a list or a quotation.
  const [atStart] = /^\s*(?:#{1,3}\s|-#\s|[-*+]\s|\d+\.\s|>)/u.exec(line) ?? []
  const read = readWithin(line)
  return atStart === undefined ? read : { ...read, active: [atStart, ...read.active] }
}

function readWithin(line: string): Omit<Read, 'quoted'> {
  const active: string[] = []
  const links: string[] = []
  let text = ''
  let at = 0
  while (at < line.length) {
    const rest = line.slice(at)
    // Any mark after a backslash is itself: /^\\([^0-9A-Za-z\s])/ in Discord's own reader.
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest)
    if (escaped !== null) {
      text += escaped[1]
      at += escaped[0].length
      continue
    }
    const [kind, found] = findMark(rest)
    const inside = found?.[1] ?? ''
    if (kind === 'moment') text += describeMoment(Number(inside) * 1_000, 'UTC')
    else if (kind === 'code' || kind === 'channel') text += inside
    else if (kind === null) {
      text += rest.charAt(0)
      if (/^(?!: )[*_~`|[\]<:@\\]/u.test(rest)) active.push(rest.slice(0, 20))
    } else {
      const read = readWithin(inside)
      text += read.text
      active.push(...read.active)
      links.push(...read.links, ...(kind === 'link' ? [found?.[2] ?? ''] : []))
    }
    at += found?.[0].length ?? 1
  }
  return { text, links, active }
}

function findMark(rest: string) {
  for (const [kind, pattern] of marks) {
    const found = pattern.exec(rest)
    if (found !== null) return [kind, found] as const
  }
  return [null, null] as const
}
