import { basicUnitAt } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { analyserFor } from '../text/languages/analyser-for.ts'
import type { Source, Sources } from './read-words.ts'
import type { FoundEntry } from './searcher.ts'

/** A source and the passage of a document that it is. */
export interface PlacedSource extends Source {
  readonly document: Document
  readonly id: string
}

/** So many words from the first to the last of those asked for make a clause; fewer are the same by chance. */
const leastOfClause = 8
/** Longer texts are compared by their beginnings, and headings over more than this aren't read. */
const mostOfText = 4_000
const mostUnderHeading = 60
/** So many of the best hits are compared with each other. */
const mostCompared = 8

/**
 * Hits in a new order, best first: of passages that say as much of the question the first in the document leads, where only
 * their length, or what else is in their headings, would decide. So it is under a heading that has every word asked for, as
 * all that is under it then has; and where two say it in the same words, which a law repeats for a special case.
 */
export function leadWithFirst(
  hits: readonly FoundEntry[],
  sources: Sources<PlacedSource>,
): readonly FoundEntry[] {
  const ordered: FoundEntry[] = []
  const moved = new Set<number>()
  const led = new Set<Unit>()
  const clauses = new Map<FoundEntry, string | null>()
  for (const [at, hit] of hits.entries()) {
    if (moved.has(hit.entry)) continue
    const first = firstUnderHeading(hit) ?? (at < mostCompared ? firstInSameWords(hit, at) : null)
    if (first !== null && !moved.has(first.entry)) {
      ordered.push({ ...first, score: hit.score })
      moved.add(first.entry)
    }
    ordered.push(hit)
    moved.add(hit.entry)
  }
  return ordered

  /** The first basic unit before it under its heading, which has every word, whose own words say as much. */
  function firstUnderHeading(hit: FoundEntry): FoundEntry | null {
    const source = sources.at(hit.entry)
    const titled = source === undefined ? null : titledOver(source)
    if (source === undefined || titled === null || led.has(titled) || !isUnderAll(hit, source)) return null
    led.add(titled)
    let start = hit.entry
    while (start > 0 && isUnder(titled, sources.at(start - 1))) start -= 1
    if (hit.entry - start > mostUnderHeading) return null
    const own = ownPart(hit, source)
    for (let entry = start; entry < hit.entry; entry += 1) {
      const before = sources.at(entry)
      if (before === undefined || basicUnitAt(before.id, before.document)?.id !== before.id) continue
      // By the heading it answers what the other does.
      if (ownPart(hit, before) >= own) return { ...hit, entry }
    }
    return null
  }

  /** The first of the other best hits that has the clause of this one and answers as much. */
  function firstInSameWords(hit: FoundEntry, at: number): FoundEntry | null {
    const whole = wholePart(hit)
    const document = sources.at(hit.entry)?.document
    const earlier = hits
      .slice(at + 1, mostCompared)
      .filter(
        (other) =>
          other.entry < hit.entry &&
          sources.at(other.entry)?.document === document &&
          wholePart(other) >= whole &&
          clauseOf(hit) !== null &&
          clauseOf(other) === clauseOf(hit),
      )
      .toSorted((a, b) => a.entry - b.entry)
    return earlier[0] ?? null
  }

  function clauseOf(hit: FoundEntry): string | null {
    return clauses.getOrInsertComputed(hit, () => findClause(hit, sources.at(hit.entry)))
  }
}

/** The unit whose title stands over a passage. */
function titledOver({ document, id }: PlacedSource): Unit | null {
  const tree = treeOf(document)
  let node = tree.byId.get(id.replace(/\.sub\d+$/u, '')) ?? tree.rows.get(id)?.parent ?? null
  while (node !== null && node.unit.title === null) node = node.parent
  return node?.unit ?? null
}

function isUnder(titled: Unit, source: PlacedSource | undefined): boolean {
  return source !== undefined && titledOver(source) === titled
}

function isUnderAll({ answers }: FoundEntry, { heading, document }: PlacedSource): boolean {
  const inHeading = stemsOf(heading, analyserFor(document.language))
  return answers.every((reason) => reason?.stem != null && inHeading.has(reason.stem))
}

/** How much of the question, in weight, a hit answers. */
function wholePart({ answers }: FoundEntry): number {
  return answers.reduce((sum, reason) => sum + (reason?.part ?? 0), 0)
}

/** How much of it a text answers without its heading. */
function ownPart({ answers }: FoundEntry, { text, document }: PlacedSource): number {
  const inText = stemsOf(text.slice(0, mostOfText), analyserFor(document.language))
  return answers.reduce(
    (sum, reason) => sum + (reason?.stem != null && inText.has(reason.stem) ? reason.part : 0),
    0,
  )
}

/** The shortest run of words with all of the question that a hit answers, folded; null where its text lacks some, or it's no clause. */
function findClause({ answers }: FoundEntry, source: PlacedSource | undefined): string | null {
  const asked = new Set(answers.flatMap((reason) => reason?.stem ?? []))
  if (source === undefined || asked.size < 2) return null
  const { foldWords, stemOf } = analyserFor(source.document.language)
  const words = foldWords(source.text.slice(0, mostOfText))
  const last = new Map<string, number>()
  let clause: readonly string[] | null = null
  for (const [at, word] of words.entries()) {
    const stem = stemOf(word)
    if (!asked.has(stem)) continue
    last.set(stem, at)
    if (last.size < asked.size) continue
    const from = Math.min(...last.values())
    if (clause === null || at - from + 1 < clause.length) clause = words.slice(from, at + 1)
  }
  return clause === null || clause.length < leastOfClause ? null : clause.join(' ')
}

function stemsOf(text: string, { foldWords, stemOf }: Analyser): ReadonlySet<string> {
  return new Set(foldWords(text).map(stemOf))
}
