import type { Range } from '../../text/sentences.ts'
import { splitTokens } from '../tokens/tokens.ts'
import { blank } from '../ways/blank.ts'

const fewestWords = 3

/** Lines that begin with >, those that follow one another together; `bare` is the text as its words are counted. */
export function findBlocks(typed: string, bare: string): readonly Range[] {
  return Array.from(
    typed.matchAll(/(?:^[^\S\n\r\u2028\u2029]*>[^\n]*(?:\n|$))+/gmu),
    ({ 0: lines, index }) => ({ start: index, end: index + lines.length }),
  ).filter((block) => hasWords(bare, block))
}

/** What stands between quotation marks beside these stretches and has at least three words, in order. */
export function findMarked(text: string, beside: readonly Range[]): readonly Range[] {
  const rest = blank(text, beside)
  const doubles = findPairs(rest).filter((pair) => hasWords(rest, pair))
  return doubles.length > 0 ? doubles : findSingles(rest).filter((pair) => hasWords(rest, pair))
}

/** A text without the quotation marks around all of it, and without white space there. */
export function stripMarks(text: string): Range {
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length]
  if (start >= end) return { start: 0, end: 0 }
  const [inner, ...others] = findPairs(text)
  const isAround =
    inner !== undefined && others.length === 0 && inner.start === start + 1 && inner.end === end - 1
  const isSingle = /^\s*['‘‚].*['’‘]\s*$/su.test(text) && end - start > 2
  return isAround || isSingle ? { start: start + 1, end: end - 1 } : { start, end }
}

/** Whether a stretch of a text has so many words that it can be a quotation within the text. */
export function hasWords(text: string, { start, end }: Range): boolean {
  return splitTokens(text.slice(start, end)).filter(({ isWord }) => isWord).length >= fewestWords
}

/** What stands between double marks that belong together, only the outermost; marks without a partner are passed over. */
function findPairs(text: string): readonly Range[] {
  const open: Record<Kind, number[]> = {
    high: [],
    low: [],
    outward: [],
    inward: [],
    corner: [],
    'white corner': [],
    straight: [],
  }
  const pairs: Range[] = []
  for (const { 0: mark, index } of text.matchAll(/[“”„"«»‹›「」『』]/gu)) {
    const { kind, opens } = roleOf(mark, text, index, (other) => open[other].length > 0)
    if (opens) open[kind].push(index)
    else {
      const start = open[kind].pop()
      if (start !== undefined) pairs.push({ start: start + 1, end: index })
    }
  }
  const outermost: Range[] = []
  for (const pair of pairs.sort((a, b) => a.start - b.start)) {
    if (pair.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(pair)
  }
  return outermost
}

/** “…”, „…“, «…», »…«, 「…」, 『…』 and "…". */
type Kind = 'high' | 'low' | 'outward' | 'inward' | 'corner' | 'white corner' | 'straight'

/** Whether a mark opens a quotation or closes one, by what is open and, where it can be either, by its neighbours. */
function roleOf(
  mark: string,
  text: string,
  at: number,
  isOpen: (kind: Kind) => boolean,
): { readonly kind: Kind; readonly opens: boolean } {
  const startsWord =
    /^(?:$|[\s([{\p{Quotation_Mark}\p{Dash}])/u.test(text.charAt(at - 1)) && /\S/u.test(text.charAt(at + 1))
  switch (mark) {
    case '„':
      return { kind: 'low', opens: true }
    case '“':
      return isOpen('low') && !isOpen('high') ? { kind: 'low', opens: false } : { kind: 'high', opens: true }
    case '”':
      if (isOpen('high')) return { kind: 'high', opens: false }
      return isOpen('low') ? { kind: 'low', opens: false } : { kind: 'high', opens: startsWord }
    case '«':
    case '‹':
      return isOpen('inward') ? { kind: 'inward', opens: false } : { kind: 'outward', opens: true }
    case '»':
    case '›':
      return isOpen('outward') ? { kind: 'outward', opens: false } : { kind: 'inward', opens: startsWord }
    case '「':
    case '」':
      return { kind: 'corner', opens: mark === '「' }
    case '『':
    case '』':
      return { kind: 'white corner', opens: mark === '『' }
  }
  return { kind: 'straight', opens: !isOpen('straight') || startsWord }
}

/** What stands between single curly marks; since they are apostrophes too, up to the last before the next begins. */
function findSingles(text: string): readonly Range[] {
  const singles = text.matchAll(/(?<=(?<![\p{L}\p{N}])‘)[^‘]*(?=’(?![\p{L}\p{N}]))/gu)
  return Array.from(singles, ({ 0: inner, index }) => ({ start: index, end: index + inner.length }))
}
