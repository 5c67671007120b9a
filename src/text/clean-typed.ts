/** What a person typed, on one line, without marks that turn the direction of writing, which reach beyond quotation marks. */
export function cleanTyped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
}

/** The same for a title, in at most `most` characters: what a person typed may be cut, what a document says may not. */
export function shortenTyped(text: string, most: number): string {
  const line = cleanTyped(text).trim()
  const characters = [...line]
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`
}
