import { ordinalWords } from './ordinal-words.ts'

const chineseDigits = '〇一二三四五六七八九'
const chineseTens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The Chinese numerals as characters of a pattern's class. */
export const chineseNumerals = '零〇一二三四五六七八九十百千廿卅两兩'

/** The value of a Chinese numeral, up to the thousands; null for anything else. */
export function chineseValue(text: string): number | null {
  const plain = text
    .replaceAll('零', '〇')
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十')
    .replace(/[两兩]/gu, '二')
  if (!/^[〇一二三四五六七八九十百千]{1,12}$/u.test(plain)) return null
  // Written as digits are: 一二三, 二〇.
  if (!/[十百千]/u.test(plain)) return Number([...plain].map((sign) => chineseDigits.indexOf(sign)).join(''))
  let total = 0
  let digit = 0
  for (const sign of plain) {
    const unit = chineseTens[sign]
    if (unit === undefined) digit = chineseDigits.indexOf(sign)
    else {
      total += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return total + digit
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const roman = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu

/** The value of a Roman numeral in capital or small letters; null for anything else. */
export function romanValue(text: string): number | null {
  if (!roman.test(text)) return null
  const values = [...text.toLowerCase()].map((sign) => romanDigits[sign] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

/** Digits of every script, circled and full-width forms as ASCII; characters that only direct or join are left out. */
export function plainDigits(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2460-\u24ff\u3220-\u324f\u3251-\u325f\u3280-\u32bf\u2160-\u217f\uff01-\uff5e]/gu, (sign) =>
      sign.normalize('NFKC'),
    )
    .replace(/[❶-❿]/gu, (sign) => String((sign.codePointAt(0) ?? 0) - 0x2775))
    .replace(/[➀-➉]/gu, (sign) => String((sign.codePointAt(0) ?? 0) - 0x277f))
    .replace(/(?![0-9])\p{Nd}/gu, (sign) => String(digitValue(sign.codePointAt(0) ?? 0)))
}

/** The digits of a script are in a row of ten, and no two rows touch but in multiples of ten. */
function digitValue(code: number): number {
  let first = code
  while (isDigit(first - 1)) first -= 1
  return (code - first) % 10
}

function isDigit(code: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCodePoint(code))
}

const romanNumber = /^([ivxlcdm]+)((?:[.-]?\d+)*|[a-z]?)((?:bis|ter|quater|quinquies|sexies|septies)?)$/iu

/** Whether a number is written in Roman numerals, a letter or `bis` after it or not: IV, iv, IVa, IV bis, I.2. */
export function isRomanNumber(number: string): boolean {
  const parts = romanNumber.exec(number)
  return parts !== null && romanValue(parts[1] ?? '') !== null
}

/** IV, IVa and IVbis as 4, 4a and 4bis; what is no Roman numeral stays. */
export function fromRoman(number: string): string {
  const [, head = '', tail = '', more = ''] = romanNumber.exec(number) ?? []
  const value = romanValue(head)
  return value === null ? number : `${value}${tail}${more}`
}

/**
 * The value of what is between a label's word and its punctuation: digits in ASCII, letters as printed, "bis" and the
 * like joined, ordinals ("1er", "premier", "First") and Chinese numerals as digits. Roman numerals stay.
 */
export function readNumber(printed: string): string {
  const text = plainDigits(printed).trim()
  const word = ordinalWords.get(text.toLowerCase().normalize('NFC'))
  if (word !== undefined) return word
  const chinese = chineseValue(text)
  if (chinese !== null) return String(chinese)
  return (
    text
      // French 1er, Spanish and Portuguese 1º and 1.º, older prints 1o.
      .replace(/(\d)\.?(?:ers?|ère|re|[ºª°])(?!\p{L})/gu, '$1')
      .replace(/(\d)\.?o(?=\.?$|-)/u, '$1')
      .replace(/\.(?=$|\s)/gu, '')
      .replace(
        /[\s-]?(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)(?!\p{L})/iu,
        (_, latin: string) => latin.toLowerCase(),
      )
      .replace(/[\s:#]/gu, '')
      .replace(/[–—‑/]/gu, '-')
      .replace(/^(\p{L})\.(?=\d)/u, '$1')
      .replace(/[.-]+$/u, '')
  )
}
