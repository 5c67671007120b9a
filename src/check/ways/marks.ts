import { blank, blankMatches } from './blank.ts'

/** The marks with which the lines of a block quote begin, `> >` too, or only the first of each. */
export const blockMarks = /^[^\S\n\r\u2028\u2029]*(?:>[^\S\n\r\u2028\u2029]*)+/gmu
const firstBlockMark = /^[^\S\n\r\u2028\u2029]*(?:>>>|>)/gmu

// A superscript is a power after a number, and after a unit of length two and three are.
const power = String.raw`(?<![\p{N}⁰¹²³⁴-⁹])(?<!(?<![\p{L}\p{M}])(?:[kcdmµn]?m|mi|ft|in|yd|sq)(?=[²³]))`
const superscript = '[⁰¹²³⁴⁵⁶⁷⁸⁹]'
const numbers = String.raw`\^?\d{1,3}(?:[,;–-]\s?\d{1,3})*`
const after = String.raw`(?<=[\p{L}\p{N}.,;:!?"”’)\]])`

const marks: readonly RegExp[] = [
  // What an editor says of the quotation.
  /[[(](?:sic|(?:(?:our|my|original)\s)?(?:emphas[ie]s|italics|bold|underlining|highlighting)(?:\s(?:added|ours|mine|supplied|theirs|in\s(?:the\s)?original|in\soriginal))?|(?:internal\s)?(?:foot|end)?notes?\somitted|citations?\s(?:omitted|needed)|(?:internal\s)?quotation\smarks\somitted)[!.]?[\])]/giu,
  // Footnotes.
  new RegExp(`${power}${superscript}+(?:[,⁻–-]?${superscript}+)*`, 'gu'),
  new RegExp(String.raw`${after}\[${numbers}\]`, 'gu'),
  new RegExp(String.raw`(?<=\s)\[(?:${numbers})\](?=\s*(?:[.,;:!?"”’)]|$))`, 'gu'),
  /\[(?:note|fn|n|nb|footnote|ref)\.?\s?\d{1,3}\]|\[\^[\p{L}\p{N}_-]{1,20}\]:?/giu,
  /(?<=[\p{L}.,;:!?"”’)])\^(?:\d{1,3}(?!\d)|[({]\d{1,3}[)}])\^?/gu,
  /(?<!\p{N})<sup>\s{0,3}\[?\d{1,3}\]?\s{0,3}<\/sup>/giu,
  /[†‡⁎∗※]+/gu,
  // Markup: tags, headings, small print, entries of lists.
  /<\/?(?:a|b|blockquote|br|code|em|i|li|mark|ol|p|q|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]{0,300})?\/?>/giu,
  /^[^\S\n]*(?:#{1,6}|-#)[^\S\n]+/gmu,
  /^[^\S\n]*(?:[-*•·◦▪‣●○■□–—+✓✔→][^\S\n]+)+/gmu,
  // Smileys.
  /(?<=^|\s):[a-z0-9][a-z0-9_+'-]{0,40}(?:::skin-tone-\d)?:(?=\s|$|\p{P})/gu,
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)[\u200D\uFE0F\p{Emoji_Modifier}\p{Extended_Pictographic}]*/gu,
]
const emphasis =
  /(?<=[\p{L}\p{N}])(?:\*{1,3}|_{1,3})(?=[\p{L}\p{N}])|[*_]+|(?<=[\p{L}\p{N}])`(?=[\p{L}\p{N}])|`+/gu
const paired: readonly RegExp[] = [
  /(~{1,2})(?=\S)([^~\n]{1,2000}?)(?<=\S)\1/gu,
  /(\|\|)(?=\S)([^|\n]{1,2000}?)(?<=\S)\1/gu,
]
const linked = /\[((?:[^[\]\\\n]|\\.){1,300})\]\(<?(?:https?|mailto):[^\s()<>]{1,2000}>?\)/gu

/** A text without the first mark of each line of a block quote. */
export function withoutBlockMarks(text: string): string {
  return blankMatches(text, firstBlockMark)
}

/**
 * A text without what sets its words off, and without the marks in it that point to notes: emphasis, footnotes, the
 * entries of a list, an editor's remarks. No word goes. To the same length.
 */
export function withoutMarks(text: string): string {
  const bare = marks.reduce((rest, mark) => blankMatches(rest, mark), blankMatches(text, blockMarks))
  const plain = withoutNumbering(withoutSpacedNotes(bare)).replace(
    linked,
    (link, label: string) => ` ${label}${' '.repeat(link.length - label.length - 1)}`,
  )
  return paired
    .reduce(
      (rest, pair) =>
        rest.replace(pair, (_, mark: string, inside: string) => {
          const space = ' '.repeat(mark.length)
          return `${space}${inside}${space}`
        }),
      plain,
    )
    .replace(emphasis, (mark, at: number, all: string) => {
      const end = at + mark.length
      const isWithin =
        /[\p{L}\p{N}]['’]?$/u.test(all.slice(at - 2, at)) &&
        /^['’]?[\p{L}\p{N}]/u.test(all.slice(end, end + 2))
      if (!isWithin) return ' '.repeat(mark.length)
      // A format character is passed over within a word.
      return mark === '`' ? mark : '\u2060'.repeat(mark.length)
    })
}

/** A number in brackets with a space on either side could stand for a word; the first notes in their order don't. */
function withoutSpacedNotes(text: string): string {
  let next = 1
  return text.replace(/(?<=\s)\[(\d{1,3})\](?=\s)/gu, (mark, number: string) => {
    if (Number(number) !== next) return mark
    next += 1
    return ' '.repeat(mark.length)
  })
}

const entry = /^([^\S\n]*\(?)(\d{1,2}|[a-z])[.)][^\S\n]+/gmu

/** Numbers or letters of a list of one's own: several lines, counted from the first. */
function withoutNumbering(text: string): string {
  const found = [...text.matchAll(entry)]
  const isList =
    found.length > 1 &&
    found.every(({ 2: number }, at) => number === String(at + 1) || number === String.fromCodePoint(97 + at))
  return isList
    ? blank(
        text,
        found.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length })),
      )
    : text
}
