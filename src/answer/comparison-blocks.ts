import { type ComparedUnit, compareDocuments, type UnitChange } from '../compare/compare-documents.ts'
import { diffWords, type Stretch } from '../compare/diff-words.ts'
import { basicUnitAt } from '../document/basic-units.ts'
import { linkTo, pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Passage, passageAt, passageText, referenceTo, wholeUnit } from '../document/passage.ts'
import { resolveSpans } from '../document/resolve.ts'
import type { Block } from '../message/reply.ts'
import { cutText } from '../text/cut-text.ts'
import type { Span } from '../text/span.ts'
import { versionWords } from '../words/version-words.ts'

/** Of words that both versions have, so much is shown around each change in a list of them. */
export const aroundChanges = 70
// Of a unit that is new or gone, so much is shown there.
const longestWhole = 300

/** Two versions of a document. */
export interface Pair {
  readonly earlier: Document
  readonly newer: Document
  readonly from: number
  readonly to: number
  readonly isToNewest: boolean
}

/** The changes in a passage: those of the units in it or, of a part of a unit, its own words. */
export function blocksOf(passage: Passage, pair: Pair): readonly Block<'comparison'>[] {
  const { document, place } = passage
  const { earlier, newer } = pair
  const basic = basicUnitAt(place.unit, document)
  const changes = compareDocuments(earlier, newer)
  const side = (change: UnitChange): ComparedUnit | null =>
    document === earlier ? change.before : change.after
  const isPart = basic !== null && (place.sentences !== null || basic.id !== place.unit)
  if (!isPart) {
    const isIn = (unit: ComparedUnit | null): boolean =>
      unit !== null && (unit.id === place.unit || unit.id.startsWith(`${place.unit}.`))
    return changes.filter((change) => isIn(side(change))).map((change) => blockOf(change, pair, Infinity))
  }
  const change = changes.find((each) => side(each)?.kind === 'words' && side(each)?.id === basic.id)
  if (change === undefined) return []
  if (change.before === null || change.after === null) return [blockOf(change, pair, Infinity)]
  const [own, other] = document === earlier ? [earlier, newer] : [newer, earlier]
  const moved = document === earlier ? change.after.id : change.before.id
  const id = `${moved}${place.unit.slice(basic.id.length)}`
  const there = place.sentences === null ? passageAt(id, other) : sentencesAt(id, place.sentences, other)
  const texts = [passageText(passage), there === null ? '' : passageText(there)]
  const [before = '', after = ''] = own === earlier ? texts : texts.toReversed()
  const places = [pinpoint(passage), there === null ? null : pinpoint(there)]
  const [was, is] = own === earlier ? places : places.toReversed()
  if (before === after && was === is) return []
  const kind =
    before === '' ? 'added' : after === '' ? 'removed' : before === after ? 'renumbered' : 'changed'
  return [
    {
      kind: 'comparison',
      place: is ?? was ?? '',
      link: linkTo(is === null && there !== null ? there : passage),
      what: whatOf(kind, was === is ? null : (was ?? null)),
      spans: spansOf(diffWords(before, after, newer.language), Infinity),
    },
  ]
}

function sentencesAt(
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
  document: Document,
) {
  const whole = passageAt(id, document)
  if (whole === null) return null
  const library = { documents: [document], main: document, unsealed: [] }
  const { spans } = referenceTo({ document, place: { unit: id, sentences: { from, to } } }, library)
  return resolveSpans(spans, document).passages[0] ?? null
}

/** What became of a unit; of words that both versions have at most `around` characters beside each change. */
export function blockOf(change: UnitChange, pair: Pair, around: number): Block<'comparison'> {
  const { before, after } = change
  const was = before === null ? null : placeOf(before, pair.earlier)
  const is = after === null ? null : placeOf(after, pair.newer)
  return {
    kind: 'comparison',
    place: is ?? was ?? '',
    link: linkOf((after ?? before)?.id ?? '', after === null ? pair.earlier : pair.newer),
    what: whatOf(change.kind, was === is ? null : was),
    spans:
      before === null || after === null
        ? [beginningOf((after ?? before)?.text ?? '', around)]
        : change.kind === 'renumbered'
          ? []
          : spansOf(diffWords(before.text, after.text, pair.newer.language), around),
  }
}

function whatOf(kind: UnitChange['kind'], was: string | null): string {
  const { what } = versionWords
  if (kind === 'changed') return what.changed(was)
  return kind === 'renumbered' ? what.renumbered(was ?? '') : what[kind]
}

function beginningOf(text: string, around: number): string {
  if (!Number.isFinite(around) || text.length <= longestWhole) return text
  const cut = cutText(text, longestWhole)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestWhole / 2))} …`
}

function spansOf(stretches: readonly Stretch[], around: number): readonly Span[] {
  return stretches.map(({ kind, text }, at): Span => {
    if (kind === 'added') return { mark: 'inserted', text }
    if (kind === 'removed') return { mark: 'deleted', text }
    return withoutMiddle(text, at > 0, at < stretches.length - 1, around)
  })
}

/** The ends of a text that are beside a change, with … for what is left out between words. */
function withoutMiddle(text: string, isAfter: boolean, isBefore: boolean, around: number): string {
  const room = (isAfter ? around : 0) + (isBefore ? around : 0)
  if (text.length <= room + 2 * aroundChanges) return text
  const head = isAfter ? text.slice(0, around) : ''
  const tail = isBefore ? text.slice(-around) : ''
  const kept = [
    head.slice(0, Math.max(head.lastIndexOf(' '), 0) || head.length),
    tail.slice(tail.indexOf(' ') + 1),
  ]
  return `${kept[0] ?? ''}${isAfter ? ' ' : ''}…${isBefore ? ' ' : ''}${kept[1] ?? ''}`
}

function linkOf(id: string, document: Document): string {
  const passage = id === '' ? null : passageAt(id, document)
  return passage === null ? (document.page ?? document.source) : linkTo(passage)
}

/** Where a unit is, in our words. */
export function placeOf({ id, kind }: ComparedUnit, document: Document): string {
  const { places } = versionWords
  if (kind === 'title' || kind === 'closing') return places[kind]
  const place = pinpoint({ document, place: wholeUnit(id) })
  return kind === 'heading' ? places.heading(place) : place
}
