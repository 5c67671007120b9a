/**
 * What a person typed in a chat without what only says how it looks: marks of emphasis, code, spoilers, headings and
 * quotations at the beginnings of lines, links in brackets (their label stays), and emoji by name. Takes linear time.
 */
export function withoutMarkup(text: string): string {
  if (!/[>#[:<*_~|`\\]/u.test(text)) return text
  return withoutEmphasis(
    text
      .replace(lineMarks, '')
      .replace(/\[([^[\]\n]{1,300})\]\(<?[a-z]{1,10}:[^\s<>()]{1,1000}>?\)/giu, '$1')
      .replace(emojiByName, ' '),
  ).replace(/\\([*_~`|>#\\:[\]()-])/gu, '$1')
}

// Quotations within one another, headings and small print; a heading's mark has a space after it, a paragraph's need not.
const lineMarks = /^[^\S\n]{0,3}(?:>{1,3}[^\S\n]?|#{1,6}[^\S\n]+|-#[^\S\n]+)+/gmu

/** Slack's names and Discord's own: `:+1::skin-tone-2:`, `<a:wave:123>`; not the minutes of a time. */
const emojiByName =
  /<a?:\w{1,40}:\d{1,25}>|(?<![\p{L}\p{N}:])(?::(?:[+-]1|100|1234|(?=[^:\s]{0,99}[a-z])[a-z0-9_+'’-]{1,100}):)+/gu

interface Mark {
  readonly start: number
  readonly end: number
  readonly run: string
  readonly opens: boolean
  readonly closes: boolean
}

/** Takes out marks that stand in pairs, one in another; what has no partner stays. */
function withoutEmphasis(text: string): string {
  const pairs: { start: number; end: number }[] = []
  const open = new Map<string, Mark>()
  for (const { 0: run, index: start } of text.matchAll(/\*{1,3}|_{1,3}|~{1,2}|\|\||`{1,3}/gu)) {
    const mark = readMark(text, run, start)
    const partner = open.get(run)
    if (mark.closes && partner !== undefined && partner.end < start) {
      pairs.push({ start: partner.start, end: partner.end }, { start, end: mark.end })
      open.delete(run)
    } else if (mark.opens) open.set(run, mark)
  }
  let rest = ''
  let at = 0
  for (const { start, end } of pairs.sort((a, b) => a.start - b.start)) {
    rest += text.slice(at, start)
    at = end
  }
  return rest + text.slice(at)
}

/** A mark opens before a word and closes after one; a single one only where the word ends there: not in 5*3. */
function readMark(text: string, run: string, start: number): Mark {
  const end = start + run.length
  const [before, after] = [text.charAt(start - 1), text.charAt(end)]
  const isEscaped = before === '\\'
  const isWithin =
    run.length > 1 && !run.startsWith('_') ? false : isWordCharacter(before) && isWordCharacter(after)
  const isLoose = run.length === 1
  return {
    start,
    end,
    run,
    opens: !isEscaped && !isWithin && /\S/u.test(after) && !(isLoose && isWordCharacter(before)),
    closes: !isEscaped && !isWithin && /\S/u.test(before) && !(isLoose && isWordCharacter(after)),
  }
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}
