import { chineseNumerals, isRomanNumber, readNumber } from './numbers.ts'

/** What the head of a text prints as its label: `(a)`, `2.1`, `①`, or a unit's word with its number. */
export interface Label {
  /** Verbatim. */
  readonly label: string
  /** Its value; a Roman numeral stays one. Null where it has none: a dash, "ANNEX". */
  readonly number: string | null
  /** Labels of one series have the same: `(1)`, `1.`, `(a)`, `art`. */
  readonly form: string
  /** UTF-16 offset in the text where the words after it begin. */
  readonly end: number
}

/** Whether labels of a form count with digits, as those of paragraphs do. */
export function isDigitForm(form: string): boolean {
  return digitForms.has(form)
}

const digitForms = new Set(['(1)', '1.', '1)', '[1]', '①', '1.1', '一、', '1.-'])

const latin = '(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)'
/** The source of a pattern for bis, ter and the like after a number. */
export const latinSource = `[ -]?(?:${latin}|${latin.toUpperCase()}|Bis|Ter|Quater|Quinquies)(?!\\p{L}|\\s\\p{Nd})`
// Letters joined to a number: 1A, 16a, 3ab.
const suffix = `(?:${latinSource}|\\p{L}{1,2}(?![\\p{L}\\p{Nd}]))?`
// What must follow: a space or the end; Chinese, Korean and Arabic print none after a bracket.
const gap = '(?=\\s|$)'
const bracketGap = '(?=\\s|$|[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Arabic}‘“«„「])'
// (a), (ab), (iv), (AB), and what is put between them: (za), (zza).
const letterLabel = [
  '[ivxlc]{1,7}',
  '[IVXLC]{1,7}',
  '\\p{L}',
  '\\p{Ll}{2}',
  'A[A-Z]',
  'aaa|bbb|ccc|ddd|zz[a-z]',
].join('|')
const doubled = '([A-Z])\\2'

interface Form {
  readonly form: string
  readonly pattern: RegExp
}

const forms: readonly Form[] = [
  // In circles and brackets that are one character with the number.
  form('①', '([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])', ''),
  form('(1)', '([⑴-⒇])', ''),
  form('1.', '([⒈-⒛])', ''),
  form('(一)', '([㈠-㈩])', ''),
  form('㉮', '([㉠-㉻ⓐ-ⓩ])', ''),
  form('[1]', `\\[(\\p{Nd}{1,5}\\p{L}?)\\]`, gap),
  form('(一)', `[（(]([${chineseNumerals}]{1,6})[)）]`, ''),
  form('一、', `([${chineseNumerals}]{1,6})、`, ''),
  form('一、', `(\\p{Nd}{1,4})、`, ''),
  form('(1)', `[（(](\\p{Nd}{1,4}(?:[.-]\\p{Nd}{1,3})*${suffix})[)）]`, bracketGap),
  form('(a)', `[（(]((?:${letterLabel})\\p{Nd}{0,2}(?:${latinSource})?)[)）]`, bracketGap),
  form('(a)', `[（(](${doubled})[)）]`, bracketGap),
  form('1.1', `(\\p{Nd}{1,4}(?:\\.\\p{Nd}{1,4})+(?:${latinSource}|[A-Za-z]{1,2}|\\.[a-z])?)[.)]?`, gap),
  form('1.-', `(\\p{Nd}{1,4}${suffix}(?:\\.?[º°])?)\\.?[-–—]`, gap),
  form(
    '1.',
    `(\\p{Nd}{1,4}(?:[-/]\\p{Nd}{1,3})*${suffix})(?:[.．]|\\.?[ºª°]\\.?)`,
    '(?=\\s|$|[\\p{Script=Han}\\p{Script=Hangul}])',
  ),
  form('1)', `(\\p{Nd}{1,4}${suffix}(?:\\.?[º°])?)[)）]`, bracketGap),
  form('a)', `(${doubled}|(?:${letterLabel})(?:${latinSource})?)[)）]`, bracketGap),
  form(
    'a.',
    `([IVXLC]{1,8}(?:[.-]\\p{Nd}{1,3})*[a-z]?(?:${latinSource})?|[ivxlc]{1,7}|\\p{L}|([a-z])\\2{1,2})[.．]`,
    gap,
  ),
  form('a.', `([IVXLC]{1,8}|\\p{Script=Arabic})\\.?[-–—]`, gap),
]

function form(name: string, source: string, after: string): Form {
  return { form: name, pattern: new RegExp(`^${source}${after}`, 'u') }
}

const bullet = /^[•●○▪■◦‣⁃–—―·∙*†‡](?=\s|$)/u
const spaces = /\s*/uy

/** The label at the head of a text that is no unit's word; null where there is none. */
export function readBareLabel(text: string): Label | null {
  const from = /^\p{Cf}{0,4}/u.exec(text)?.[0].length ?? 0
  const head = text.slice(from, from + 40)
  for (const { form: name, pattern } of forms) {
    const found = pattern.exec(head)
    if (found === null) continue
    const printed = found[1] ?? ''
    const isLetters = /^(?:\(a\)|a[.)])$/u.test(name)
    if (isLetters && /^[ivxlc]{2,}$/iu.test(printed) && !isRomanNumber(printed) && printed.length > 2)
      continue
    return labelOf(text, from, found[0], readNumber(inside(printed)), name)
  }
  const mark = bullet.exec(head)
  return mark === null ? null : labelOf(text, from, mark[0], null, '•')
}

/** A number that is one character with its brackets or point: ⑴ is "(1)" in plain characters. */
function inside(printed: string): string {
  return /^[⑴-⒇㈠-㈩⒈-⒛]$/u.test(printed) ? printed.normalize('NFKC').replace(/[().]/gu, '') : printed
}

/** A label that begins at an offset, with the white space after it taken, too. */
export function labelOf(
  text: string,
  from: number,
  label: string,
  number: string | null,
  name: string,
): Label {
  spaces.lastIndex = from + label.length
  spaces.test(text)
  return { label, number, form: name, end: spaces.lastIndex }
}
