import type { Range } from '../../text/sentences.ts'
import { splitTokens } from '../tokens/tokens.ts'

/** A quotation in a message: its text, and where it stands there. */
export interface Quoted extends Range {
  readonly text: string
}

const fewestWords = 3

/** The stretches of a message that are marked as quotations and have at least three words, in order. */
export function findQuotations(message: string): readonly Quoted[] {
  const blocks = findBlocks(message)
  const beside = blank(message, blocks)
  const doubles = findPairs(beside)
  const pairs = doubles.some(hasWords) ? doubles : findSingles(beside)
  return [...blocks, ...pairs].filter(hasWords).sort((a, b) => a.start - b.start)
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

/** A text with these stretches turned into spaces, so that everything else stays where it is. */
export function blank(text: string, stretches: readonly Range[]): string {
  let blanked = ''
  let at = 0
  for (const { start, end } of stretches) {
    blanked += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return blanked + text.slice(at)
}

/** The marks with which the lines of a block quote begin. */
export function findBlockMarks(message: string): readonly Range[] {
  return Array.from(message.matchAll(/^[^\S\n\r\u2028\u2029]*>+/gmu), ({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
  }))
}

function hasWords({ text }: Quoted): boolean {
  return splitTokens(text).filter(({ isWord }) => isWord).length >= fewestWords
}

/** Lines that begin with >, those that follow one another together. */
function findBlocks(message: string): readonly Quoted[] {
  return Array.from(
    message.matchAll(/(?:^[^\S\n\r\u2028\u2029]*>[^\n]*(?:\n|$))+/gmu),
    ({ 0: lines, index }) => ({
      text: lines.replace(/^[^\S\n\r\u2028\u2029]*>+/gmu, '').trim(),
      start: index,
      end: index + lines.length,
    }),
  )
}

/** What stands between double marks that belong together, only the outermost; marks without a partner are passed over. */
function findPairs(text: string): readonly Quoted[] {
  const open: Record<Kind, number[]> = { high: [], low: [], outward: [], inward: [], straight: [] }
  const pairs: Range[] = []
  for (const { 0: mark, index } of text.matchAll(/[“”„"«»‹›]/gu)) {
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
  return outermost.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
}

/** “…”, „…“, «…», »…« and "…". */
type Kind = 'high' | 'low' | 'outward' | 'inward' | 'straight'

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
  }
  return { kind: 'straight', opens: !isOpen('straight') || startsWord }
}

/** What stands between single curly marks; since they are apostrophes too, up to the last before the next begins. */
function findSingles(text: string): readonly Quoted[] {
  const singles = text.matchAll(/(?<=(?<![\p{L}\p{N}])‘)[^‘]*(?=’(?![\p{L}\p{N}]))/gu)
  return Array.from(singles, ({ 0: inner, index }) => ({
    start: index,
    end: index + inner.length,
    text: inner,
  }))
}
