import { LRUCache } from 'lru-cache'
import { diffLists } from '../text/diff-lists.ts'

/** A stretch of a text beside an earlier one: the words of both, only of the newer, or only of the earlier. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

// Texts that differ more are told as one replaced by the other.
const mostEdits = 1_500
// A shorter run of the same words between two changes says nothing.
const fewestBetween = 2

/**
 * Two texts word by word. All stretches but the removed ones, joined, are the newer text verbatim; all but the added ones the
 * earlier text, but for white space. `language` decides what a word is (BCP 47).
 */
export function diffWords(before: string, after: string, language: string): readonly Stretch[] {
  const [own, other] = [splitPieces(before, language), splitPieces(after, language)]
  const forms = (pieces: readonly string[]): readonly string[] => pieces.map((piece) => piece.trim())
  const runs = diffLists(forms(own), forms(other), mostEdits)
  if (runs === null) return joined([stretch('removed', own), stretch('added', other)])
  let [from, to] = [0, 0]
  const stretches = runs.map(({ kind, count }): Stretch => {
    const pieces = kind === 'removed' ? own.slice(from, from + count) : other.slice(to, to + count)
    // The space before what was removed may have gone with it.
    const isGlued = kind === 'removed' && /\s$/u.test(own[from - 1] ?? '') && /\S$/u.test(other[to - 1] ?? '')
    if (kind !== 'added') from += count
    if (kind !== 'removed') to += count
    return stretch(kind, isGlued ? [' ', ...pieces] : pieces)
  })
  return joined(withoutCrumbs(stretches))
}

/** A word with the signs and the white space after it is one piece, and so is a sign before it. */
function splitPieces(text: string, language: string): readonly string[] {
  const pieces: string[] = []
  for (const { segment } of segmenters.memo(language).segment(text)) {
    if (/^\s+$/u.test(segment) && pieces.length > 0) pieces.push(`${pieces.pop()}${segment}`)
    else pieces.push(segment)
  }
  return pieces
}

// They are dear to make.
const segmenters = new LRUCache<string, Intl.Segmenter>({
  max: 20,
  memoMethod: (language) => new Intl.Segmenter(language, { granularity: 'word' }),
})

function stretch(kind: Stretch['kind'], pieces: readonly string[]): Stretch {
  return { kind, text: pieces.join('') }
}

/** With the few words that are the same between two changes in both of them, so that it reads as one change. */
function withoutCrumbs(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap((each, at): readonly Stretch[] => {
    const isBetween = at > 0 && at < stretches.length - 1
    const words = each.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    const isCrumb = each.kind === 'same' && isBetween && words < fewestBetween && isWide(stretches, at)
    return isCrumb
      ? [
          { kind: 'removed', text: each.text },
          { kind: 'added', text: each.text },
        ]
      : [each]
  })
}

/** Whether both changes beside a stretch have several words: one word alone is better seen by itself. */
function isWide(stretches: readonly Stretch[], at: number): boolean {
  const isLong = (each: Stretch | undefined): boolean =>
    (each?.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > 1
  return isLong(stretches[at - 1]) && isLong(stretches[at + 1])
}

/** Of neighbouring changes first all that was removed, then all that was added. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = []
  let [removed, added] = ['', '']
  const end = (): void => {
    if (removed !== '') all.push({ kind: 'removed', text: removed })
    if (added !== '') all.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const { kind, text } of stretches) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (text !== '') {
      end()
      const last = all.at(-1)
      if (last?.kind === 'same') all[all.length - 1] = { kind, text: last.text + text }
      else all.push({ kind, text })
    }
  }
  end()
  return all
}
