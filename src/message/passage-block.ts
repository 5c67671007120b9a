import { fullCitation, linkTo, shortCitation } from '../document/citation.ts'
import type { Passage } from '../document/passage.ts'
import type { Range } from '../text/sentences.ts'
import { type Span, textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import { fitParts, type Measure } from './fit-text.ts'
import type { Citation, PassageBlock } from './reply.ts'

/** A passage as it is quoted, with the matched words marked: `marks` are ranges for each of its parts. */
export function quotePassage(passage: Passage, marks: readonly (readonly Range[])[] = []): PassageBlock {
  return {
    kind: 'passage',
    section: passage.section,
    parts: passage.parts.map((part, index) => ({
      // An item quoted alone has its letter in the citation; inside its paragraph it is told apart by it.
      label: part.kind === 'item' && !standsAlone(passage) ? `(${part.letter})` : null,
      spans: markSpans(part.text, marks[index] ?? []),
    })),
    citation: citePassage(passage),
    portion: null,
  }
}

function standsAlone({ place }: Passage): boolean {
  return place.item !== null && place.withLeadIn !== true
}

/** The citation of a passage, short and full, with the address where it can be read. */
export function citePassage(passage: Passage): Citation {
  return { short: shortCitation(passage), full: fullCitation(passage), link: linkTo(passage) }
}

/** A text as spans, with the given ranges marked as matches; the ranges are in order and do not overlap. */
export function markSpans(text: string, marks: readonly Range[]): readonly Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { start, end } of marks) {
    if (start > at) spans.push(text.slice(at, start))
    spans.push({ mark: 'match', text: text.slice(start, end) })
    at = end
  }
  if (at < text.length || spans.length === 0) spans.push(text.slice(at))
  return spans
}

/**
 * Divides a passage that is longer than `limit` (in `measure`) into blocks that each fit, each with the whole citation
 * and saying which part it is. A passage that fits comes back as it is.
 */
export function fitPassage(block: PassageBlock, limit: number, measure?: Measure): readonly PassageBlock[] {
  const portions = fitParts(block.parts, limit, measure)
  if (portions.length <= 1) return [block]
  return portions.map((parts, index) => ({
    ...block,
    parts,
    portion: { number: index + 1, of: portions.length },
  }))
}

/** What stands beside the citation: the section, where it has one, and "part 2 of 3" where that is not the whole passage. */
export function besideCitation({ section, portion }: PassageBlock): readonly string[] {
  const part = portion === null ? [] : [words.portion(portion.number, portion.of)]
  return section === null ? part : [section, ...part]
}

/** How many characters of a document a block carries. */
export function lengthOf(block: PassageBlock): number {
  return block.parts.reduce((sum, part) => sum + textOf(part.spans).length, 0)
}
