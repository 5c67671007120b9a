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
  readonly tail: Piece | null
}

/**
 * A token as typed, or words in brackets: an insertion has no form and is no word. `numbers` are the forms that a token may
 * have in a document, none where no document has it.
 */
export interface Piece extends Token {
  readonly kind: 'token' | 'insertion'
  /** The most words of the document that an insertion may replace. */
  readonly most: number
  readonly numbers: readonly number[]
  /** Further forms that it may have if it turns out to be the first word after a paragraph's number or an item's. */
  readonly turned: readonly number[]
  /** The number of its lower-case form; -1 where no document has it. */
  readonly folded: number
  /** Whether it shows in brackets that letters are not the document's: [T]he. */
  readonly isPatched: boolean
}

const unknown = { kind: 'token', most: 0, numbers: [], turned: [], folded: -1, isPatched: false } as const
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
    const { ellipsis, patch, remark } = match.groups ?? {}
    last.push(...typedUpTo(start))
    const inside = typedUpTo(end)
    if (ellipsis !== undefined) segments.push([])
    else if (patch !== undefined) {
      patches += 1
      last.push(...(patches > mostPatches ? inside : [toPatched({ text: patch, start, end }, index)]))
    } else {
      const most = remark === undefined ? mostReplaced : 0
      last.push({ ...unknown, kind: 'insertion', form: '', isWord: false, most, start, end })
    }
  }
  segments.at(-1)?.push(...typedUpTo(text.length))
  const trimmed = segments
    .map((pieces) => trimInsertions(pieces, outside))
    .filter((pieces) => pieces.some(({ isWord }) => isWord))
  return { text: written, segments: toSegments(trimmed, index), outside }

  /** The tokens from the last on that begin before this place. */
  function typedUpTo(end: number): readonly Piece[] {
    const from = at
    while (at < tokens.length && (tokens[at]?.start ?? 0) < end) at += 1
    return tokens.slice(from, at).map((token) => toTyped(token, index))
  }
}

/** Whether a token of a document may stand where this one was typed. */
export function fits(piece: Piece | undefined, form: number): boolean {
  return piece?.numbers.includes(form) === true
}

function toTyped(token: Token, index: TokenIndex): Piece {
  const number = index.numberOf(token.form)
  return {
    ...unknown,
    ...token,
    numbers: number === null ? [] : [number],
    // A form that is known is known in lower case, too.
    folded: number === null ? (index.numberOf(token.form.toLowerCase()) ?? -1) : index.foldOf(number),
  }
}

function toPatched(written: Range & { readonly text: string }, index: TokenIndex): Piece {
  const { start, end, text } = written
  const { plain, numbers } = readPatch(text, index)
  const folded = index.numberOf(plain) ?? -1
  return { ...unknown, form: plain, isWord: true, start, end, numbers, folded, isPatched: true }
}

function trimInsertions(pieces: readonly Piece[], outside: Range[]): readonly Piece[] {
  const from = pieces.findIndex(({ kind }) => kind === 'token')
  const to = pieces.findLastIndex(({ kind }) => kind === 'token') + 1
  const inside = from === -1 ? [] : pieces.slice(from, to)
  outside.push(...pieces.filter((piece) => piece.kind === 'insertion' && !inside.includes(piece)))
  return inside
}

function toSegments(runs: readonly (readonly Piece[])[], index: TokenIndex): readonly Segment[] {
  return runs.map((pieces) => {
    const last = pieces.at(-1)
    const tail = last !== undefined && /^[.,;:!?]$/u.test(last.form) ? last : null
    return { pieces: freeFirstLetter(tail === null ? pieces : pieces.slice(0, -1), index), tail }
  })
}

/** The first word may begin with a capital where the document's does not, and the other way round; so after a number. */
function freeFirstLetter(pieces: readonly Piece[], index: TokenIndex): readonly Piece[] {
  const words = pieces.flatMap(({ isWord }, at) => (isWord ? [at] : []))
  const [first] = words
  const afterLabels = words.find((at) => !looksLikeLabel(pieces, at))
  return pieces.map((piece, at) => {
    if (at !== first && at !== afterLabels) return piece
    const turned = turnFirstLetter(piece.form).flatMap((form) => index.numberOf(form) ?? [])
    return at === first ? { ...piece, numbers: [...piece.numbers, ...turned] } : { ...piece, turned }
  })
}

function turnFirstLetter(form: string): readonly string[] {
  const [first = ''] = form
  const rest = form.slice(first.length)
  return [first.toUpperCase() + rest, first.toLowerCase() + rest].filter((turned) => turned !== form)
}
