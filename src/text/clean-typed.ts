import { withoutHidden } from './hidden.ts'

/** What a person typed, on one line, without invisible characters and bidirectional controls. */
export function cleanTyped(text: string): string {
  if (plainLine.test(text)) return text
  return withoutHidden(text.toWellFormed()).replace(/[\p{Cc}\s]+/gu, ' ')
}

/** Nothing but ASCII that is seen, with single spaces between. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/u

/** The same for a title, in at most `most` characters: what a person typed may be cut, what a document says may not. */
export function shortenTyped(text: string, most: number): string {
  const line = cleanTyped(text).trim()
  // A character is of one unit or more.
  if (line.length <= most) return line
  const characters = [...line]
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`
}
