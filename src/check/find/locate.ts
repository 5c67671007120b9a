import { basicUnitAt } from '../../document/basic-units.ts'
import { isMain, type Library } from '../../document/library.ts'
import { type Passage, passageAt, passageId } from '../../document/passage.ts'
import type { Range } from '../../text/sentences.ts'
import { type IndexedPart, partOf, type Run, type TokenIndex } from '../tokens/token-index.ts'
import type { QuotedPassage } from '../verdict.ts'

/** A place in the documents: the runs that stand there, and those among them that are marked. */
interface Located {
  readonly runs: readonly Run[]
  readonly marked: readonly Run[]
}

/** The smallest passages that hold each place, every one once, in the order of the library. */
export function locate(
  places: readonly Located[],
  index: TokenIndex,
  library: Library,
): readonly QuotedPassage[] {
  const found = new Map<string, { passage: Passage; from: number; marked: Run[] }>()
  for (const { runs, marked } of places) {
    for (const passage of passagesOf(runs, index)) {
      const place = { passage, from: runs[0]?.from ?? 0, marked: [] }
      found.getOrInsert(idOf(passage, library), place).marked.push(...marked)
    }
  }
  return [...found]
    .sort(([, a], [, b]) => a.from - b.from)
    .map(([id, { passage, marked }]) => ({ ...passage, id, marks: markParts(passage, marked, index) }))
}

/** The words of a run as written, those of several parts one under the other. */
export function textOfRun(run: Run, index: TokenIndex): string {
  return splitAtParts(run, index)
    .map(({ part, start, end }) => part.text.slice(start, end))
    .join('\n')
}

/** The stretches of text that a run covers, one for each part that it touches. */
function splitAtParts(run: Run, index: TokenIndex): readonly (Range & { readonly part: IndexedPart })[] {
  const stretches: (Range & { readonly part: IndexedPart })[] = []
  for (let token = run.from; token < run.to; ) {
    const part = partOf(token, index)
    if (part === undefined || part.to <= token) break
    const last = Math.min(run.to, part.to) - 1
    stretches.push({ part, start: index.starts[token] ?? 0, end: index.ends[last] ?? 0 })
    token = last + 1
  }
  return stretches
}

function idOf({ document, place }: Passage, library: Library): string {
  const id = passageId(place)
  return isMain(document, library) ? id : `${document.id}/${id}`
}

/** One item where all stands in it, else every paragraph in which something stands. */
function passagesOf(runs: readonly Run[], index: TokenIndex): readonly Passage[] {
  const parts = [...new Set(runs.flatMap((run) => splitAtParts(run, index).map(({ part }) => part)))]
  const [first, ...others] = parts
  if (first !== undefined && others.length === 0 && first.item !== null) {
    const item = passageAt(first.item, first.document)
    return item === null ? [] : [item]
  }
  const basics = new Map(parts.map((part) => [part.basic, part.document]))
  return [...basics].flatMap(([{ id }, document]) => passageAt(id, document) ?? [])
}

/** The marked runs as ranges of each part's text, joined where they meet. */
function markParts(
  { document, place, parts }: Passage,
  marked: readonly Run[],
  index: TokenIndex,
): readonly (readonly Range[])[] {
  const basic = basicUnitAt(place.unit, document)
  const stretches = marked
    .flatMap((run) => splitAtParts(run, index))
    .filter(({ part }) => part.document.id === document.id && part.basic === basic)
    .sort((a, b) => a.start - b.start)
  return parts.map((shown) => {
    const ranges: { start: number; end: number }[] = []
    for (const { part, start, end } of stretches) {
      if (part.line !== shown) continue
      const last = ranges.at(-1)
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
      else ranges.push({ start, end })
    }
    return ranges
  })
}
