/**
 * The source of a pattern for these words in any case, for a pattern that minds the case elsewhere. Written out letter by
 * letter, since V8 now and then matches `(?i:…)` as if it minded the case.
 */
export function anyCase(words: string): string {
  return words.replace(/\\p\{[^}]*\}|\\.|\(\?<?[:=!]|\[[^\]]*\]|\p{L}/gu, (piece) => {
    if (piece.startsWith('[')) return piece.replace(/\\.|\p{L}/gu, casesOf)
    return piece.length === 1 && casesOf(piece) !== piece ? `[${casesOf(piece)}]` : piece
  })
}

/** Both cases of a letter; of ß, whose capital is two letters, itself. */
function casesOf(letter: string): string {
  const cases = [letter.toLowerCase(), letter.toUpperCase()]
  return new Set(cases).size === 2 && cases.every((each) => each.length === 1) ? cases.join('') : letter
}
