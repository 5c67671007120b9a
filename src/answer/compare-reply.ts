import type { Compare } from '../command/command.ts'
import {
  type ComparedUnit,
  compareDocuments,
  comparisonSteps,
  countChanges,
  type UnitChange,
} from '../compare/compare-documents.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { findDocument, nameInReference } from '../document/library.ts'
import { passageAt, referenceTo } from '../document/passage.ts'
import type { Reference, Span as ReferenceSpan } from '../document/reference/step.ts'
import { resolveSpans } from '../document/resolve.ts'
import { nameOfVersion, readVersionName } from '../document/version-name.ts'
import { createReply, note, notice, offer } from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import { describeMoment } from '../schedule/schedule.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { withoutHidden } from '../text/hidden.ts'
import { type Span, textOf } from '../text/span.ts'
import { versionWords } from '../words/version-words.ts'
import { words } from '../words/words.ts'
import { aroundChanges, blockOf, blocksOf, type Pair, placeOf } from './comparison-blocks.ts'
import type { AnswerContext } from './context.ts'
import { absentReply } from './show-reply.ts'

type Context = Pick<AnswerContext, 'library' | 'versions' | 'pageCharacters'>

// What a block takes up beside its words, when a page is filled.
const besideWords = 60
const mostRenumbered = 20

/** What changed from one version of a document to another, in all of it or in passages, word by word. */
export async function compareReply(command: Compare, context: Context): Promise<Reply> {
  const pair = await openPair(command, context)
  if ('kind' in pair) return pair
  const { spans } = command.reference
  return spans.length === 0 ? wholeReply(command, pair, context) : placesReply(command, spans, pair, context)
}

/** The versions that are compared, or why none are. */
async function openPair(
  { reference: { document: named }, to: last }: Compare,
  { library, versions }: Context,
): Promise<Pair | Reply> {
  const { id, version } = readVersionName((named ?? library.main.id).toLowerCase())
  const current = findDocument(library, id)
  if (current === null) return absentReply([{ kind: 'document', name: named ?? id }], library)
  if (current.version === null) return notice(versionWords.none(current.short), versionWords.noneWhy)
  const newest = current.version.number
  const numbers = versions.holdings.versions.flatMap((each) =>
    each.document === current.id ? [each.number] : [],
  )
  for (const number of [version, last]) {
    if (number == null || numbers.includes(number)) continue
    return notice(versionWords.noSuchVersion(current.short, number), versionWords.hasVersions(newest))
  }
  if (last !== undefined && last === version) {
    return notice(versionWords.sameVersion(current.short, last), versionWords.sameVersionWhy)
  }
  const to = last ?? newest
  const from =
    version === null || version === to ? Math.max(0, ...numbers.filter((number) => number < to)) : version
  if (from === 0) return notice(versionWords.onlyOne(current.short), versionWords.onlyOneWhy)
  const earlier = await versions.openVersion(current.id, from)
  if (earlier === null) return notice(versionWords.cannotOpen(from), versionWords.cannotOpenWhy)
  const newer = to === newest ? current : await versions.openVersion(current.id, to)
  return newer === null
    ? notice(versionWords.cannotOpen(to), versionWords.cannotOpenWhy)
    : prepared({ earlier, newer, from, to, isToNewest: to === newest })
}

async function prepared(pair: Pair): Promise<Pair> {
  await runTaskInSlices(comparisonSteps(pair.earlier, pair.newer))
  return pair
}

interface Listed {
  readonly change: UnitChange
  readonly block: Block<'comparison'>
}

// A comparison is paged through, and comparing words takes the longest.
const listedKnown = new WeakMap<readonly UnitChange[], readonly Listed[]>()

/** Every change with its words but what is only renumbered, with pauses. */
function* listedSteps(changes: readonly UnitChange[], pair: Pair): Generator<void, readonly Listed[]> {
  const known = listedKnown.get(changes)
  if (known !== undefined) return known
  const listed: Listed[] = []
  for (const change of changes) {
    if (change.kind === 'renumbered') continue
    listed.push({ change, block: blockOf(change, pair, aroundChanges) })
    yield
  }
  listedKnown.set(changes, listed)
  return listed
}

async function wholeReply(
  { at, ...about }: Compare,
  pair: Pair,
  { library, versions, pageCharacters }: Context,
): Promise<Reply> {
  const { earlier, newer, from, to } = pair
  const changes = compareDocuments(earlier, newer)
  const pages = fillPages(
    await runTaskInSlices(listedSteps(changes, pair)),
    pageCharacters,
    ({ block }) => textOf(block.spans).length + besideWords,
  )
  const page = Math.min(at, Math.max(pages.length - 1, 0))
  const here = pages[page] ?? []
  const reference = { document: nameOfVersion(newer.id, from), spans: [] }
  const turn = (label: string, to: number): readonly Offer[] => offer(label, { ...about, reference, at: to })
  return createReply({
    title: versionWords.compared(newer.short, from, to, versionWords.counts(countChanges(changes))),
    blocks: [
      publishedNote(newer, versions.holdings.dates),
      ...here.map(({ block }) => block),
      ...(page === 0 ? renumberedNote(changes, pair) : []),
      ...looksNote(
        here.map(({ block }) => block),
        pair,
      ),
      ...(pages.length > 1 ? [note(words.page(page, pages.length))] : []),
    ],
    offers: [
      ...(page > 0 ? turn(words.offers.previousPage, page - 1) : []),
      ...(page + 1 < pages.length ? turn(words.offers.nextPage, page + 1) : []),
      ...offer(versionWords.offers.versions, { kind: 'versions', document: newer.id, at: 0 }),
    ],
    choices: [
      {
        label: versionWords.offers.changes,
        offers: here.flatMap(({ change: { after } }) =>
          showUnit(after, newer, nameInReference(newer, library)),
        ),
      },
    ],
  })
}

function placesReply(
  { reference, at, ...about }: Compare,
  spans: readonly ReferenceSpan[],
  pair: Pair,
  { library, versions, pageCharacters }: Context,
): Reply {
  const { earlier, newer, from, to, isToNewest } = pair
  const isOfEarlier = readVersionName(reference.document ?? '').version === from
  const sides = isOfEarlier ? [earlier, newer] : [newer, earlier]
  const read = sides.map((document) => resolveSpans(spans, document))
  // What is gone, or new, is only in the other one.
  const found = read.find(({ absences }) => absences.length === 0) ?? read[0]
  if (found === undefined || found.passages.length === 0 || found.absences.length > 0)
    return absentReply(found?.absences ?? [], library)
  const blocks = found.passages.flatMap((passage) => blocksOf(passage, pair))
  const [first] = found.passages
  const place =
    first === undefined || found.passages.length > 1 ? newer.short : `${newer.short} ${pinpoint(first)}`
  const current = read.at(sides.indexOf(newer))?.passages ?? []
  const whole: Reference = { document: nameOfVersion(newer.id, from), spans: [] }
  const pages = fillPages(blocks, pageCharacters, ({ spans: own }) => textOf(own).length + besideWords)
  const page = Math.min(at, Math.max(pages.length - 1, 0))
  const pinned: Reference = { document: nameOfVersion(newer.id, from), spans }
  const turn = (label: string, next: number): readonly Offer[] =>
    offer(label, { ...about, reference: pinned, at: next })
  return createReply({
    title:
      blocks.length === 0
        ? versionWords.same(place, from, to)
        : versionWords.comparedPlaces(newer.short, from, to),
    tone: blocks.length === 0 ? 'exact' : 'plain',
    blocks: [
      publishedNote(newer, versions.holdings.dates),
      ...(pages[page] ?? []),
      ...looksNote(pages[page] ?? [], pair),
      ...(pages.length > 1 ? [note(words.page(page, pages.length))] : []),
    ],
    offers: [
      ...current.slice(0, 1).flatMap((passage) =>
        offer(words.offers.show(pinpoint(passage)), {
          kind: 'show',
          reference: referenceTo(passage, library),
          at: 0,
        }),
      ),
      ...(page > 0 ? turn(words.offers.previousPage, page - 1) : []),
      ...(page + 1 < pages.length ? turn(words.offers.nextPage, page + 1) : []),
      ...offer(
        isToNewest ? versionWords.offers.compareWith(from) : versionWords.offers.compareTwo(from, to),
        { ...about, reference: whole, at: 0 },
      ),
    ],
  })
}

function showUnit(unit: ComparedUnit | null, document: Document, name: string | null): readonly Offer[] {
  const passage = unit === null || unit.id === '' ? null : passageAt(unit.id, document)
  if (unit === null || passage === null) return []
  const library = { documents: [document], main: document, unsealed: [] }
  const reference = { ...referenceTo(passage, library), document: name }
  return offer(`${placeOf(unit, document)} ${unit.text}`, { kind: 'show', reference, at: 0 })
}

function publishedNote({ version }: Document, language: DateLanguage): Block {
  const { number = 0, by = '', at = 0 } = version ?? {}
  const moment: Span = { mark: 'moment', at, text: describeMoment(at, 'UTC', language) }
  return note(versionWords.published(number, withoutHidden(by)), moment, '.')
}

function renumberedNote(changes: readonly UnitChange[], { earlier, newer }: Pair): readonly Block[] {
  const moves = changes.flatMap(({ kind, before, after }) =>
    kind === 'renumbered' ? [`${placeOf(before, earlier)} → ${placeOf(after, newer)}`] : [],
  )
  if (moves.length === 0) return []
  return [
    note(versionWords.renumbered(moves.slice(0, mostRenumbered), Math.max(moves.length - mostRenumbered, 0))),
  ]
}

/** What the looks of changed words mean, where there are any. */
function looksNote(blocks: readonly Block<'comparison'>[], { from, to }: Pair): readonly Block[] {
  const isMarked = blocks.some(({ spans }) => spans.some((span) => typeof span !== 'string'))
  return isMarked ? [{ ...note(versionWords.looks(from, to)), explainsLooks: true }] : []
}
