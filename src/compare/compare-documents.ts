import { basicUnitsOf, closingOf, prepareUnits } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { type Line, labelsWithin } from '../document/lines.ts'
import { treeOf } from '../document/tree.ts'
import { runTask } from '../text/cooperative-task.ts'
import { createMemory } from '../text/memory.ts'

/**
 * What became of a unit between two states of a text: `renumbered` has the same words in another place, `changed` has others,
 * and may be in another place, too. `before` is null for what was added, `after` for what was removed.
 */
export type UnitChange =
  | { readonly kind: 'added'; readonly before: null; readonly after: ComparedUnit }
  | { readonly kind: 'removed'; readonly before: ComparedUnit; readonly after: null }
  | { readonly kind: 'changed' | 'renumbered'; readonly before: ComparedUnit; readonly after: ComparedUnit }

/** What is compared as one: a basic unit with its items, a heading without its label, a note, the title or the closing. */
export interface ComparedUnit {
  /** The id of the passage: `5`, `art6.sub1`, `art6` of a heading, `n4`; empty for the title and the closing. */
  readonly id: string
  readonly kind: 'title' | 'words' | 'heading' | 'note' | 'closing'
  /** Its lines one under the other, with the labels that the source prints. */
  readonly text: string
}

/** How many of each kind. */
export type ChangeCounts = Readonly<Record<UnitChange['kind'], number>>

// What shares fewer of its words with another unit is another one.
const leastAlike = 0.5
// How far apart two units that are alike are looked for.
const farthest = 40

/** What changed between two states of a text, unit by unit, in the newer one's order; what was removed is where it was. */
export function compareDocuments(before: Document, after: Document): readonly UnitChange[] {
  return known.get(before)?.get(after) ?? runTask(comparisonSteps(before, after))
}

/** The same in steps of some milliseconds, for long documents: what it finds is there for everyone who compares them after. */
export function* comparisonSteps(before: Document, after: Document): Generator<void, readonly UnitChange[]> {
  const found = known.get(before)?.get(after)
  if (found !== undefined) return found
  const changes = yield* compare(yield* unitsIn(before), yield* unitsIn(after))
  known.getOrInsertComputed(before, () => new WeakMap()).set(after, changes)
  return changes
}

/** How many units were added, removed, changed and renumbered. */
export function countChanges(changes: readonly UnitChange[]): ChangeCounts {
  const counts = { added: 0, removed: 0, changed: 0, renumbered: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}

// Kept as long as both are in memory.
const known = createMemory<Document, WeakMap<Document, readonly UnitChange[]>>()
const unitsKnown = createMemory<Document, readonly Placed[]>()

// Units looked at between two pauses.
const atATime = 50

interface Placed extends ComparedUnit {
  readonly at: number
}

function* compare(
  earlier: readonly Placed[],
  newer: readonly Placed[],
): Generator<void, readonly UnitChange[]> {
  const found = new Map<Placed, Placed>()
  const taken = new Set<Placed>()
  const pair = (before: Placed, after: Placed): void => {
    found.set(before, after)
    taken.add(after)
  }
  const leftBefore = (): readonly Placed[] => earlier.filter((each) => !found.has(each))
  const leftAfter = (): readonly Placed[] => newer.filter((each) => !taken.has(each))
  const byId = new Map(newer.map((each) => [keyOf(each), each]))
  // What has the same words in the same place, then what has them elsewhere, each once.
  for (const each of earlier) {
    const same = byId.get(keyOf(each))
    if (same?.text === each.text) pair(each, same)
  }
  yield
  const byText = Map.groupBy(leftAfter(), wordsOf)
  for (const each of leftBefore()) {
    const same = byText.get(wordsOf(each))?.shift()
    if (same !== undefined) pair(each, same)
  }
  for (const [before, after] of yield* pairAlike(leftBefore(), leftAfter())) pair(before, after)
  for (const each of leftBefore()) {
    const same = byId.get(keyOf(each))
    if (same !== undefined && !taken.has(same)) pair(each, same)
  }
  return inOrder(earlier, newer, found)
}

/** Units whose words are mostly the same, the most alike first; in the same place rather than in another. */
function* pairAlike(
  earlier: readonly Placed[],
  newer: readonly Placed[],
): Generator<void, readonly (readonly [Placed, Placed])[]> {
  const pairs: { readonly before: Placed; readonly after: Placed; readonly rank: number }[] = []
  const bags = new Map<Placed, ReadonlyMap<string, number>>()
  const bag = (each: Placed): ReadonlyMap<string, number> =>
    bags.getOrInsertComputed(each, () => bagOf(each.text))
  for (const [at, before] of earlier.entries()) {
    const from = Math.max(Math.round((at * newer.length) / earlier.length) - farthest, 0)
    for (const after of newer.slice(from, from + 2 * farthest)) {
      if (after.kind !== before.kind) continue
      const alike = likeness(bag(before), bag(after))
      const isHere = before.id === after.id
      if (alike >= leastAlike) pairs.push({ before, after, rank: alike + (isHere ? 0.25 : 0) })
    }
    // Each is compared with many.
    yield
  }
  const [seen, taken] = [new Set<Placed>(), new Set<Placed>()]
  return pairs
    .toSorted((a, b) => b.rank - a.rank || a.before.at - b.before.at)
    .flatMap(({ before, after }) => {
      if (seen.has(before) || taken.has(after)) return []
      seen.add(before)
      taken.add(after)
      return [[before, after] as const]
    })
}

function inOrder(
  earlier: readonly Placed[],
  newer: readonly Placed[],
  found: ReadonlyMap<Placed, Placed>,
): readonly UnitChange[] {
  const from = new Map([...found].map(([before, after]) => [after, before]))
  const removedAfter = new Map<Placed | null, Placed[]>()
  let last: Placed | null = null
  for (const each of earlier) {
    const kept = found.get(each)
    if (kept === undefined) removedAfter.getOrInsertComputed(last, () => []).push(each)
    else last = kept
  }
  const removed = (after: Placed | null): readonly UnitChange[] =>
    (removedAfter.get(after) ?? []).map((before) => ({ kind: 'removed', before, after: null }))
  const changes = newer.flatMap((after): readonly UnitChange[] => {
    const before = from.get(after)
    if (before === undefined) return [{ kind: 'added', before: null, after }, ...removed(after)]
    const isSame = before.text === after.text && before.id === after.id
    if (isSame) return removed(after)
    const kind = wordsOf(before) === wordsOf(after) ? 'renumbered' : 'changed'
    return [{ kind, before, after }, ...removed(after)]
  })
  return withoutHeadings([...removed(null), ...changes])
}

/** Without the headings of what was added, removed or renumbered, which come and go with it. */
function withoutHeadings(changes: readonly UnitChange[]): readonly UnitChange[] {
  const words = new Set(
    changes.flatMap((change) => {
      const { id, kind } = change.after ?? change.before
      return kind === 'words'
        ? id.split('.').map((_, at, steps) => `${change.kind} ${steps.slice(0, at + 1).join('.')}`)
        : []
    }),
  )
  return changes.filter((change) => {
    const { id, kind } = change.after ?? change.before
    return kind !== 'heading' || (change.kind !== 'renumbered' && !words.has(`${change.kind} ${id}`))
  })
}

/** Everything in a document that has words, in its order. */
function* unitsIn(document: Document): Generator<void, readonly Placed[]> {
  const found = unitsKnown.get(document)
  if (found !== undefined) return found
  yield* prepareUnits(document)
  const { nodes, byId } = treeOf(document)
  const headings = nodes.flatMap(({ unit: { id, title }, index }) =>
    title === null ? [] : [{ id, kind: 'heading' as const, text: title, order: index }],
  )
  const basics: (Omit<Placed, 'at'> & { readonly order: number })[] = []
  for (const { id, unit, parts } of basicUnitsOf(document)) {
    const text = parts.map((line) => textOfLine(line, unit.id, document)).join('\n')
    basics.push({ id, kind: 'words', text, order: (byId.get(unit.id)?.index ?? 0) + 0.5 })
    if (basics.length % atATime === 0) yield
  }
  const closing = closingOf(document).join('\n')
  const units = [
    { id: '', kind: 'title' as const, text: document.title },
    ...[...headings, ...basics].toSorted((a, b) => a.order - b.order),
    ...document.notes.map(({ id, text }) => ({ id, kind: 'note' as const, text })),
    ...(closing === '' ? [] : [{ id: '', kind: 'closing' as const, text: closing }]),
  ].map(({ id, kind, text }, at) => ({ id, kind, text, at }))
  unitsKnown.set(document, units)
  return units
}

function textOfLine(line: Line, within: string, document: Document): string {
  const printed = labelsWithin(line, within, document).filter(({ isOurs }) => !isOurs)
  return [...printed.map((label) => label.text), line.text].join(' ')
}

function keyOf({ kind, id }: ComparedUnit): string {
  return `${kind} ${id}`
}

function wordsOf({ kind, text }: ComparedUnit): string {
  return `${kind} ${text}`
}

function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>()
  // Letters of scripts without spaces are compared two by two.
  for (const [word] of text
    .toLowerCase()
    .matchAll(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}|[\p{L}\p{M}\p{N}]+/gu,
    ))
    bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** The share of words that two texts have in common, from 0 to 1. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0]
  for (const [word, count] of one) {
    common += Math.min(count, other.get(word) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count
  return all === 0 ? 0 : (2 * common) / all
}
