import type { Piece, Segment } from '../tokens/read-quotation.ts'
import { partOf, type Run, type TokenIndex } from '../tokens/token-index.ts'
import { findRuns } from './find-runs.ts'

/** A stretch of a quotation between two ellipses or insertions, and where it stands. */
export interface Placed extends Stretch {
  readonly run: Run
}

interface Stretch extends Segment {
  /** What stands between it and the stretch before; null before the first. */
  readonly gap: Piece | 'ellipsis' | null
}

// Between two ellipses; less could be picked from anywhere in a document.
const fewestWordsApart = 4
const mostRuns = 300_000

/**
 * The tightest place where the segments of a quotation stand in one document in this order: within one paragraph, or
 * anywhere if each segment has at least four words. Null where there is none.
 */
export function findElided(segments: readonly Segment[], index: TokenIndex): readonly Placed[] | null {
  const stretches = segments.flatMap(splitAtInsertions)
  const apart = segments.every(
    ({ pieces }) => pieces.filter(({ isWord }) => isWord).length >= fewestWordsApart,
  )
  const within = (token: number): unknown => {
    const part = partOf(token, index)
    return apart ? part?.document.id : part?.basic
  }
  const found = findAll(stretches, index)
  const usable = found?.map((runs) => runs.filter(({ from, to }) => within(from) === within(to - 1)))
  const runs = usable === undefined ? null : chooseTightest(usable, stretches, within, index)
  if (runs === null) return null
  return stretches.flatMap((stretch, at) => {
    const run = runs[at]
    return run === undefined ? [] : [{ ...stretch, run }]
  })
}

function splitAtInsertions({ pieces, tail }: Segment, position: number): readonly Stretch[] {
  const stretches: { pieces: Piece[]; gap: Stretch['gap'] }[] = [
    { pieces: [], gap: position === 0 ? null : 'ellipsis' },
  ]
  for (const piece of pieces) {
    const last = stretches.at(-1)
    if (piece.kind === 'token') last?.pieces.push(piece)
    else if (last?.pieces.length === 0 && last.gap !== null && last.gap !== 'ellipsis') {
      // Two brackets one after the other.
      last.gap = { ...last.gap, end: piece.end, most: last.gap.most + piece.most }
    } else stretches.push({ pieces: [], gap: piece })
  }
  return stretches.map((stretch, at) => ({ ...stretch, tail: at === stretches.length - 1 ? tail : null }))
}

/** All runs of each stretch, in order; null where one has none, or all together too many. */
function findAll(stretches: readonly Stretch[], index: TokenIndex): readonly (readonly Run[])[] | null {
  const found: (readonly Run[])[] = []
  let count = 0
  for (const { pieces } of stretches) {
    const runs = findRuns(pieces, index)
    count += runs.length
    if (runs.length === 0 || count > mostRuns) return null
    found.push(runs)
  }
  return found
}

/** A run as the end of a chain: where the chain begins, and which run of the stretch before comes before it. */
interface Link extends Run {
  readonly start: number
  readonly before: Link | null
}

function chooseTightest(
  found: readonly (readonly Run[])[],
  stretches: readonly Stretch[],
  within: (token: number) => unknown,
  index: TokenIndex,
): readonly Run[] | null {
  let links: readonly Link[] = (found[0] ?? []).map((run) => ({ ...run, start: run.from, before: null }))
  found.slice(1).forEach((runs, position) => {
    const gap = stretches[position + 1]?.gap
    links = extend(runs, typeof gap === 'object' ? (gap?.most ?? null) : null)
  })
  const [first, ...others] = links
  if (first === undefined) return null
  const runs: Run[] = []
  let link: Link | null = others.reduce(
    (so, each) => (each.to - each.start < so.to - so.start ? each : so),
    first,
  )
  for (; link !== null; link = link.before) runs.unshift({ from: link.from, to: link.to })
  return runs

  /** Each run after that earlier one, at most so many words away, whose chain begins last. */
  function extend(runs: readonly Run[], mostWords: number | null): readonly Link[] {
    const extended: Link[] = []
    let next = 0
    let latest: Link | null = null
    for (const run of runs) {
      for (; (links[next]?.to ?? Number.POSITIVE_INFINITY) <= run.from; next += 1) {
        const link = links[next]
        if (link === undefined) break
        // Of two chains that begin together the one that ends first is no better: what follows decides.
        const isNewRoom: boolean = latest === null || within(latest.from) !== within(link.from)
        if (isNewRoom || (latest !== null && link.start >= latest.start)) latest = link
      }
      const before = mostWords === null ? latest : nearest(next, run, mostWords)
      if (before === null || within(before.from) !== within(run.from)) continue
      extended.push({ ...run, start: before.start, before })
    }
    return extended
  }

  /** Of the chains that end at most so many words before a run, the one that begins last. */
  function nearest(next: number, run: Run, mostWords: number): Link | null {
    const wordsTo = ({ to }: Link): number =>
      (index.wordsBefore[run.from] ?? 0) - (index.wordsBefore[to] ?? 0)
    let best: Link | null = null
    for (let at = next - 1; at >= 0; at -= 1) {
      const link = links[at]
      if (link === undefined || wordsTo(link) > mostWords) break
      if (best === null || link.start > best.start) best = link
    }
    return best
  }
}
