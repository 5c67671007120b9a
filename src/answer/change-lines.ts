import type { Change } from '../check/verdict.ts'
import { markSpans } from '../message/passage-block.ts'
import { cleanTyped } from '../text/clean-typed.ts'
import type { Range } from '../text/sentences.ts'
import { type Span, textOf } from '../text/span.ts'
import { words } from '../words/words.ts'

const mostChanges = 10
// So many characters of changes leave room for the passage and for what was typed.
const mostCharacters = 1_200
const longestSide = 160

/** What differs, a line for each change, as far as that is decent; the last line says how many more there are. */
export function changeLines(changes: readonly Change[], most = mostChanges): readonly string[] {
  const lines: string[] = []
  let room = mostCharacters
  for (const change of changes.slice(0, most)) {
    const line = describeChange(change)
    room -= line.length
    if (room < 0 && lines.length > 0) break
    lines.push(line)
  }
  const more = changes.length - lines.length
  return more === 0 ? lines : [...lines, words.moreChanges(more)]
}

/** What the quotation left out or put in openly, a sentence for each, as far as that is decent. */
export function markLines(elisions: readonly string[], insertions: readonly Change[]): readonly string[] {
  const lines = [
    ...elisions.map((own) => words.elided(abridge(own))),
    ...insertions.map(({ document, quotation }) =>
      document === ''
        ? words.inserted(abridge(cleanTyped(quotation)))
        : words.insertedFor(abridge(cleanTyped(quotation)), abridge(document)),
    ),
  ]
  const shown = lines.slice(0, mostChanges)
  return shown.length === lines.length ? lines : [...shown, words.moreChanges(lines.length - shown.length)]
}

/**
 * A typed text with these stretches marked, at most so many characters of it, with an … where it is cut; so cut that the
 * first of them is seen.
 */
export function typedSpans(text: string, marks: readonly Range[], most: number): readonly Span[] {
  const first = marks[0]?.start ?? 0
  const start = text.length <= most || first < most / 2 ? 0 : first - Math.floor(most / 4)
  const end = Math.min(text.length, start + most)
  const seen = marks
    .filter((mark) => mark.end > start && mark.start < end)
    .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }))
  const spans = markSpans(text.slice(start, end), seen).map((span) =>
    typeof span === 'string' ? cleanTyped(span) : { ...span, text: cleanTyped(span.text) },
  )
  return [...(start > 0 ? ['… '] : []), ...spans, ...(end < text.length ? [' …'] : [])]
}

/** The same without marks, as a string. */
export function abridgeTyped(text: string, most: number): string {
  return textOf(typedSpans(text, [], most)).trim()
}

function describeChange({ document, quotation }: Change): string {
  const typed = abridge(cleanTyped(quotation))
  const own = abridge(document)
  if (document === '') return words.added(typed) + nameMark(quotation)
  if (quotation === '') return words.leftOut(own) + nameMark(document)
  return words.replaced(typed, own)
}

const markNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'full stop',
  ';': 'semicolon',
  ':': 'colon',
  '!': 'exclamation mark',
  '?': 'question mark',
  '(': 'opening bracket',
  ')': 'closing bracket',
  '-': 'hyphen',
  '–': 'dash',
  '—': 'dash',
}

/** The name of a mark that stands alone, which a screen reader would pass over. */
function nameMark(text: string): string {
  const name = markNames[text]
  return name === undefined ? '' : words.mark(name)
}

/** A text on one line; a long one openly cut in its middle, with the number of its words. */
function abridge(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= longestSide) return line
  const head = line.slice(0, longestSide / 2).replace(/\s*\S*$/u, '')
  const tail = line.slice(-longestSide / 3).replace(/^\S*\s*/u, '')
  const [before, after] = [head === '' ? line.slice(0, 40) : head, tail === '' ? line.slice(-20) : tail]
  return `${before.toWellFormed()} … ${after.toWellFormed()}${words.wordsCounted(line.split(' ').length)}`
}
