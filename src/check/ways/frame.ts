import { splitTokens } from '../tokens/tokens.ts'
import { blank, blankMatches } from './blank.ts'
import type { OwnCitation } from './own-citation.ts'

const end = String.raw`(?=[^\S\n]*$)`
const prefix = String.raw`^[^\S\n]*(?:>[^\S\n]*)*`
const field =
  '(?:From|Sent|To|Cc|Date|Subject|Reply-To|Von|Gesendet|An|Betreff|Datum|De|Envoyé|À|Objet|Para|Asunto)'
const clock = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AP]\.?M\.?)?`
const day = String.raw`(?:(?:Today|Yesterday|\p{L}{3,9}day),?(?:\sat)?|\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4},?)`

// Header lines that mail and chat programs add to forwarded text.
const lines: readonly RegExp[] = [
  String.raw`[-_=]{2,}\s?(?:(?:Original|Forwarded) message|Weitergeleitete Nachricht|Message transféré)\s?[-_=]{2,}${end}`,
  `Begin forwarded message:${end}`,
  String.raw`(?:\*?${field}\*?:\*?[^\S\n][^\n]*\n[\s>]{0,40}){1,12}\*?${field}\*?:\*?[^\S\n][^\n]*`,
  String.raw`On\s(?=[^\n]{0,200}\d)[^\n]{4,200}(?:\n[\s>]{0,40}[^\n]{1,100})?\s?wrote:${end}`,
  String.raw`(?:Am|Le|El)\s(?=[^\n]{0,200}\d)[^\n]{4,200}\s(?:schrieb|a écrit|escribió)\b[^\n]{0,100}:${end}`,
  `Sent from my [^\n]{1,40}${end}`,
  `(?:Posted|Forwarded|From a thread|Also sent) (?:in|from|to) #[^\n]{1,120}${end}`,
  `[↱↪⤷] ?Forwarded${end}`,
  // A name and a time, as chats are copied.
  String.raw`\[(?:${day}\s)?${clock}\]\s?[^\n:]{1,40}:(?=\s)`,
].map((line) => new RegExp(`${prefix}(?:${line})`, 'gimu'))
const speakers: readonly RegExp[] = [
  new RegExp(
    String.raw`${prefix}(?:\p{Lu}[\p{L}\p{M}.'’\-]{0,30}[^\S\n]{1,3}){1,4}(?:[—–\-]\s)?(?:${day}\s)?${clock}${end}`,
    'gmu',
  ),
  new RegExp(
    String.raw`^\s*[\p{L}@][\p{L}\p{M}\p{N}_.'’\-]{1,30}[^\S\n]{1,3}(?:[—–\-]\s)?(?:${day}\s)?${clock}(?=[^\S\n]*\n)`,
    'u',
  ),
]

// The number of a page, as it says of itself or alone between two lines.
const pageLine =
  /^\s*(?:page\s\d{1,4}(?:\s(?:of|\/)\s\d{1,4})?|\p{Dash}\s?\d{1,4}\s?\p{Dash}|\d{1,4}\s?\/\s?\d{1,4}|(\d{1,4}))\s*$/iu
const fewestBeside = 3

/**
 * A text without what stands around a quotation and is none of its words: where it is from, what mail and chats put above
 * it, page numbers. `isOurs` says of a line whether it's the bot's own. To the same length.
 */
export function withoutFrame(
  text: string,
  citations: readonly OwnCitation[],
  isOurs: (line: string) => boolean,
): string {
  const own = Array.from(text.matchAll(/[^\n]+/gu), ({ 0: line, index }) => ({ line, index }))
    .filter(({ line }) => isOurs(line.replace(/^[\s>]+/u, '').trimEnd()))
    .map(({ line, index }) => ({ start: index, end: endOfOurs(index, index + line.length) }))
  const bare = blank(text, [...citations, ...own])
  return withoutPages([...lines, ...speakers].reduce((rest, line) => blankMatches(rest, line), bare))

  /** Under a quote of ours everything belongs to such a line, up to the next quote: a comment has lines, too. */
  function endOfOurs(start: number, end: number): number {
    const isUnderQuote = citations.some((citation) => citation.closes && citation.end <= start)
    const next = citations.find((citation) => citation.opens && citation.isLine && citation.start > start)
    return isUnderQuote ? (next?.start ?? text.length) : end
  }
}

function withoutPages(text: string): string {
  const all = text.split('\n')
  const found = all.map((line) => pageLine.exec(line))
  if (found.every((page) => page === null)) return text
  const full = all.flatMap((line, at) => (found[at] === null && line.trim() !== '' ? [at] : []))
  return all
    .map((line, at) => {
      const page = found[at]
      if (page == null) return line
      const below = full.findIndex((other) => other > at)
      const beside = [full[below - 1] ?? full.at(-1), full[below]].map((other) => all[other ?? -1] ?? '')
      const isPage =
        page[1] === undefined || (below > 0 && beside.every((other) => countWords(other) >= fewestBeside))
      return isPage ? ' '.repeat(line.length) : line
    })
    .join('\n')
}

function countWords(text: string): number {
  return splitTokens(text).filter(({ isWord }) => isWord).length
}
