// In these scripts a joiner or a non-joiner changes how a word is written.
const joining = [
  'Arab',
  'Syrc',
  'Mand',
  'Nkoo',
  'Mong',
  'Phag',
  'Adlm',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
]
  .concat('Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt', 'Limb', 'Java', 'Bali')
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('')
const rightToLeft =
  /[\p{L}&&[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Mand}\p{sc=Samr}\p{sc=Adlm}]]/v
const embeddings = String.raw`\u202A-\u202E\u2066-\u2069`
const marks = String.raw`\u200E\u200F\u061C`
const zeroWidth = String.raw`\u200B\u2060-\u2064\u206A-\u206F\uFEFF\u00AD\u180E`
// Emoji are joined, too, and the flags of regions are spelt in tags.
const joiner = String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F${joining}])\u200D`
const nonJoiner = String.raw`(?<![${joining}])\u200C`
const tags = String.raw`(?<![\u{1F3F4}\u{E0000}-\u{E007F}])[\u{E0000}-\u{E007F}]+`
const always = new RegExp(`[${embeddings}${zeroWidth}]|${joiner}|${nonJoiner}|${tags}`, 'gv')
const withMarks = new RegExp(`[${marks}]|${always.source}`, 'gv')

/**
 * A text without invisible characters and bidirectional controls, which reorder what is shown around them. Joiners stay
 * within emoji and where the script needs them, direction marks in a text that has letters from right to left.
 */
export function withoutHidden(text: string): string {
  return text.replace(hiddenIn(text), '')
}

/** The first character of each kind that `withoutHidden` would take out, as "U+202E"; null where there is none. */
export function findHidden(text: string): {
  readonly bidi: string | null
  readonly invisible: string | null
} {
  const found = text.match(hiddenIn(text)) ?? []
  return {
    bidi: codeOf(found.find((each) => bidi.test(each))),
    invisible: codeOf(found.find((each) => !bidi.test(each))),
  }
}

const bidi = new RegExp(`^[${embeddings}${marks}]`, 'v')

function codeOf(character: string | undefined): string | null {
  const code = character?.codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function hiddenIn(text: string): RegExp {
  return rightToLeft.test(text) ? always : withMarks
}
