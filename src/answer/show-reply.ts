import { actionItemsOf } from '../actions/action-items.ts'
import type { Show } from '../command/command.ts'
import { findSection } from '../command/find-section.ts'
import { linkTo, pinpoint } from '../document/citation.ts'
import { isItem } from '../document/context.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import { neighboursOf } from '../document/neighbours.ts'
import {
  basicPlace,
  type Passage,
  passageAt,
  passageId,
  referenceTo,
  wholeUnit,
} from '../document/passage.ts'
import { listPlaces } from '../document/pinpoint/places.ts'
import { formatSpan } from '../document/reference/format.ts'
import type { Reference } from '../document/reference/step.ts'
import { type Absence, resolveSpans } from '../document/resolve.ts'
import { citeOffer, createReply, note, offer, quoteOffer, say, showOffer } from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import { fitPassage, lengthOf, quotePassage } from '../message/passage-block.ts'
import type { Offer, PassageBlock, Reply } from '../message/reply.ts'
import { absenceOf } from '../words/absence-words.ts'
import { words } from '../words/words.ts'
import { askWhich, otherOffers } from './other-offers.ts'
import { paragraphOffer } from './search-reply.ts'
import { versionNote } from './version-note.ts'

// What a citation and a heading take up beside the words themselves, when a page is filled.
const besideThePassage = 400
const mostPagesAtOnce = 5
const longestPlaces = 101

/** The passages of a reference, a page at a time, to the asker alone. */
export function showReply(
  { reference, at, beside, others = [] }: Show,
  passages: readonly Passage[],
  absences: readonly Absence[],
  library: Library,
  pageCharacters: number,
): Reply {
  const search = beside === undefined ? [] : searchOffer(beside)
  const section = beside === undefined ? null : findSection(beside, knownDocuments(library))
  const filled = pagesOf(passages, pageCharacters)
  const turn = (label: string, to: number): readonly Offer[] =>
    offer(label, { kind: 'show', reference, at: to })
  // A list of places that is too long for a button to turn its pages comes on one, as far as is decent.
  const canTurn = turn(words.offers.nextPage, 1).length > 0
  const pages = canTurn ? filled : [filled.slice(0, mostPagesAtOnce).flat()]
  const page = Math.min(at, pages.length - 1)
  const [first, second] = passages
  const elsewhere = otherOffers(others, library)
  if (first === undefined)
    return absentReply(absences, library, [...elsewhere, ...search], askWhich(others, library))
  const newer = versionNote(passages, reference, library)
  const one = second === undefined ? first : null
  // Without what does not exist, so that a quote of it holds only what was shown.
  const existing: Reference =
    absences.length === 0
      ? reference
      : { ...reference, spans: passages.flatMap((passage) => referenceTo(passage, library).spans) }
  return createReply({
    title: '',
    blocks: [
      ...(section?.isCertain === true ? [say(words.section(section.title))] : []),
      ...distinctAbsences(absences).map(({ title, instead }) => say(`${title}. ${instead}`.trim())),
      ...(pages[page] ?? []),
      ...newer.blocks,
      ...(pages.length > 1 ? [note(words.page(page, pages.length))] : []),
      ...(!canTurn && filled.length > mostPagesAtOnce ? [note(words.tooManyPlaces)] : []),
    ],
    offers: [
      ...quoteOffer(existing),
      ...(page > 0 ? turn(words.offers.previousPage, page - 1) : []),
      ...(page + 1 < pages.length ? turn(words.offers.nextPage, page + 1) : []),
      ...newer.newest,
      ...newer.compare,
      ...(one === null ? [] : [...neighbourOffers(one, library), ...paragraphOffer(one, library)]),
      ...elsewhere,
      ...search,
    ],
    menu: one === null ? citeOffer(existing) : shownMenu(one, library),
    source: linkTo(first),
  })
}

/** The offers to go on reading on either side of a passage. */
function neighbourOffers(passage: Passage, library: Library): readonly Offer[] {
  const { before, after } = neighboursOf(passage)
  const show = (other: Passage | null, label: (place: string) => string): readonly Offer[] =>
    other === null
      ? []
      : offer(label(pinpoint(other)), { kind: 'show', reference: referenceTo(other, library), at: 0 })
  return [...show(before, words.offers.before), ...show(after, words.offers.after)]
}

function shownMenu(passage: Passage, library: Library): readonly Offer[] {
  const reference = referenceTo(passage, library)
  const { sentences } = passage.place
  const isAction = actionItemsOf(passage.document).some(
    ({ place }) => passageId(place) === passageId(passage.place),
  )
  return [
    ...(isAction ? offer(words.offers.track, { kind: 'action', reference }) : []),
    ...(!isItem(passage) && sentences === null
      ? []
      : offer(words.offers.quoteWithContext, { kind: 'quote', reference, withContext: true, comment: null })),
    ...citeOffer(reference),
    ...offer(words.offers.related, { kind: 'related', reference }),
  ]
}

/** The offer to search for words that were read as something else. */
function searchOffer(text: string): readonly Offer[] {
  return offer(words.offers.searchFor(text), { kind: 'search', text, at: 0 })
}

/** Only absences: what doesn't exist and what exists instead, and the nearest passages as offers, before `more`. */
export function absentReply(
  absences: readonly Absence[],
  library: Library,
  more: readonly Offer[] = [],
  question: string | null = null,
): Reply {
  const [first, ...others] = distinctAbsences(absences)
  return createReply({
    title: first?.title ?? words.absent,
    tone: 'quiet',
    blocks: [
      [first?.instead ?? '', question ?? ''].join(' ').trim(),
      ...others.map(({ title, instead }) => `${title}. ${instead}`.trim()),
    ]
      .filter((text) => text !== '')
      .map((text) => say(text)),
    offers: [
      ...absences.slice(0, 3).flatMap((absence) => nearestOffer(absence, library)),
      ...more,
      ...offer(words.offers.contents, { kind: 'contents' }),
    ],
  })
}

/** The places of a reference as a title, such as ¶5–7, 11(c); a long list is cut. */
export function titleOf({ spans }: Reference, passages: readonly Passage[] = []): string {
  // Paragraphs that are numbered through a document are named as they were typed.
  const isPlain = passages.every((passage) => pinpoint(passage).startsWith('¶'))
  const typed = spans.map(formatSpan).join(', ')
  const places = !isPlain ? listPlaces(passages) : /^\d/u.test(typed) ? `¶${typed}` : typed
  return places.length <= longestPlaces ? places : `${places.slice(0, longestPlaces - 1)}…`
}

function pagesOf(passages: readonly Passage[], pageCharacters: number): readonly (readonly PassageBlock[])[] {
  const blocks = passages.flatMap((passage) => fitPassage(quotePassage(passage), pageCharacters))
  return fillPages(blocks, pageCharacters + besideThePassage, (block) => lengthOf(block) + besideThePassage)
}

/** Each absence in words; what exists instead is said once. */
function distinctAbsences(absences: readonly Absence[]): readonly ReturnType<typeof absenceOf>[] {
  const said = new Set<string>()
  return absences.map(absenceOf).map(({ title, instead }) => {
    const isNew = !said.has(instead)
    said.add(instead)
    return { title, instead: isNew ? instead : '' }
  })
}

/** What there is in the place of what there is not: what holds it, what is nearest, or what it may be. */
function nearestOffer(absence: Absence, library: Library): readonly Offer[] {
  switch (absence.kind) {
    case 'document':
      return []
    case 'unit':
      return absence.parent === null
        ? show(absence.nearest)
        : [
            ...show(absence.parent),
            ...(isNumberedText(absence.document) ? besides(absence) : show(absence.nearest)),
          ]
    case 'no kind':
      return show(absence.offer)
    case 'sentence':
      return show(absence.unit)
    case 'incomplete':
    case 'again':
      return absence.candidates.flatMap(show)
    case 'backwards': {
      const { document, span } = absence
      const { steps } = span
      const outer =
        steps.length > 1
          ? steps.slice(0, -1)
          : steps.map((step) => ({ ...step, number: span.to ?? step.number }))
      const [passage] = resolveSpans([{ steps: outer, to: null }], document).passages
      return passage === undefined ? [] : showOffer(passage, library)
    }
  }

  function show(id: string | null): readonly Offer[] {
    if (id === null || !('document' in absence)) return []
    const passage = passageAt(id, absence.document)
    return passage === null ? [] : showOffer(passage, library)
  }

  /** "11(c)(i)" may have been meant for two items. */
  function besides({ document, parent, step }: Absence & { kind: 'unit' }): readonly Offer[] {
    const { unit } = basicPlace({ document, place: wholeUnit(parent ?? '') })
    return unit === parent ? [] : show(`${unit}.${step.number}`)
  }
}

function isNumberedText({ format }: Document): boolean {
  return format === 1
}
