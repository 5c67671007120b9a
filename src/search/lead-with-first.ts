import { LRUCache } from 'lru-cache'
import { basicUnitAt } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'
import { atMost } from '../text/at-most.ts'
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
  const { placesOfStem } = readText(heading, analyserFor(document.language))
  return answers.every((reason) => reason?.stem != null && placesOfStem.has(reason.stem))
}

/** How much of the question, in weight, a hit answers. */
function wholePart({ answers }: FoundEntry): number {
  return answers.reduce((sum, reason) => sum + (reason?.part ?? 0), 0)
}

/** How much of it a text answers without its heading. */
function ownPart({ answers }: FoundEntry, { text, document }: PlacedSource): number {
  const { placesOfStem } = readText(text, analyserFor(document.language))
  return answers.reduce(
    (sum, reason) => sum + (reason?.stem != null && placesOfStem.has(reason.stem) ? reason.part : 0),
    0,
  )
}

/** The shortest run of words with all of the question that a hit answers, folded; null where its text lacks some, or it's no clause. */
function findClause({ answers }: FoundEntry, source: PlacedSource | undefined): string | null {
  const asked = [...new Set(answers.flatMap((reason) => reason?.stem ?? []))]
  if (source === undefined || asked.length < 2) return null
  const { words, placesOfStem } = readText(source.text, analyserFor(source.document.language))
  const places = asked.map((stem) => placesOfStem.get(stem) ?? [])
  if (places.some(({ length }) => length === 0)) return null
  const inOrder = places.flatMap((each, which) => each.map((at) => at * asked.length + which))
  // Where each of them stood last.
  const last = places.map(() => -1)
  let [first, length] = [0, Number.POSITIVE_INFINITY]
  for (const each of inOrder.sort((a, b) => a - b)) {
    const at = Math.floor(each / asked.length)
    last[each % asked.length] = at
    const from = Math.min(...last)
    if (from !== -1 && at - from + 1 < length) [first, length] = [from, at - from + 1]
  }
  return length < leastOfClause ? null : words.slice(first, first + length).join(' ')
}

/** The folded words of the beginning of a text, and where among them each stem stands. */
interface ReadText {
  readonly analyser: Analyser
  readonly words: readonly string[]
  readonly placesOfStem: ReadonlyMap<string, readonly number[]>
}

function readText(text: string, analyser: Analyser): ReadText {
  const known = remembered.get(text)
  if (known?.analyser === analyser) return known
  const words = analyser.foldWords(text.length > mostOfText ? text.slice(0, mostOfText) : text)
  const placesOfStem = Map.groupBy(words.keys(), (at) => analyser.stemOf(words[at] ?? ''))
  const read = { analyser, words, placesOfStem }
  remembered.set(text, read)
  return read
}

// The best passages of one question are often those of another, and their headings are. The text is the key, as in `sentenceRanges`.
const remembered = new LRUCache<string, ReadText>({ ...atMost(500) })
