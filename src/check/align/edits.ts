import { type Range, sentenceRanges } from '../../text/sentences.ts'
import { isStopWord } from '../../text/words.ts'
import type { Piece } from '../tokens/read-quotation.ts'
import type { Run } from '../tokens/run.ts'
import { isWordToken, type TokenIndex } from '../tokens/token-index.ts'
import type { Comparison } from './compare.ts'
import { isOtherForm } from './tidy-alignment.ts'

/** A change before it is put in words: tokens of the document, and what was typed in their place; null for none. */
export interface Edit {
  readonly tokens: Run | null
  readonly typed: Range | null
}

// So far beside what agrees another form of a word is looked for.
const mostBeside = 8

/**
 * What is not the document's in a segment, in order. At an end, a single strange word replaces the word that the document
 * has there, and a word in another form its own, with what was left out in between; where a sentence begins or ends there,
 * and for several words, they were added.
 */
export function listEdits(comparison: Comparison, index: TokenIndex): readonly Edit[] {
  const { pieces, run, head, tail, hunks } = comparison
  return [
    ...headEdits(pieces.slice(head.from, head.to), run, index),
    ...hunks.map(({ pieces: typed, tokens }) => ({
      tokens: tokens.from < tokens.to ? tokens : null,
      typed: rangeOf(pieces.slice(typed.from, typed.to)),
    })),
    ...tailEdits(pieces.slice(tail.from, tail.to), run, index),
  ]
}

function headEdits(strange: readonly Piece[], run: Run, index: TokenIndex): readonly Edit[] {
  const typed = rangeOf(strange)
  const words = strange.filter((piece) => piece.kind === 'token' && piece.isWord)
  if (typed === null) return []
  const own = index.tokenParts[run.from]
  for (let token = run.from - 1; token >= run.from - mostBeside; token -= 1) {
    if (index.tokenParts[token] !== own || !isMeant(words.at(-1), token, run.from - 1 - token, index))
      continue
    const leftOut = { from: token + 1, to: run.from }
    return [
      { tokens: { from: token, to: token + 1 }, typed },
      ...(leftOut.from < leftOut.to ? [{ tokens: leftOut, typed: null }] : []),
    ]
  }
  const isReplaced = words.length === 1 && !beginsSentence(run, index)
  return [{ tokens: isReplaced ? wordBefore(run.from, index) : null, typed }]
}

function tailEdits(strange: readonly Piece[], run: Run, index: TokenIndex): readonly Edit[] {
  const typed = rangeOf(strange)
  const words = strange.filter((piece) => piece.kind === 'token' && piece.isWord)
  if (typed === null) return []
  const own = index.tokenParts[run.to - 1]
  for (let token = run.to; token < run.to + mostBeside; token += 1) {
    if (index.tokenParts[token] !== own || !isMeant(words[0], token, token - run.to, index)) continue
    const leftOut = { from: run.to, to: token }
    return [
      ...(leftOut.from < leftOut.to ? [{ tokens: leftOut, typed: null }] : []),
      { tokens: { from: token, to: token + 1 }, typed },
    ]
  }
  const isReplaced = words.length === 1 && !endsSentence(run, index)
  return [{ tokens: isReplaced ? wordAfter(run.to, index) : null, typed }]
}

/** Whether a word was typed for another form of it so far away; of function words there is one everywhere. */
function isMeant(piece: Piece | undefined, token: number, distance: number, index: TokenIndex): boolean {
  if (!isOtherForm(piece, token, index)) return false
  return distance === 0 || (piece?.kind === 'token' && !isStopWord(piece.form.toLowerCase()))
}

/** From the first token of these pieces to the last; null where there is none. */
export function rangeOf(pieces: readonly Piece[]): Range | null {
  const tokens = pieces.filter(({ kind }) => kind === 'token')
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}

function beginsSentence({ from, to }: Run, index: TokenIndex): boolean {
  let word = from
  while (word < to && !isWordToken(word, index)) word += 1
  const start = index.starts[word] ?? 0
  return sentencesAround(word, index).some(
    ({ range, text }) => range.start <= start && !hasWord(text.slice(range.start, start)),
  )
}

function endsSentence({ from, to }: Run, index: TokenIndex): boolean {
  let word = to - 1
  while (word > from && !isWordToken(word, index)) word -= 1
  const end = index.ends[word] ?? 0
  return sentencesAround(word, index).some(
    ({ range, text }) => range.end >= end && !hasWord(text.slice(end, range.end)),
  )
}

function sentencesAround(token: number, index: TokenIndex) {
  const part = index.parts[index.tokenParts[token] ?? 0]
  const text = part?.paragraph.parts[part.position]?.text ?? ''
  const ranges = part === undefined ? [] : sentenceRanges(text, part.document.language)
  return ranges.map((range) => ({ range, text }))
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** The word that ends before a token in the same part, with what is joined to it by hyphens. */
function wordBefore(token: number, index: TokenIndex): Run | null {
  const isHere = (at: number): boolean =>
    index.tokenParts[at] === index.tokenParts[token] && (index.forms[at] ?? 0) !== 0
  let last = token - 1
  while (isHere(last) && !isWordToken(last, index)) last -= 1
  if (!isHere(last)) return null
  let from = last
  for (let at = last; isHere(at - 1) && index.ends[at - 1] === index.starts[at]; at -= 1) {
    if (isWordToken(at - 1, index)) from = at - 1
  }
  return { from, to: last + 1 }
}

/** The word that begins after a run ended with this token, in the same part. */
function wordAfter(token: number, index: TokenIndex): Run | null {
  const isHere = (at: number): boolean =>
    index.tokenParts[at] === index.tokenParts[token - 1] && (index.forms[at] ?? 0) !== 0
  let from = token
  while (isHere(from) && !isWordToken(from, index)) from += 1
  if (!isHere(from)) return null
  let to = from + 1
  for (let at = from; isHere(at + 1) && index.starts[at + 1] === index.ends[at]; at += 1) {
    if (isWordToken(at + 1, index)) to = at + 2
  }
  return { from, to }
}
