import { formatDate, fullCitation, linkTo, pinpoint, shortCitation, versionOf } from '../document/citation.ts'
import type { Passage } from '../document/passage.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Range } from '../text/sentences.ts'
import { textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import { fitParts, type Measure } from './fit-text.ts'
import { notesOf, quoteParts } from './quoted-parts.ts'
import type { Citation, PassageBlock } from './reply.ts'

/** A passage as it is quoted, with the matched words marked: `marks` are ranges for each of its parts. */
export function quotePassage(
  passage: Passage,
  marks: readonly (readonly Range[])[] = [],
  isCitedInFull = false,
): PassageBlock {
  const notes = notesOf(passage)
  return {
    kind: 'passage',
    section: passage.section,
    parts: quoteParts(passage, marks),
    ...(notes.length === 0 ? {} : { notes }),
    citation: citePassage(passage),
    isCitedInFull,
    portion: null,
  }
}

/** The citation of a passage, short and full, with the address where it can be read. */
export const citePassage = rememberFor((passage: Passage): Citation => {
  const { document } = passage
  return {
    short: shortCitation(passage),
    full: fullCitation(passage),
    link: linkTo(passage),
    place: pinpoint(passage),
    issuer: document.issuer,
    title: document.isCitedShort ? null : document.title,
    date: [formatDate(document), versionOf(document)].filter((part) => part !== null).join(', '),
  }
})

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
    // What is called stands where the words end.
    ...(block.notes === undefined || index === portions.length - 1 ? {} : { notes: [] }),
  }))
}

/** What a line about a passage needs of its block. */
type Cited = Pick<PassageBlock, 'section' | 'citation'> & Partial<Pick<PassageBlock, 'portion'>>

/** The line above a passage: its place, which is a link, and the rest, " · Sanctions · Global Affairs Canada, 16 January 2018". */
export function placeLine({ section, citation, portion }: Cited): readonly [string, string] {
  const rest = [...besideCitation(section, portion), `${citation.issuer}, ${citation.date}`]
  return [citation.short, rest.map((part) => ` · ${part}`).join('')]
}

/**
 * The line below a passage that all see, in four pieces, to be joined: its place, which is a link, what follows it, the
 * document's title, and the date: "¶11(c)", ", Next Steps · Global Affairs Canada, ", "Co-chairs’ summary", ", 16 January 2018".
 */
export function sourceLine({ section, citation, portion }: Cited): readonly [string, string, string, string] {
  const { short, place, issuer, title, date } = citation
  const beside = besideCitation(section, portion).map((part) => `, ${part}`)
  const before = `${beside.join('')} · ${issuer}, `
  return title === null ? [short, before, '', date] : [place, before, title, `, ${date}`]
}

function besideCitation(
  section: string | null,
  portion: PassageBlock['portion'] | undefined,
): readonly string[] {
  const part = portion == null ? [] : [words.portion(portion.number, portion.of)]
  return section === null ? part : [section, ...part]
}

/** How many characters of a document a block carries. */
export function lengthOf(block: PassageBlock): number {
  return block.parts.reduce((sum, part) => sum + textOf(part.spans).length, 0)
}
