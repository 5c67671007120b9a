// Letters that are no other letter with a sign, so that taking them apart doesn't help.
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

// In these scripts a sign on a letter is an accent, which people leave out; in others it's part of the letter.
const accented = /(?<=[\p{sc=Latin}\p{sc=Greek}]\p{M}*)\p{M}/gu
// Vowel points, which texts seldom have, and the stroke that only makes a word longer.
const points =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC]/gu
const hidden = /[\p{Cf}'’‘ʼ`´＇]/gu

/**
 * A word as it's compared: in lower case, without accents where they're such, width, vowel points and format characters;
 * digits of every script as ASCII's.
 */
export function foldWord(word: string): string {
  return foldDigits(word.toLowerCase().replace(hidden, '').normalize('NFKD').replace(accented, ''))
    .replace(points, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/ё/gu, 'е')
}

/** A text with the digits of every script as ASCII's: "٣" and "३" are 3. */
export function foldDigits(text: string): string {
  return text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => String(digitValue(digit)))
}

/** Digits are in rows of ten, from 0 on; those that only look otherwise are mapped by Unicode. */
function digitValue(digit: string): number {
  const plain = digit.normalize('NFKC')
  if (/^[0-9]$/u.test(plain)) return Number(plain)
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}
