/** A word as it was typed, and in small letters. */
export interface Word {
  readonly typed: string
  readonly key: string
}

// Longer than any time, zone and days with all that could stand between them.
const longest = 400

/** The words of what was typed, without punctuation, brackets, controls and invisible characters. */
export function splitWords(typed: string): readonly Word[] {
  const text = typed
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, longest)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[()[\]{}"“”«»`<>|;,!?*@&]+/gu, ' ')
    .replace(/\b([ap])\.\s?m\b/giu, '$1m')
    .replace(/[’‘]/gu, "'")
    .replace(/[.:]+(?=\s|$)/gu, ' ')
    // "09:00Z", "0900UTC", "09:00+05:30"
    .replace(/(?<![^\s])(\d{1,2}[:.h]\d{2}|\d{4})(?=(?:z|utc|gmt|\+\d)[\w:+-]*(?:\s|$))/giu, '$1 ')
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ typed: word, key: word.toLowerCase() }))
}
