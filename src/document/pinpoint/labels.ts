/** A label in two: its word, "Article", and the rest, "5 bis"; the word is empty where it has none. */
export interface SplitLabel {
  readonly word: string
  readonly rest: string
}

/** The word at the head of a label that has something after it; words for "number" are left out. */
export function splitLabel(label: string): SplitLabel {
  const plain = withoutStops(plainLabel(label))
  const [, word = '', rest = ''] =
    /^(\p{L}[\p{L}\p{M}’'.-]{1,40}?)\.?\s+(?:(?:No|Nr|N)\.?\s+|[nN]?[º°]\s*|№\s*)?(.+)$/u.exec(plain) ?? []
  return word === '' || rest === '' ? { word: '', rest: plain } : { word, rest: withoutStops(rest) }
}

/** The number or letter of a label as printed, without the brackets and stops around it; a number in a circle without it. */
export function bareLabel(label: string): string {
  const plain = withoutStops(plainLabel(label))
  const [, inside] = /^[([（【［〔〈](.*)[)\]）】］〕〉]$/su.exec(plain) ?? []
  if (inside !== undefined) return withoutStops(inside)
  return /[([（]/u.test(plain) ? plain : withoutStops(plain.replace(/[)\]）】］〕]$/u, ''))
}

/** A label as it can be in a sentence: without its stop, the brackets kept. */
export function labelInText(label: string): string {
  return withoutStops(plainLabel(label))
}

/** A label with a word in capitals as a word: "Chapter II" of "CHAPTER II". Roman numerals and letters stay. */
export function softenLabel(label: string): string {
  return labelInText(label).replace(/\p{Lu}{3,}/gu, (word) =>
    /^[IVXLCDM]+$/u.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  )
}

/** The same with the words themselves in lower case: "annex I", "first schedule". */
export function lowerLabel(label: string): string {
  return softenLabel(label).replace(/\p{Lu}\p{Ll}+/gu, (word) => word.toLowerCase())
}

/** Whether a label has a number or a letter; a dash or a bullet has none. */
export function hasValue(label: string | null): label is string {
  return label !== null && /[\p{L}\p{N}]/u.test(label)
}

function plainLabel(label: string): string {
  // Most are so already: a long text has thousands.
  if (/^[!-~]+(?: [!-~]+)*$/u.test(label)) return label
  const plain = label
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  // ①, ⑴, ⒈ and ㈠ are a number with what is drawn around it.
  return plain.replace(/[①-⒛㈠-㈩㉠-㉻㉑-㉟㊱-㊿]/gu, (sign) => sign.normalize('NFKC'))
}

function withoutStops(text: string): string {
  return text.replace(/[\s.．。:：,，、;；—–-]+$/u, '').trim()
}
