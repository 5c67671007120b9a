import type { Search } from '../command/command.ts'
import { findSection } from '../command/find-section.ts'
import { linkTo, placeIn } from '../document/citation.ts'
import { surroundingsOf } from '../document/context.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import { basicPlace, type Passage, passageId, referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import {
  bounds,
  citeOffer,
  createReply,
  hint,
  note,
  offer,
  primary,
  quoteOffer,
  say,
  showOffer,
} from '../message/create-reply.ts'
import { fitPassage, quotePassage } from '../message/passage-block.ts'
import type { Block, Choice, HitLine, Offer, Reply } from '../message/reply.ts'
import { isTooLong } from '../search/engine.ts'
import type { Hit } from '../search/hit.ts'
import { rememberFor } from '../text/remember-for.ts'
import { words } from '../words/words.ts'
import type { AnswerContext } from './context.ts'
import { excerptOf, excerptText } from './excerpt.ts'
import type { FoundFor } from './search-for.ts'
import { sectionTitles } from './section-offers.ts'

// As many as stand in a line beside the others.
const mostSections = 3
const mostRelated = 5

/** One hit is shown in full, so many more in a line each, and the others in a list: a screen on a phone. */
export const furtherHits = 3

/** The answer to a question: the hit at `at` in full, further ones in a line each, and the others in a list. */
export function searchReply(
  { text: query, at, quotation }: Search,
  { hits, isWeak, corrections, phrase }: FoundFor,
  { library, pageCharacters, excerptCharacters }: Room,
): Reply {
  const shown = Math.min(at, hits.length - 1)
  const hit = hits[shown]
  if (hit === undefined) return nothingFound(query, library, quotation)
  const [block, ...more] = fitPassage(quotePassage(hit.passage, hit.marks), pageCharacters)
  const { quote, reference, menu } = namedIn(library)(hit.passage)
  const others = hits.slice(shown + 1)
  const said = [
    ...(isWeak ? [] : [words.best(query, shown, hits.length)]),
    ...(hit.because.length > 0 ? [words.because(hit.because)] : []),
  ]
  const check = checkOffer(quotation)
  return createReply({
    outcome: isWeak ? 'weak' : 'hits',
    tone: isWeak ? 'quiet' : 'plain',
    title: isWeak ? words.nearest(query) : '',
    blocks: [
      ...lengthRemark(query),
      ...(phrase === null ? [] : [say(words.phraseNotFound(phrase))]),
      ...(quotation === undefined ? [] : [hint(say(words.holdsQuotation))]),
      ...corrections.map(({ typed, read }) => say(...words.correction(typed, read))),
      ...(block === undefined ? [] : [block]),
      ...(others.length === 0
        ? said.map((text) => note(text))
        : hitsBlock([...said, words.nextBest].join(' '), others, library, furtherHits, excerptCharacters)),
    ],
    offers: [
      ...(check.length > 0 ? primary(check) : []),
      ...quote(),
      ...(more.length > 0 ? offer(words.offers.readOn, { kind: 'show', reference, at: 1 }) : []),
      ...sectionOffer(query, library),
      ...corrections.slice(0, 1).flatMap(({ typed }) => literalOffer(query, typed)),
    ],
    choices: [moreHits(others.slice(furtherHits), library)],
    menu: menu(),
    source: linkTo(hit.passage),
  })
}

/** How much of the documents an answer holds: in all, and in the line of a further hit. */
type Room = Pick<AnswerContext, 'library' | 'pageCharacters' | 'excerptCharacters'>

/** What is said and offered of a passage whenever it is a hit. */
interface Named {
  readonly place: string
  readonly reference: Reference
  /** To show it, named by its place. */
  readonly show: readonly Offer[]
  readonly quote: () => readonly Offer[]
  /** What can be done with it, beside reading and quoting it. */
  readonly menu: () => readonly Offer[]
}

// The engine of a library has the same passages for every question.
const namedIn = rememberFor((library: Library) =>
  rememberFor((passage: Passage): Named => {
    const reference = referenceTo(passage, library)
    const place = placeIn(passage, library)
    let quote: readonly Offer[] | null = null
    let menu: readonly Offer[] | null = null
    return {
      place,
      reference,
      show: offer(place, { kind: 'show', reference, at: 0 }),
      quote: () => (quote ??= quoteOffer(reference, words.offers.quotePlace(place))),
      menu: () => (menu ??= menuFor(reference, library)),
    }
  }),
)

function menuFor(reference: Reference, library: Library): readonly Offer[] {
  const around = surroundingsOf(reference, library)
  return [
    ...citeOffer(reference),
    ...offer(words.offers.moreContext, { kind: 'show', reference: around, at: 0 }),
    ...offer(words.offers.related, { kind: 'related', reference }),
  ]
}

function moreHits(hits: readonly Hit[], library: Library): Choice {
  const named = namedIn(library)
  return {
    label: words.offers.moreHits(hits.length),
    offers: hits.flatMap((hit) => entryOffer(hit, named(hit.passage))),
  }
}

/** The offer to show a hit, in a list, with the beginning of what matched. */
function entryOffer(hit: Hit, { place, show }: Named): readonly Offer[] {
  const label = `${place} ${excerptText(hit, bounds.option - place.length - 1)}`
  return show.map(({ command }) => ({ label, command }))
}

/** The offer to check the quotation that was searched for with its message. */
function checkOffer(quotation: string | undefined): readonly Offer[] {
  return quotation === undefined ? [] : offer(words.offers.check, { kind: 'check', text: quotation })
}

/** The offer to open the section whose title was searched for. */
function sectionOffer(query: string, library: Library): readonly Offer[] {
  const section = findSection(query, knownDocuments(library))
  if (section === null) return []
  const { title, reference } = section
  return offer(words.offers.openSection(title), { kind: 'show', reference, at: 0 })
}

/** The offer to search for a corrected word as it was typed: an exact phrase of one word. */
function literalOffer(query: string, typed: string): readonly Offer[] {
  const at = query.toLowerCase().indexOf(typed)
  if (at === -1 || typed.length > 20) return []
  const literal = `${query.slice(0, at)}"${query.slice(at, at + typed.length)}"${query.slice(at + typed.length)}`
  return offer(words.offers.literal(typed), { kind: 'search', text: literal, at: 0 })
}

/** Passages that are close to the one asked about. */
export function relatedReply(
  passage: Passage,
  hits: readonly Hit[],
  { library, excerptCharacters }: Omit<Room, 'pageCharacters'>,
): Reply {
  const place = placeIn(passage, library)
  return createReply({
    title: hits.length > 0 ? '' : words.related(place),
    blocks:
      hits.length > 0
        ? hitsBlock(words.relatedTo(place), hits, library, mostRelated, excerptCharacters)
        : [say(words.nothingRelated)],
    offers: showOffer(passage, library),
    choices: [moreHits(hits.slice(mostRelated), library)],
  })
}

/** For an item or a sentence, the offer to show the paragraph it stands in. */
export function paragraphOffer(passage: Passage, library: Library): readonly Offer[] {
  const place = basicPlace(passage)
  const isWhole = passageId(place) === passageId(passage.place)
  return isWhole ? [] : showOffer({ document: passage.document, place }, library)
}

/** Hits in a line each, at most so many, each with the offer to show it; no block where there are none. */
export function hitsBlock(
  heading: string,
  hits: readonly Hit[],
  library: Library,
  most: number,
  excerptCharacters: number,
): readonly Block[] {
  const named = namedIn(library)
  const lines = hits.slice(0, most).map((hit): HitLine => {
    const { place, show } = named(hit.passage)
    return { citation: place, excerpt: excerptOf(hit, excerptCharacters), offer: show[0] ?? null }
  })
  return lines.length === 0 ? [] : [{ kind: 'hits', heading, hits: lines }]
}

function lengthRemark(query: string): readonly Block[] {
  return isTooLong(query) ? [say(words.longQuestion)] : []
}

function nothingFound(query: string, library: Library, quotation: string | undefined): Reply {
  return createReply({
    outcome: 'none',
    tone: 'quiet',
    title: words.nothingFound(query, library.documents),
    blocks: [
      ...lengthRemark(query),
      hint(say(quotation === undefined ? words.nothingFoundWhy : words.holdsQuotation)),
    ],
    offers: [
      ...primary(checkOffer(quotation)),
      ...sectionTitles(library, mostSections),
      ...offer(words.offers.contents, { kind: 'contents' }),
      ...offer(words.offers.help, { kind: 'help', isFull: false }),
    ],
  })
}
