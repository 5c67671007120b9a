import { type Span, textOf } from '../../../src/text/span.ts'

/**
 * Every character that acts in Discord's message text, wherever it stands. A backslash before it makes it a character
 * again. A round bracket needs none: it only means something after a square one. `>`, which ends what `<` begins, and
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
  return runs.map(({ text, look }) => show(text, look)).join('')
}

/** A channel by its name, to press; a text that is no id as it is. */
export function channelLink(id: string): string {
  return /^\d{1,20}$/u.test(id) ? `<#${id}>` : escapeText(id)
}

/** A text in bold type. */
export function bold(text: string): string {
  return show(text, 'bold')
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

/** A link under the name of its host, without a preview. */
export function link(address: string): string {
  // What would end the address early, within the brackets that switch off the preview.
  const safe = address.replace(/[\s()<>"'`\\]/gu, (character) =>
    Buffer.from(character).toString('hex').replace(/../gu, '%$&'),
  )
  return `[${escapeText(new URL(address).host)}](<${safe}>)`
}

/** `entity`: what Discord puts something else in the place of, for each reader. */
type Look = 'plain' | 'bold' | 'code' | 'entity'

const looks = { match: 'bold', strong: 'bold', code: 'code', moment: 'entity', channel: 'entity' } as const

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
      // Emphasis ends with its line: the mark of a quotation may follow.
      return escapeText(text).replace(/^(?=.*\S).+$/gmu, '**$&**')
    case 'code':
      return text === '' || /[`\n]/u.test(text) ? escapeText(text) : `\`${text}\``
    case 'entity':
      return text
  }
}
