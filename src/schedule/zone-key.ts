/**
 * What the ways of writing a place have in common: letters and digits, without marks and case, with single spaces. So
 * "America/New_York" and "america new york" are one, and so are "St. John’s" and "saint johns".
 */
export function zoneKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘ʻʼ.]/gu, '')
    .toLowerCase()
    .replace(/[øłđıß]/gu, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bsaint\b/gu, 'st')
    .trim()
}

/** Letters that are not a plain letter and a mark. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ß', 'ss'],
])
