import type { Library } from '../document/library.ts'
import type { Range } from '../text/sentences.ts'
import type { Budget } from './budget.ts'
import { findAltered, type Nearest } from './find/find-altered.ts'
import { findBeside } from './find/find-beside.ts'
import { findElided } from './find/find-elided.ts'
import { findRuns } from './find/find-runs.ts'
import { locate, textOfRun } from './find/locate.ts'
import { isOtherWord, nameElision, nameInsertion, namePatches, withTail } from './find/name-marks.ts'
import { fits, type Piece, type Reading, readLiterally, readMarks } from './tokens/read-quotation.ts'
import type { Run, TokenIndex } from './tokens/token-index.ts'
import { hasWord, splitTokens } from './tokens/tokens.ts'
import type { Altered, Exact, Verdict } from './verdict.ts'

// Only single words stand in more places, and nobody looks at so many.
const mostPlaces = 2_000

/** One way to read a quotation, and how it was typed, to the same length. */
export interface Read {
  readonly quotation: string
  readonly written: string
}

/**
 * Where a quotation stands word for word, but for what is marked in it as left out or put in; null where it doesn't. It
 * pauses often.
 */
export function* judgeExact(
  { quotation, written }: Read,
  index: TokenIndex,
  library: Library,
): Generator<void, Exact | null> {
  // A document may have brackets of its own where the quotation leaves something out.
  const exact = judgeLiteral(readLiterally(quotation, written, index), index, library)
  if (exact !== null) return exact
  yield
  for (const reading of readMarked({ quotation, written }, index)) {
    const elided = judgeElided(reading, index, library)
    if (elided !== null) return elided
    yield
  }
  return null
}

/** What a quotation is that is not exact. It pauses often. */
export function* judgeNear(
  { quotation, written }: Read,
  index: TokenIndex,
  library: Library,
  budget: Budget,
): Generator<void, Verdict> {
  const readings = [readLiterally(quotation, written, index), ...readMarked({ quotation, written }, index)]
  const beside = findBeside(quotation, library)
  yield
  const nearest = beside === null ? yield* findAltered(readings, index, budget) : null
  yield
  return nearest === null
    ? { kind: 'absent', quotation: written, beside }
    : toVerdict(nearest, index, library)
}

function readMarked({ quotation, written }: Read, index: TokenIndex): readonly Reading[] {
  return (['ellipses', 'all'] as const).flatMap((which) => readMarks(quotation, written, which, index) ?? [])
}

function judgeLiteral({ text, segments }: Reading, index: TokenIndex, library: Library): Exact | null {
  const places = segments.flatMap((segment) =>
    findRuns(segment.pieces, index)
      .slice(0, mostPlaces)
      .map((found) => [withTail(found, segment, index)])
      .map((runs) => ({ runs, marked: runs })),
  )
  if (places.length === 0) return null
  const passages = locate(places, index, library)
  return { kind: 'exact', quotation: text, passages, elisions: [], insertions: [] }
}

function judgeElided(reading: Reading, index: TokenIndex, library: Library): Exact | null {
  const placement = findElided(reading.segments, index)
  if (placement === null) return null
  const stretches = placement.map((stretch) => ({ ...stretch, run: withTail(stretch.run, stretch, index) }))
  const runs = stretches.map(({ run }) => run)
  const between = stretches.map(({ gap, run }, at) => ({
    gap,
    left: { from: runs[at - 1]?.to ?? run.to, to: run.from },
  }))
  return toExact({
    quotation: reading.text,
    passages: locate([{ runs, marked: runs }], index, library),
    elisions: between.flatMap(({ gap, left }) => (gap === 'ellipsis' ? nameElision(left, index) : [])),
    insertions: [
      ...reading.outside.flatMap((range) =>
        nameInsertion(reading, range, sameBeside(reading, range, runs, index), index),
      ),
      ...between.flatMap(({ gap, left }) =>
        gap === null || gap === 'ellipsis' ? [] : nameInsertion(reading, gap, left, index),
      ),
      ...stretches.flatMap(({ pieces, run }) =>
        namePatches(reading, pieces, (piece) => findToken(run, piece, index), index),
      ),
    ],
  })
}

/** The document's words beside a quotation that brackets at its end give again; null where it has others there. */
function sameBeside({ text }: Reading, range: Range, runs: readonly Run[], index: TokenIndex): Run | null {
  const typed = splitTokens(text.slice(range.start, range.end)).filter(({ isWord }) => isWord)
  const [from, to] = [runs[0]?.from ?? 0, runs.at(-1)?.to ?? 0]
  const beside = [
    { from: from - typed.length, to: from },
    { from: to, to: to + typed.length },
  ]
  const isSame = (run: Run): boolean =>
    typed.every(
      ({ form }, at) => index.formOf(index.foldOf(index.forms[run.from + at] ?? 0)) === form.toLowerCase(),
    )
  return typed.length === 0 ? null : (beside.find(isSame) ?? null)
}

function toExact(found: Omit<Exact, 'kind'>): Exact {
  const isMarked = found.elisions.some(hasWord) || found.insertions.some(isOtherWord)
  return { kind: isMarked ? 'exact with marked changes' : 'exact', ...found }
}

function findToken({ from, to }: Run, piece: Piece, index: TokenIndex): number {
  const at = index.forms.subarray(from, to).findIndex((form) => fits(piece, form))
  return at === -1 ? -1 : from + at
}

/** An altered quotation; exact after all where all that differs is numbering that came along. */
function toVerdict({ reading, comparisons, edits }: Nearest, index: TokenIndex, library: Library): Verdict {
  const { text, segments } = reading
  const placed = comparisons.flatMap((comparison, at) => {
    const segment = segments[at]
    return comparison === null || segment === undefined ? [] : [{ ...comparison, segment, at }]
  })
  const runs = placed.map(({ run, segment }) => withTail(run, segment, index))
  const replaced = edits.flatMap(({ tokens }) => tokens ?? [])
  const places = [{ runs: [...runs, ...replaced], marked: edits.length === 0 ? runs : replaced }]
  const common = {
    quotation: text,
    passages: locate(places, index, library),
    elisions: placed.flatMap(({ run, at }, position) => {
      const before = runs[position - 1]
      const isNext = placed[position - 1]?.at === at - 1
      return before !== undefined && isNext ? nameElision({ from: before.to, to: run.from }, index) : []
    }),
    insertions: [
      ...reading.outside.flatMap((range) => nameInsertion(reading, range, null, index)),
      ...placed.flatMap(({ insertions, segment, alignment }) => [
        ...insertions.flatMap(({ insertion, tokens }) => nameInsertion(reading, insertion, tokens, index)),
        ...namePatches(reading, segment.pieces, (_piece, at) => alignment[at] ?? -1, index),
      ]),
    ],
  }
  if (edits.length === 0) return toExact(common)
  return {
    kind: 'altered',
    ...common,
    changes: edits.map(({ tokens, typed }) => ({
      document: tokens === null ? '' : textOfRun(tokens, index),
      quotation: typed === null ? '' : text.slice(typed.start, typed.end),
    })),
    marks: edits.flatMap(({ typed }) => typed ?? []),
  } satisfies Altered
}
