import type { Range } from '../../text/sentences.ts'
import { looksLikeLabel } from './labels.ts'
import { readPatch } from './read-patch.ts'
import type { TokenIndex } from './token-index.ts'
import { splitTokens, type Token } from './tokens.ts'

/** A quotation as it is compared: what stands between two ellipses is a segment, without one there is only one. */
export interface Reading {
  /** As it was typed. */
  readonly text: string
  readonly segments: readonly Segment[]
  /** Words in brackets at an end of a segment, which stand in the place of nothing. */
  readonly outside: readonly Range[]
}

/** Tokens to be found in this order. `tail` is a mark at its end that may be the quotation's own. */
export interface Segment {
  readonly pieces: readonly Piece[]
  readonly tail: TypedToken | null
}

export type Piece = TypedToken | Insertion

/** A token as typed. `numbers` are the forms that it may have in a document, none where no document has it. */
export interface TypedToken extends Token {
  readonly kind: 'token'
  readonly numbers: readonly number[]
  /** Further forms that it may have if it turns out to be the first word after a paragraph's number or an item's. */
  readonly turned: readonly number[]
  /** The number of its lower-case form; -1 where no document has it. */
  readonly folded: number
  /** Whether it shows in brackets that letters are not the document's: [T]he. */
  readonly isPatched: boolean
}

/** Words in brackets, in the place of at most so many words of the document. */
export interface Insertion extends Range {
  readonly kind: 'insertion'
  readonly form: ''
  readonly most: number
}

const none: readonly number[] = []
const mostReplaced = 8
// More than anybody needs, few enough to be tried.
const mostMarks = 40
const mostPatches = 12

const ellipsis = String.raw`[[(]\s?(?:…|\.(?:\s?\.){2,})\s?[\])]|\.{0,3}…[.…]*|\.(?:[ \u00A0]?\.){2,}`
const remark = String.raw`[[(](?:sic|(?:our |my )?emphasis(?: added| ours| mine| in (?:the )?original)?)[!.]?[\])]`
const patch = String.raw`(?<![\p{L}\p{M}])[\p{L}\p{M}]{0,40}\[[\p{L}\p{M}]{0,12}\][\p{L}\p{M}]{1,40}|(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,40}\[[\p{L}\p{M}]{0,12}\]`
const insertion = String.raw`\[[^\[\]]{0,300}\]`
const marks = new RegExp(
  `(?<ellipsis>${ellipsis})|(?<remark>${remark})|(?<patch>${patch})|(?<insertion>${insertion})`,
  'giu',
)

// Most quotations have none, and this is quickly told.
const mayHaveMarks = /[[(…]|\.[ \u00A0]?\./u

/** A quotation as it stands, every bracket and dot a character like others. */
export function readLiterally(text: string, written: string, index: TokenIndex): Reading {
  const pieces = splitTokens(text).map((token) => toTyped(token, index))
  return { text: written, segments: toSegments([pieces], index), outside: [] }
}

/** The same with ellipses, or with ellipses and brackets, read as what they usually mean; null where there are none. */
export function readMarks(
  text: string,
  written: string,
  which: 'ellipses' | 'all',
  index: TokenIndex,
): Reading | null {
  if (!mayHaveMarks.test(text)) return null
  const found = text
    .matchAll(marks)
    .filter(({ groups }) => which === 'all' || groups?.ellipsis !== undefined)
    .take(mostMarks)
    .toArray()
  if (found.length === 0) return null
  const outside: Range[] = []
  const segments: Piece[][] = [[]]
  let patches = 0
  let at = 0
  const tokens = splitTokens(text)
  for (const match of found) {
    const start = match.index
    const end = start + match[0].length
    const last = segments.at(-1) ?? []
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) last.push(...typed(at++))
    const first = at
    while (at < tokens.length && (tokens[at]?.start ?? 0) < end) at += 1
    if (match.groups?.ellipsis !== undefined) segments.push([])
    else if (match.groups?.patch !== undefined && patches < mostPatches) {
      patches += 1
      last.push(toPatched(match[0], start, index))
    } else if (match.groups?.patch !== undefined) {
      for (let token = first; token < at; token += 1) last.push(...typed(token))
    } else {
      const most = match.groups?.remark === undefined ? mostReplaced : 0
      last.push({ kind: 'insertion', form: '', most, start, end })
    }
  }
  while (at < tokens.length) segments.at(-1)?.push(...typed(at++))
  const trimmed = segments.map((pieces) => trimInsertions(pieces, outside)).filter(hasWords)
  return { text: written, segments: toSegments(trimmed, index), outside }

  function typed(position: number): readonly TypedToken[] {
    const token = tokens[position]
    return token === undefined ? [] : [toTyped(token, index)]
  }
}

/** The words of a reading, without what stands in brackets. */
export function wordsIn(segment: Segment): readonly TypedToken[] {
  return segment.pieces.filter((piece): piece is TypedToken => piece.kind === 'token' && piece.isWord)
}

/** Whether a token of a document may stand where this one was typed. */
export function fits(piece: Piece | undefined, form: number): boolean {
  return piece?.kind === 'token' && piece.numbers.includes(form)
}

function toTyped(token: Token, index: TokenIndex): TypedToken {
  const number = index.numberOf(token.form)
  return {
    ...token,
    kind: 'token',
    numbers: number === null ? none : [number],
    turned: none,
    // A form that is known is known in lower case, too.
    folded: number === null ? (index.numberOf(token.form.toLowerCase()) ?? -1) : index.foldOf(number),
    isPatched: false,
  }
}

function toPatched(written: string, start: number, index: TokenIndex): TypedToken {
  const { plain, numbers } = readPatch(written, index)
  return {
    kind: 'token',
    form: plain,
    isWord: true,
    start,
    end: start + written.length,
    numbers,
    turned: none,
    folded: index.numberOf(plain) ?? -1,
    isPatched: true,
  }
}

function trimInsertions(pieces: readonly Piece[], outside: Range[]): readonly Piece[] {
  const from = pieces.findIndex(({ kind }) => kind === 'token')
  const to = pieces.findLastIndex(({ kind }) => kind === 'token') + 1
  const inside = from === -1 ? [] : pieces.slice(from, to)
  outside.push(...pieces.filter((piece) => piece.kind === 'insertion' && !inside.includes(piece)))
  return inside
}

function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === 'token' && piece.isWord)
}

function toSegments(runs: readonly (readonly Piece[])[], index: TokenIndex): readonly Segment[] {
  return runs.map((pieces) => {
    const last = pieces.at(-1)
    const isOwn = last?.kind === 'token' && /^[.,;:!?]$/u.test(last.form)
    return {
      pieces: freeFirstLetter(isOwn ? pieces.slice(0, -1) : pieces, index),
      tail: isOwn ? last : null,
    }
  })
}

/** The first word may begin with a capital where the document's does not, and the other way round; so after a number. */
function freeFirstLetter(pieces: readonly Piece[], index: TokenIndex): readonly Piece[] {
  const words = pieces.flatMap((piece, at) => (piece.kind === 'token' && piece.isWord ? [at] : []))
  const [first] = words
  const afterLabels = words.find((at) => !looksLikeLabel(pieces, at))
  return pieces.map((piece, at) => {
    if (piece.kind !== 'token' || (at !== first && at !== afterLabels)) return piece
    const turned = turnFirstLetter(piece.form).flatMap((form) => index.numberOf(form) ?? [])
    return at === first ? { ...piece, numbers: [...piece.numbers, ...turned] } : { ...piece, turned }
  })
}

function turnFirstLetter(form: string): readonly string[] {
  const [first = ''] = form
  const rest = form.slice(first.length)
  return [first.toUpperCase() + rest, first.toLowerCase() + rest].filter((turned) => turned !== form)
}
