import { diffLists } from '../text/diff-lists.ts'
import { type Range, sentenceRanges } from '../text/sentences.ts'
import { splitTokens } from './tokens/tokens.ts'
import type { Altered, Exact } from './verdict.ts'
import { withoutMarks } from './ways/marks.ts'

/**
 * A stretch of a document's sentence beside what was typed: `same` in both, `added` by the quotation, `missing` from it,
 * `around` it and not quoted. All but `added` are the document's words as written.
 */
interface PenStroke {
  readonly kind: 'same' | 'added' | 'missing' | 'around'
  readonly text: string
}

/** A sentence that a quotation touches. The strokes but `added`, joined, are the sentence verbatim. */
export type PenSentence = readonly PenStroke[]

// A longer text is no sentence to look at; the rest of it is one stroke.
const mostEdits = 400

/**
 * The sentences that a quotation touches, corrected as with a red pen, in the document's order; `same` and `added` are
 * what was typed, word for word. Citations and emphasis in it are no words.
 */
export function drawRedPen(verdict: Exact | Altered): readonly PenSentence[] {
  const typed = splitTokens(withoutMarks(verdict.quotation))
  const sentences = verdict.passages.flatMap(({ document, parts, marks }) =>
    parts.flatMap(({ text }, at) =>
      sentenceRanges(text, document.language).map((sentence) => ({ text, sentence, marks: marks[at] ?? [] })),
    ),
  )
  const own = sentences.flatMap(({ text, sentence, marks }, number) =>
    splitTokens(text.slice(sentence.start, sentence.end)).map(({ form, start, end }) => {
      const place = { start: start + sentence.start, end: end + sentence.start }
      const isMarked = marks.some((mark) => place.start >= mark.start && place.end <= mark.end)
      return { form, number, ...place, isMarked, isSame: false, added: '' }
    }),
  )
  // Marked in an altered quotation's passage are the words that it does not have, in an exact one's those that it has.
  const isAltered = verdict.kind === 'altered'
  const forms = own.map(({ form, isMarked }) => (isMarked === isAltered ? '' : form))
  const said = withFirstTurned(
    typed.map(({ form }) => form),
    forms,
  )
  const changes = diffLists(forms, said, own.length + mostEdits) ?? []
  let [token, piece, removedBefore] = [0, 0, 0]
  let tail = ''
  for (const { kind, count } of changes) {
    if (kind === 'added') {
      const text = verdict.quotation.slice(typed[piece]?.start ?? 0, typed[piece + count - 1]?.end ?? 0)
      // What replaces something stands before it, but at the beginning next to what follows.
      const isFirst = own.every(({ isSame }) => !isSame)
      const before = own[isFirst ? token : token - removedBefore]
      if (before === undefined) tail = text
      else before.added = text
    } else if (kind === 'same') {
      for (const each of own.slice(token, token + count)) each.isSame = true
    }
    removedBefore = kind === 'removed' ? count : 0
    if (kind !== 'removed') piece += count
    if (kind !== 'added') token += count
  }
  const moved = bringTogether(own)
  if (moved !== null) {
    // What was typed between the two stays between them.
    const [gap, next] = [own.slice(moved.from, moved.to), own[moved.to]]
    const text = gap.map(({ added }) => added).find((each) => each !== '')
    for (const each of gap) each.added = ''
    if (next !== undefined && text !== undefined) next.added = text
  }
  bringTogether(own.toReversed())
  const isTouched = own.map(({ isSame, isMarked, added }) => isSame || isMarked || added !== '')
  const [first, last] = [isTouched.indexOf(true), isTouched.lastIndexOf(true)]
  // What neither quotes nor leaves out, as a mark at the end, is only around it.
  const isMissing = (at: number): boolean =>
    isAltered ? own[at]?.isMarked === true : at >= first && at <= last
  return sentences.flatMap(({ text, sentence }, number) => {
    const inside = own.flatMap((each, at) => (each.number === number ? [{ ...each, at }] : []))
    const isConcerned = inside.some(({ at }) => at >= first && at <= last)
    const isLast = tail !== '' && number === (own[last]?.number ?? -1)
    return isConcerned ? [strokesOf(text, sentence, inside, isMissing, isLast ? tail : '')] : []
  })
}

/**
 * Moves the first words that are the same up to those that follow, where the document has them there, too. Returns the
 * gap that they crossed, as indexes of its first word and of the one after it, or null where nothing moved.
 */
function bringTogether(
  own: { readonly form: string; readonly isMarked: boolean; isSame: boolean }[],
): { readonly from: number; readonly to: number } | null {
  const start = own.findIndex(({ isSame }) => isSame)
  const stop = own.findIndex(({ isSame }, at) => at > start && !isSame)
  const next = own.findIndex(({ isSame }, at) => at > stop && isSame)
  if (start === -1 || stop === -1 || next === -1 || next - stop < stop - start) return null
  const [from, to] = [own.slice(start, stop), own.slice(next - (stop - start), next)]
  if (!from.every(({ form, isMarked }, at) => form === to[at]?.form && isMarked === to[at].isMarked))
    return null
  for (const each of from) each.isSame = false
  for (const each of to) each.isSame = true
  return { from: stop, to: next }
}

interface Placed extends Range {
  readonly at: number
  readonly isSame: boolean
  readonly added: string
}

function strokesOf(
  text: string,
  { start, end }: Range,
  tokens: readonly Placed[],
  isMissing: (at: number) => boolean,
  tail: string,
): PenSentence {
  const strokes: { kind: PenStroke['kind']; text: string }[] = []
  let from = start
  tokens.forEach(({ at, isSame, added }, position) => {
    if (added !== '') strokes.push({ kind: 'added', text: added })
    const kind = isSame ? 'same' : isMissing(at) ? 'missing' : 'around'
    const next = tokens[position + 1]
    const before = strokes.at(-1)
    const until = next === undefined ? end : next.start
    if (before?.kind === kind) before.text += text.slice(from, until)
    else strokes.push({ kind, text: text.slice(from, until) })
    from = until
  })
  if (tail !== '') strokes.push({ kind: 'added', text: tail })
  return strokes
}

/** The first word as the document has it, where only its first letter is another. */
function withFirstTurned(typed: readonly string[], own: readonly string[]): string[] {
  const [first = '', ...others] = typed
  const [letter = ''] = first
  const turned = [letter.toLowerCase(), letter.toUpperCase()].map((each) => each + first.slice(letter.length))
  const known = own.includes(first) ? first : (turned.find((form) => own.includes(form)) ?? first)
  return typed.length === 0 ? [] : [known, ...others]
}
