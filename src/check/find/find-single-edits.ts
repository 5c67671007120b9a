import type { Run, TokenIndex } from '../tokens/token-index.ts'
import { listPairs, rarestOf } from './look-up-pairs.ts'

/**
 * Words of a library, from `from` up to `to`, that are those of a quotation but in one place. `edited` is how far they
 * differ there: words that were left out, and twice those that were typed instead.
 */
export interface SingleEdit extends Run {
  readonly edited: number
}

// A word put together with hyphens counts as several.
const mostEdited = 4
const fewestSame = 3
const tooMany = 3 * mostEdited + 1
// What may be seen in several ways is looked at in each of them.
const nearlyLeast = 2
const mostKept = 12
const mostPlaces = 60_000

/**
 * Where the documents have these words but for one place, where few were replaced, left out or added; the least edited
 * first, at most a dozen. Whatever the place is, one half of the words is untouched, so each half is looked up.
 */
export function findSingleEdits(words: Int32Array, index: TokenIndex, within: Run): readonly SingleEdit[] {
  // Of three words, where none may be strange, two stand on one side of what was left out.
  const half = Math.max(2, Math.floor(words.length / 2))
  if (words.length < fewestSame) return []
  const pairs = listPairs(words, index)
  const kept = new Map<string, SingleEdit>()
  for (const fromStart of [true, false]) {
    const offset = fromStart ? 0 : words.length - half
    const seed = rarestOf(pairs.filter(({ at }) => at >= offset && at + 1 < offset + half))
    if (seed === null || seed.places.length > mostPlaces) continue
    for (const place of seed.places) {
      if (place < within.from || place >= within.to) continue
      const from = place - seed.at
      const edits = fromStart
        ? alignFrom(words, from, 1, index)
        : alignFrom(words, from + words.length - 1, -1, index)
      for (const edit of edits) {
        if (edit.to > within.to || edit.from < within.from) continue
        const key = `${edit.from}:${edit.to}`
        if (!kept.has(key)) keep(kept, key, edit)
      }
    }
  }
  return [...kept.values()].sort((a, b) => a.edited - b.edited || a.from - b.from)
}

function keep(kept: Map<string, SingleEdit>, key: string, edit: SingleEdit): void {
  if (kept.size < mostKept) kept.set(key, edit)
  else {
    let worst: readonly [string, SingleEdit] | null = null
    for (const each of kept) if (worst === null || isWorse(each[1], worst[1])) worst = each
    if (worst === null || worst[1].edited <= edit.edited) return
    kept.delete(worst[0])
    kept.set(key, edit)
  }
}

function isWorse(a: SingleEdit, b: SingleEdit): boolean {
  return a.edited > b.edited || (a.edited === b.edited && a.from > b.from)
}

/**
 * The words from this place on, or back, are those of the quotation up to an edit; beyond it, they go on a little shifted.
 * The least edited, all of them: a word may have been replaced at the end, or left out before it.
 */
function alignFrom(words: Int32Array, at: number, step: -1 | 1, index: TokenIndex): readonly SingleEdit[] {
  const count = words.length
  const near = step === 1 ? 0 : count - 1
  const same = countSame(near, at, step, count)
  const edits: SingleEdit[] = []
  for (let shift = -mostEdited; shift <= mostEdited; shift += 1) {
    const far = at + step * (count - 1 + shift)
    const rest = countSame(count - 1 - near, far, -step, count - same + Math.min(shift, 0))
    const run = { from: Math.min(at, far), to: Math.max(at, far) + 1 }
    edits.push({ ...run, edited: edited(count - same - rest, shift, count) })
  }
  const most = Math.min(...edits.map((edit) => edit.edited)) + nearlyLeast
  return edits.filter((edit) =>
    same === count ? edit.edited === 0 : edit.edited < tooMany && edit.edited <= most,
  )

  function countSame(typed: number, word: number, by: number, most: number): number {
    let same = 0
    while (same < most && words[typed + by * same] === index.words[word + by * same]) same += 1
    return same
  }
}

/** For so many of the words that were typed in a place where a document has so many more (or, below 0, fewer). */
function edited(typed: number, shift: number, count: number): number {
  const own = typed + shift
  if (typed > mostEdited || own > mostEdited || own < 0 || count - typed < fewestSame) return tooMany
  return 2 * typed + own
}
