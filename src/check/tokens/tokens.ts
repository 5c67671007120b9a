import type { Range } from '../../text/sentences.ts'
import { withoutTypography } from './typography.ts'

/**
 * A word, or one mark of punctuation. `form` is what is compared: composed (NFC), with one form for every apostrophe,
 * dash and ellipsis, and without format characters.
 */
export interface Token extends Range {
  readonly form: string
  readonly isWord: boolean
}

// What has no width or only steers how a text is shown: zero-width and soft hyphens, direction marks, variation selectors.
const ignored = String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}]`
const combining = String.raw`[\p{M}--${ignored}]`
const apostrophe = "['’‘‛ʼ＇´`′]"
// Scripts that put no space between words: each character is a word of its own, but for their digits.
const scripts = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]--\p{Nd}]`
const unspaced = String.raw`[${scripts}&&[\p{L}\p{N}]]`
const letter = String.raw`[[\p{L}\p{N}]--[${scripts}\p{Default_Ignorable_Code_Point}ʼ]]`
// The half-width signs that voice a syllable of Katakana are letters to Unicode.
const accents = `(?:${ignored}*(?:${combining}|[\uFF9E\uFF9F]))*`
const word = `${letter}${accents}(?:${ignored}*(?:${apostrophe}${ignored}*)?${letter}${accents})*|${unspaced}${accents}`
const dots = String.raw`…|\.(?:[ \u00A0\u2009\u202F]?\.){2,}`
const dashes = String.raw`\p{Dash}(?:${ignored}*\p{Dash})*`
// Quotation marks are no tokens: which kind is used, or whether one is, makes no difference.
const mark = String.raw`[^\s\p{Cc}\p{Quotation_Mark}ʼ${ignored}]${accents}`
const pattern = new RegExp(`(${word})|(${dots})|(${dashes})|${mark}`, 'gv')

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
const ascii = /^[\u0000-\u007F]*$/
const apostrophes = new RegExp(apostrophe, 'gv')
const invisible = new RegExp(ignored, 'gv')
// Ligatures are a matter of typesetting; texts copied from a PDF are full of them.
const ligatures = /[\uFB00-\uFB06]/gu

/** The words and marks of a text, in order; white space and quotation marks are none. */
export function splitTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found, isWord, isDots, isDash] = match
    const start = match.index
    tokens.push({
      form: isDots !== undefined ? '…' : isDash !== undefined ? '-' : formOf(found, isWord !== undefined),
      isWord: isWord !== undefined,
      start,
      end: start + found.length,
    })
  }
  return tokens
}

function formOf(found: string, isWord: boolean): string {
  if (ascii.test(found)) return isWord ? found.replaceAll('`', "'") : found
  const visible = found.replace(invisible, '').replace(ligatures, (ligature) => ligature.normalize('NFKC'))
  const plain = withoutTypography(visible)
  return (isWord ? plain.replace(apostrophes, "'") : plain).normalize('NFC')
}

/** Whether a text has more than marks. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
