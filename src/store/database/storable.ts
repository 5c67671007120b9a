/** A text as both databases can hold it: PostgreSQL has no U+0000 and no half of a surrogate pair, so U+FFFD stands there. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}
