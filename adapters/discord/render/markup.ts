import { type Span, textOf } from '../../../src/text/span.ts'

/**
 * Every character that acts in Discord's message text, wherever it stands. A backslash before it makes it a character
 * again. A round bracket only means something after a square one. `>`, which ends what `<` begins, and
 * the marks below need none inside a line, where they are read as they are.
 */
const dangerous: ReadonlyMap<string, string> = new Map([
  ['\\', 'takes the meaning from what follows, and would take it from our own backslash'],
  ['*', 'emphasis; at the start of a line, a list'],
  ['_', 'emphasis, underline'],
  ['~', 'struck out'],
  ['`', 'code'],
  ['|', 'spoiler'],
  ['[', 'link with a label'],
  [']', 'link with a label'],
  ['<', 'mention, channel, command, time, custom emoji, link'],
  [':', 'emoji by name; the colon of an address, which would become a link'],
  ['@', '@everyone and @here'],
])

// What acts at the start of a line alone: lists (-, +, 1.), headings (#), small print (-#) and quotations (>, >>>).
// Invisible characters before it are passed over, for safety's sake.
const lineMark = /^([\s\p{Cf}]*)([-+#>])/gmu
const lineNumber = /^([\s\p{Cf}]*\d+)\./gmu

/** A text as Discord shows it character by character, at the start of a line or not. */
export function escapeText(text: string): string {
  return (
    text
      // A colon before a space begins no emoji and no address, and official texts are full of them.
      .replace(/(?!: )[^\p{L}\p{N}\s]/gu, (character) =>
        dangerous.has(character) ? `\\${character}` : character,
      )
      // An escaped bracket still ends the label of a link of ours before it, as Discord looks for its end.
      .replaceAll('](', ']\\(')
      .replace(lineMark, '$1\\$2')
      .replace(lineNumber, '$1\\.')
  )
}

/** Spans as markup. Neighbours that look alike are joined, since Discord reads `**a****b**` as something else. */
export function renderSpans(spans: readonly Span[]): string {
  const runs: { readonly look: Look; text: string }[] = []
  for (const span of spans) {
    const look = lookOf(span)
    const text = look === 'entity' ? entityOf(span) : textOf([span])
    const last = runs.at(-1)
    if (last?.look === look && look !== 'entity') last.text += text
    else if (text !== '') runs.push({ look, text })
  }
  return runs.reduce((before, { text, look }) => {
    const shown = show(text, look)
    // Discord strikes nothing through where an underscore follows.
    return before + (before.endsWith('~~') && shown.startsWith('__') ? show(text, 'bold') : shown)
  }, '')
}

/** A channel by its name, to press; a text that is no id as it is. */
export function channelLink(id: string): string {
  return /^\d{1,20}$/u.test(id) ? `<#${id}>` : escapeText(id)
}

/** A text in bold type. */
export function bold(text: string): string {
  return show(text, 'bold')
}

/** A text of one line in italics. */
export function italic(text: string): string {
  return show(text, 'italic')
}

/** Markup in small print, which Discord wants said before every line. */
export function small(markup: string): string {
  return markup.replace(/^(?=.*\S)/gmu, '-# ')
}

/** A text as code, in which Discord parses nothing; one that has backticks of its own is shown as plain text. */
export function code(text: string): string {
  return show(text, 'code')
}

/** Lines to be copied as they are, or null where they would end the block themselves. */
export function codeBlock(text: string): string | null {
  return text.includes('```') || text.endsWith('`') ? null : `\`\`\`\n${text}\n\`\`\``
}

/** Markup as a quotation: Discord wants the mark before every line. */
export function quote(markup: string): string {
  return `> ${markup.replaceAll('\n', '\n> ')}`
}

/** A place in bold type as a link to it. A label can't have brackets, so the link of such a place is beside it. */
export function placeLink(label: string, address: string): string {
  return /[[\]]/u.test(label) ? `${bold(label)} · ${link(address)}` : linked(bold(label), address)
}

/** A link under the name of its host, without a preview. */
export function link(address: string): string {
  return linked(escapeText(new URL(address).host), address)
}

function linked(label: string, address: string): string {
  // What would end the address early, within the brackets that switch off the preview.
  const safe = address.replace(/[\s()<>"'`\\]/gu, (character) =>
    Buffer.from(character).toString('hex').replace(/../gu, '%$&'),
  )
  return `[${label}](<${safe}>)`
}

/** `entity`: what Discord puts something else in the place of, for each reader. */
type Look = 'plain' | 'bold' | 'italic' | 'struck' | 'inserted' | 'code' | 'entity'

const looks = {
  match: 'bold',
  strong: 'bold',
  code: 'code',
  added: 'struck',
  missing: 'inserted',
  inserted: 'inserted',
  deleted: 'struck',
  moment: 'entity',
  channel: 'entity',
} as const

function lookOf(span: Span): Look {
  return typeof span === 'string' ? 'plain' : looks[span.mark]
}

function entityOf(span: Span): string {
  if (typeof span === 'string' || span.mark !== 'moment') return channelLink(textOf([span]))
  // Weekday, date and time (docs.discord.com/developers/reference#message-formatting-timestamp-styles).
  return `<t:${Math.floor(span.at / 1_000)}:F>`
}

function show(text: string, look: Look): string {
  switch (look) {
    case 'plain':
      return escapeText(text)
    case 'bold':
      return mark(text, '**', '**')
    case 'italic':
      return mark(text, '*', '*')
    case 'inserted':
      return mark(text, '__**', '**__')
    case 'struck':
      // The end of the mark is found before escapes are, so it can't follow an escaped one.
      return escapeText(text).replace(
        /^((?:\\~|[^\S\n])*)(.*?)((?:\\~|[^\S\n])*)$/gmu,
        (line, before, inner, after) => (inner === '' ? line : `${before}~~${inner}~~${after}`),
      )
    case 'code':
      return text === '' || /[`\n]/u.test(text) ? escapeText(text) : `\`${text}\``
    case 'entity':
      return text
  }
}

/** Emphasis ends with its line, since the mark of a quotation may follow, and it has no white space at its edges. */
function mark(text: string, before: string, after: string): string {
  // Escaped by itself, since a colon at its end has no space after it any more.
  return text.replace(/\S(?:.*\S)?/gu, (inside) => `${before}${escapeText(inside)}${after}`)
}
