import { type Range, sentenceRanges } from '../../text/sentences.ts'
import type { Piece } from '../tokens/read-quotation.ts'
import { isWordToken, partOf, type Run, type TokenIndex } from '../tokens/token-index.ts'
import { hasWord } from '../tokens/tokens.ts'
import { countWords, isUnspaced, wordAt } from '../tokens/unspaced.ts'
import type { Comparison } from './compare.ts'
import { isOtherForm } from './tidy-alignment.ts'

/** A change before it is put in words: tokens of the document, and what was typed in their place; null for none. */
export interface Edit {
  readonly tokens: Run | null
  readonly typed: Range | null
}

/** Which end of what agrees is meant, and the way that leads away from it. */
type Outward = -1 | 1

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
    ...editsAtEnd(pieces.slice(head.from, head.to), run, -1, index),
    ...hunks.map(({ pieces: typed, tokens }) => ({
      tokens: tokens.from < tokens.to ? tokens : null,
      typed: rangeOf(pieces.slice(typed.from, typed.to)),
    })),
    ...editsAtEnd(pieces.slice(tail.from, tail.to), run, 1, index),
  ]
}

function editsAtEnd(strange: readonly Piece[], run: Run, step: Outward, index: TokenIndex): readonly Edit[] {
  const typed = rangeOf(strange)
  if (typed === null) return []
  const words = strange.filter(({ isWord }) => isWord)
  const nearest = step === -1 ? words.at(-1) : words[0]
  const beside = step === -1 ? run.from - 1 : run.to
  for (let distance = 0; distance < mostBeside; distance += 1) {
    const token = beside + step * distance
    const isHere = index.tokenParts[token] === index.tokenParts[beside - step]
    if (!isHere || !isMeant(nearest, token, distance, index)) continue
    const changed = { tokens: { from: token, to: token + 1 }, typed }
    if (distance === 0) return [changed]
    return step === -1
      ? [changed, { tokens: { from: token + 1, to: run.from }, typed: null }]
      : [{ tokens: { from: run.to, to: token }, typed: null }, changed]
  }
  const isReplaced = isOneWord(words) && !isSentenceEnd(run, step, index)
  return [{ tokens: isReplaced ? wordFrom(beside, step, index) : null, typed }]
}

/** Characters of a script without spaces are a word together, others each. */
function isOneWord(words: readonly Piece[]): boolean {
  const written = words.map(({ form }) => form).join('')
  return words.length === 1 || (isUnspaced(written) && countWords(written) === 1)
}

/** Whether a word was typed for another form of it so far away; of function words there is one everywhere. */
function isMeant(piece: Piece | undefined, token: number, distance: number, index: TokenIndex): boolean {
  if (piece === undefined || !isOtherForm(piece, token, index)) return false
  return distance === 0 || !index.isFunctionWord(piece.form.toLowerCase())
}

/** From the first token of these pieces to the last; null where there is none. */
export function rangeOf(pieces: readonly Piece[]): Range | null {
  const tokens = pieces.filter(({ kind }) => kind === 'token')
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}

/** Whether a sentence begins with the first word of a run, or ends with the last. */
function isSentenceEnd({ from, to }: Run, step: Outward, index: TokenIndex): boolean {
  const farthest = step === -1 ? to : from
  let word = step === -1 ? from : to - 1
  while (word !== farthest && !isWordToken(word, index)) word -= step
  const [first, last] = [index.starts[word] ?? 0, index.ends[word] ?? 0]
  const { text = '', document } = partOf(word, index) ?? {}
  return sentenceRanges(text, document?.language ?? 'en').some(({ start, end }) =>
    step === -1
      ? start <= first && !hasWord(text.slice(start, first))
      : end >= last && !hasWord(text.slice(last, end)),
  )
}

/** The word that stands nearest from a token on, in the part beside it, with what is joined to it by hyphens. */
function wordFrom(token: number, step: Outward, index: TokenIndex): Run | null {
  const isHere = (at: number): boolean =>
    index.tokenParts[at] === index.tokenParts[token - step] && (index.forms[at] ?? 0) !== 0
  const isJoined = (at: number): boolean =>
    index.ends[Math.min(at, at + step)] === index.starts[Math.max(at, at + step)]
  let near = token
  while (isHere(near) && !isWordToken(near, index)) near += step
  if (!isHere(near)) return null
  if (isUnspaced(index.formOf(index.forms[near] ?? 0))) return cutWordFrom(near, step, index)
  let far = near
  for (let at = near; isHere(at + step) && isJoined(at); at += step) {
    if (isWordToken(at + step, index)) far = at + step
  }
  return { from: Math.min(near, far), to: Math.max(near, far) + 1 }
}

/** The same in a script without spaces, where a dictionary says how far a word goes. */
function cutWordFrom(token: number, step: Outward, index: TokenIndex): Run {
  const part = partOf(token, index)
  const word = wordAt(index.starts[token] ?? 0, part?.text ?? '')
  let far = token
  while (
    index.tokenParts[far + step] === index.tokenParts[token] &&
    (index.starts[far + step] ?? 0) >= word.start &&
    (index.ends[far + step] ?? 0) <= word.end
  ) {
    far += step
  }
  return { from: Math.min(token, far), to: Math.max(token, far) + 1 }
}
