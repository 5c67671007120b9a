import type { Change } from '../check/verdict.ts'
import { cleanTyped } from '../text/clean-typed.ts'
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

/** At most so many characters of a typed text, on one line, with an … where it is cut. */
export function abridgeTyped(text: string, most: number): string {
  const said = cleanTyped(text.slice(0, most)).trim()
  return text.length > most ? `${said} …` : said
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
