/** A label at the head of a text: as printed, its shape, what is counted, and the words after it. */
export interface Shape {
  readonly label: string
  readonly shape: ShapeName
  /** What is between the brackets or before the full stop. */
  readonly number: string
  readonly rest: string
}

type ShapeName =
  | '1.'
  | '1)'
  | '(1)'
  | '[1]'
  | 'a.'
  | 'a)'
  | '(a)'
  | 'A.'
  | 'A)'
  | '(A)'
  | 'I.'
  | 'I)'
  | '1.1'
  | '①'
  | '一、'
  | '（一）'
  | '가.'
  | 'bullet'
  | '1°'
  | 'article'

const latin = '(?:\\s?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?'
/* What a label ends with: some sources leave the blank out before a capital letter ("4.All Members", "a.promoting"). */
const end = '(?=\\s|$)'
const glued = '(?=\\s|$|[\\p{Lu}"“‘„«])'

const shapes: readonly (readonly [ShapeName, RegExp])[] = [
  ['①', /^([①-⑳㉑-㉟])/u],
  ['[1]', new RegExp(`^\\[(\\p{Nd}{1,4}\\p{L}?)\\]${end}`, 'u')],
  ['（一）', /^[（(]([零〇一二三四五六七八九十百]+)[)）]/u],
  ['一、', /^([零〇一二三四五六七八九十百]+)、/u],
  ['가.', /^([가나다라마바사아자차카타파하])\.(?=\s)/u],
  ['(1)', new RegExp(`^[（(](\\p{Nd}{1,4}[A-Za-z]{0,2}${latin})[)）](?=\\s|$|\\p{L}|["“‘„«])`, 'u')],
  ['(A)', new RegExp(`^\\((\\p{Lu}{1,4})\\)${glued}`, 'u')],
  ['(a)', /^\((\p{Ll}{1,6})\)(?=\s|$|\p{L}|["“‘„«])/u],
  ['1.1', new RegExp(`^(\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3})+[A-Z]?)[.)]?${end}`, 'u')],
  ['1°', new RegExp(`^(\\p{Nd}{1,3}${latin})[°º]${end}`, 'u')],
  ['1.', new RegExp(`^(\\p{Nd}{1,3}[a-z]{0,2}${latin})\\.${glued}`, 'u')],
  ['1)', new RegExp(`^(\\p{Nd}{1,3}[a-z]{0,2}${latin})\\)(?=\\s|$|\\p{L}|["“‘„«])`, 'u')],
  ['I.', new RegExp(`^([IVXLC]{1,6}[a-z]?)\\.${end}`, 'u')],
  ['I)', new RegExp(`^([IVXLC]{1,6}[a-z]?)\\)${end}`, 'u')],
  ['A.', new RegExp(`^(\\p{Lu})\\.${end}`, 'u')],
  ['A)', new RegExp(`^(\\p{Lu})\\)${end}`, 'u')],
  ['a)', /^(\p{Ll}{1,5})\)(?=\s|$)/u],
  ['a.', /^(\p{Ll}|[ivx]{1,5})\.(?=\s|$|\p{Ll})/u],
  ['bullet', /^([•●▪■◦‣·–—-])(?=\s|$)/u],
]

/** The label of an entry at the head of a text, by its shape alone; null where there is none. */
export function labelShape(text: string): Shape | null {
  for (const [shape, pattern] of shapes) {
    const found = pattern.exec(text)
    const number = found?.[1]
    if (found === null || number === undefined) continue
    // The label goes on to the full stop or bracket that closes it.
    const closing =
      shape === '①' || shape === 'bullet'
        ? ''
        : (/^[.)）\]°º、]/u.exec(text.slice(found[0].length))?.[0] ?? '')
    const label = found[0] + closing
    return { label, shape, number, rest: text.slice(label.length).trim() }
  }
  return null
}

/** Whether a text is a label and nothing more, such as the cell of a list laid out as a table. */
export function isLabelAlone(text: string): boolean {
  return labelShape(text)?.rest === ''
}

const romans = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/u

/** Whether a letter label may be a small Roman number. */
export function mayBeRoman(number: string): boolean {
  return number !== '' && romans.test(number.toLowerCase())
}
