import { LRUCache } from 'lru-cache'
import { basicUnitAt } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'
import { atMost } from '../text/at-most.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { analyserFor } from '../text/languages/analyser-for.ts'
import type { FoundEntry } from './explain.ts'
import type { Source, Sources } from './read-words.ts'

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
  const clauses = new Map<FoundEntry, Clause | null>()
  const compared = hits.slice(0, mostCompared).map((hit) => ({ hit, whole: wholePart(hit) }))
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
    const whole = compared[at]?.whole ?? 0
    const document = sources.at(hit.entry)?.document
    let first: FoundEntry | null = null
    for (let next = at + 1; next < compared.length; next += 1) {
      const other = compared[next]
      if (other === undefined || other.whole < whole || other.hit.entry >= (first ?? hit).entry) continue
      const isInSame = sources.at(other.hit.entry)?.document === document
      if (isInSame && haveSameClause(hit, other.hit)) first = other.hit
    }
    return first
  }

  function haveSameClause(hit: FoundEntry, other: FoundEntry): boolean {
    const own = clauseOf(hit)
    const others = own === null ? null : clauseOf(other)
    return own !== null && others !== null && isSame(own, others)
  }

  function clauseOf(hit: FoundEntry): Clause | null {
    return clauses.getOrInsertComputed(hit, () => findClause(hit, sources.at(hit.entry)))
  }
}

/** The unit whose title stands over a passage. */
function titledOver({ document, id }: PlacedSource): Unit | null {
  const tree = treeOf(document)
  const unit = id.includes('.sub') ? id.replace(/\.sub\d+$/u, '') : id
  let node = tree.byId.get(unit) ?? tree.rows.get(id)?.parent ?? null
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
  let sum = 0
  for (const reason of answers) sum += reason?.part ?? 0
  return sum
}

/** How much of it a text answers without its heading. */
function ownPart({ answers }: FoundEntry, { text, document }: PlacedSource): number {
  const { placesOfStem } = readText(text, analyserFor(document.language))
  return answers.reduce(
    (sum, reason) => sum + (reason?.stem != null && placesOfStem.has(reason.stem) ? reason.part : 0),
    0,
  )
}

/** A run of a text's words. */
interface Clause {
  readonly words: readonly string[]
  readonly start: number
  readonly length: number
}

function isSame(a: Clause, b: Clause): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a.words[a.start + at] !== b.words[b.start + at]) return false
  return true
}

/** The shortest run of words with all of the question that a hit answers, the first of equals; null where its text lacks some, or it's no clause. */
function findClause({ answers }: FoundEntry, source: PlacedSource | undefined): Clause | null {
  if (source === undefined) return null
  const { words, placesOfStem } = readText(source.text, analyserFor(source.document.language))
  const lists: (readonly number[])[] = []
  for (const reason of answers) {
    if (reason?.stem == null) continue
    const places = placesOfStem.get(reason.stem)
    if (places === undefined) return null
    if (!lists.includes(places)) lists.push(places)
  }
  if (lists.length < 2) return null
  // A run begins with one of these places and ends with another; then the first of them goes on to the next of its list.
  const nexts = lists.map(() => 0)
  let [start, length] = [0, Number.POSITIVE_INFINITY]
  for (;;) {
    let [first, from, to] = [0, Number.POSITIVE_INFINITY, -1]
    for (let list = 0; list < lists.length; list++) {
      const place = lists[list]?.[nexts[list] ?? 0]
      if (place === undefined) return length < leastOfClause ? null : { words, start, length }
      if (place < from) [first, from] = [list, place]
      if (place > to) to = place
    }
    if (to - from + 1 < length) [start, length] = [from, to - from + 1]
    nexts[first] = (nexts[first] ?? 0) + 1
  }
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
