import type { Search } from '../command/command.ts'
import { findSection } from '../command/find-section.ts'
import { pinpoint, shortCitation } from '../document/citation.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import { type Passage, referenceTo, wholeParagraph } from '../document/passage.ts'
import { createReply, offer, quoteOffer, say, showOffer } from '../message/create-reply.ts'
import { fitPassage, quotePassage } from '../message/passage-block.ts'
import type { Block, HitLine, Offer, Reply } from '../message/reply.ts'
import { type Hit, isTooLong } from '../search/engine.ts'
import { words } from '../words/words.ts'
import { excerptOf } from './excerpt.ts'
import type { FoundFor } from './search-for.ts'

/** One hit is shown in full, and so many more in a line each: a screen on a phone. */
export const furtherHits = 4

/** The answer to a question: the hit at `at` in full, further ones in a line each, and a way through all of them. */
export function searchReply(
  { text: query, at, quotation }: Search,
  { hits, isWeak, corrections, phrase }: FoundFor,
  library: Library,
  pageCharacters: number,
): Reply {
  const shown = Math.min(at, hits.length - 1)
  const hit = hits[shown]
  if (hit === undefined) return nothingFound(query, library, quotation)
  const turning = offer(words.offers.next, { kind: 'search', text: query, at: shown + 1 })
  const [block, ...more] = fitPassage(quotePassage(hit.passage, hit.marks), pageCharacters)
  const reference = referenceTo(hit.passage, library)
  return createReply({
    outcome: isWeak ? 'weak' : 'hits',
    title: isWeak ? words.nearest(query) : words.search(query, shown, hits.length),
    blocks: [
      ...lengthRemark(query),
      ...(phrase === null ? [] : [say(words.phraseNotFound(phrase))]),
      ...(quotation === undefined ? [] : [say(words.holdsQuotation)]),
      ...corrections.map(({ typed, read }) => say(...words.correction(typed, read))),
      ...(block === undefined ? [] : [block]),
      ...(hit.because.length > 0 ? [say(words.because(hit.because))] : []),
      // A question too long for a button cannot be turned through, so all that was found is listed.
      ...hitsBlock(
        words.alsoFound,
        hits.slice(shown + 1),
        library,
        turning.length > 0 ? furtherHits : hits.length,
      ),
    ],
    offers: [
      ...quoteOffer(reference),
      ...(more.length > 0 ? offer(words.offers.readOn, { kind: 'show', reference, at: 1 }) : []),
      ...paragraphOffer(hit.passage, library),
      ...checkOffer(quotation),
      ...sectionOffer(query, library),
      ...(shown > 0 ? offer(words.offers.previous, { kind: 'search', text: query, at: shown - 1 }) : []),
      ...(shown + 1 < hits.length ? turning : []),
      ...corrections.slice(0, 1).flatMap(({ typed }) => literalOffer(query, typed)),
    ],
  })
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
export function relatedReply(passage: Passage, hits: readonly Hit[], library: Library): Reply {
  return createReply({
    title: words.related(pinpoint(passage)),
    blocks:
      hits.length > 0
        ? hitsBlock(words.closeBy, hits, library, furtherHits + 1)
        : [say(words.nothingRelated)],
    offers: showOffer(passage, library),
  })
}

/** For an item or a sentence, the offer to show the paragraph it stands in. */
export function paragraphOffer(passage: Passage, library: Library): readonly Offer[] {
  const { document, place } = passage
  const isWhole = place.item === null && place.sentences === null
  return isWhole ? [] : showOffer({ document, place: wholeParagraph(place.paragraph) }, library)
}

/** Hits in a line each, at most so many, each with the offer to show it; no block where there are none. */
export function hitsBlock(
  heading: string,
  hits: readonly Hit[],
  library: Library,
  most: number,
): readonly Block[] {
  const lines = hits.slice(0, most).map((hit): HitLine => {
    const { passage } = hit
    const [show = null] = showOffer(passage, library)
    return {
      citation: shortCitation(passage),
      section: passage.section,
      excerpt: excerptOf(hit),
      offer: show,
    }
  })
  return lines.length === 0 ? [] : [{ kind: 'hits', heading, hits: lines }]
}

function lengthRemark(query: string): readonly Block[] {
  return isTooLong(query) ? [say(words.longQuestion)] : []
}

function nothingFound(query: string, library: Library, quotation: string | undefined): Reply {
  return createReply({
    outcome: 'none',
    title: words.nothingFound(query),
    blocks: [
      ...lengthRemark(query),
      ...(quotation === undefined ? [] : [say(words.holdsQuotation)]),
      say(words.nothingFoundWhy(library.documents)),
    ],
    offers: [
      ...checkOffer(quotation),
      ...offer(words.offers.contents, { kind: 'contents' }),
      ...offer(words.offers.help, { kind: 'help' }),
    ],
  })
}
