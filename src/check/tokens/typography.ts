import { foldDigits } from '../../text/languages/fold.ts'

// Vowel points, which a text may have or not, and the stroke that only makes a word longer.
const points =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC]/gu
// Full-width forms of ASCII, and half-width ones of Japanese and Korean.
const widths = /[\uFF01-\uFFEE]+/gu
const marks: ReadonlyMap<string, string> = new Map([
  ['。', '.'],
  ['۔', '.'],
  ['、', ','],
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
])

/** A word or a mark without what only the script's typography decides: width, vowel points, the shape of digits and stops. */
export function withoutTypography(form: string): string {
  const plain = form.replace(widths, (wide) => wide.normalize('NFKC'))
  return marks.get(plain) ?? foldDigits(plain.replace(points, ''))
}
