/** The letter of the nth item, counting from 0: a to z, then aa, ab and so on, as spreadsheets name columns. */
export function itemLetter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : itemLetter(Math.floor(index / 26) - 1) + last
}
