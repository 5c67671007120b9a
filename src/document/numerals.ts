/** The English ordinals from first to twentieth. */
export const ordinals: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Source of a pattern for an ordinal: `third`, `3rd`. One group. */
export const ordinalSource = String.raw`(${ordinals.join('|')}|[1-9]\d{0,2}(?:st|nd|rd|th))\b`

/** Source of a pattern for a number in words, one to ninety-nine. No group. */
export const numberWordSource = `(?:(?:${tens.join('|')})(?:[- ](?:${units.slice(0, 9).join('|')}))?|${units.toReversed().join('|')})(?![a-z])`

/** The value of digits, an ordinal or a number word; NaN for anything else. */
export function toCount(text: string): number {
  const ordinal = ordinals.indexOf(text)
  if (ordinal !== -1) return ordinal + 1
  const [ten = '', unit = ''] = text.split(/[- ]/u)
  const decade = tens.indexOf(ten)
  if (decade !== -1) return 20 + 10 * decade + (units.indexOf(unit) + 1)
  const word = units.indexOf(text)
  return word === -1 ? Number.parseInt(text, 10) : word + 1
}

/** Whether a lower-case label is a Roman numeral of those that number parts of an item: i, ii, iv, x. */
export function isRoman(label: string): boolean {
  return /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/u.test(label)
}
