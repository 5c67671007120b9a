import type { Library } from '../document/library.ts'
import { findAltered, type Nearest } from './find/find-altered.ts'
import { findBeside } from './find/find-beside.ts'
import { findElided } from './find/find-elided.ts'
import { findRuns } from './find/find-runs.ts'
import { locate, textOfRun } from './find/locate.ts'
import { nameElision, nameInsertion, namePatches, withTail } from './find/name-marks.ts'
import { type Reading, readLiterally, readMarks } from './tokens/read-quotation.ts'
import type { TokenIndex } from './tokens/token-index.ts'
import type { Altered, Exact, Verdict } from './verdict.ts'

// Only single words stand in more places, and nobody looks at so many.
const mostPlaces = 2_000

/**
 * What one quotation is: `quotation` is how it is read, `written` how it was typed, to the same length. `library` is
 * what the index was built from.
 */
export function judge(quotation: string, written: string, index: TokenIndex, library: Library): Verdict {
  const literal = readLiterally(quotation, written, index)
  // A document may have brackets of its own where the quotation leaves something out.
  const marked = [
    readMarks(quotation, written, 'ellipses', index),
    readMarks(quotation, written, 'all', index),
  ].filter((reading) => reading !== null)
  const exact = judgeLiteral(literal, index, library)
  if (exact !== null) return exact
  for (const reading of marked) {
    const elided = judgeElided(reading, index, library)
    if (elided !== null) return elided
  }
  const beside = findBeside(quotation, library)
  const nearest = beside === null ? findAltered([literal, ...marked], index) : null
  return nearest === null
    ? { kind: 'absent', quotation: written, beside }
    : toVerdict(nearest, index, library)
}

function judgeLiteral({ text, segments }: Reading, index: TokenIndex, library: Library): Exact | null {
  const [segment] = segments
  const runs = segment === undefined ? [] : findRuns(segment.pieces, index).slice(0, mostPlaces)
  if (segment === undefined || runs.length === 0) return null
  const places = runs.map((found) => {
    const run = withTail(found, segment, index)
    return { runs: [run], marked: [run] }
  })
  return {
    kind: 'exact',
    quotation: text,
    passages: locate(places, index, library),
    elisions: [],
    insertions: [],
  }
}

function judgeElided(reading: Reading, index: TokenIndex, library: Library): Exact | null {
  const placement = findElided(reading.segments, index)
  if (placement === null) return null
  const stretches = placement.map((stretch) => ({ ...stretch, run: withTail(stretch.run, stretch, index) }))
  const runs = stretches.map(({ run }) => run)
  const between = stretches.map(({ gap, run }, at) => ({ gap, run, before: runs[at - 1] ?? run }))
  return {
    kind: 'exact',
    quotation: reading.text,
    passages: locate([{ runs, marked: runs }], index, library),
    elisions: between.flatMap(({ gap, run, before }) =>
      gap === 'ellipsis' ? nameElision(before, run, index) : [],
    ),
    insertions: [
      ...reading.outside.flatMap((range) => nameInsertion(reading, range, null, index)),
      ...between.flatMap(({ gap, run, before }) =>
        gap === null || gap === 'ellipsis'
          ? []
          : nameInsertion(reading, gap, { from: before.to, to: run.from }, index),
      ),
      ...stretches.flatMap((stretch) =>
        namePatches(
          reading,
          stretch,
          (piece) => findToken(stretch.run, (form) => piece.numbers.includes(form), index),
          index,
        ),
      ),
    ],
  }
}

function findToken(
  { from, to }: { readonly from: number; readonly to: number },
  accepts: (form: number) => boolean,
  index: TokenIndex,
): number {
  for (let token = from; token < to; token += 1) if (accepts(index.forms[token] ?? 0)) return token
  return -1
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
      return before !== undefined && isNext ? nameElision(before, run, index) : []
    }),
    insertions: [
      ...reading.outside.flatMap((range) => nameInsertion(reading, range, null, index)),
      ...placed.flatMap(({ insertions, segment, alignment }) => [
        ...insertions.flatMap(({ insertion, tokens }) => nameInsertion(reading, insertion, tokens, index)),
        ...namePatches(reading, segment, (_piece, at) => alignment[at] ?? -1, index),
      ]),
    ],
  }
  if (edits.length === 0) return { kind: 'exact', ...common } satisfies Exact
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
