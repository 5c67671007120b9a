import { passagesAt } from '../../src/answer/link-card.ts'
import { titleOf } from '../../src/answer/show-reply.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { type Passage, passageText, referenceTo } from '../../src/document/passage.ts'
import { cutText } from '../../src/text/cut-text.ts'

/** What the `p` of an address names: "11(c)", "5:2-3". */
export interface NamedPlace {
  /** At least one, all of the page's own document. */
  readonly passages: readonly [Passage, ...Passage[]]
  /** "Vancouver 2018 ¶11(c)". */
  readonly citation: string
  /** The passages' own words in one line, cut with an … between words. */
  readonly words: string
}

// What chat platforms show of a linked page's description.
const longestWords = 300

/** The passages that an address names on the page of a document; null where it names none there. */
export function findPlace(named: string, document: Document, library: Library): NamedPlace | null {
  const passages = passagesAt(named, document, library)
  if (passages === null) return null
  const spans = passages.flatMap((passage) => referenceTo(passage, library).spans)
  const heading = titleOf({ document: null, spans }, passages)
  return {
    passages,
    citation: `${document.short} ${heading}`,
    words: cutWords(passages.map(passageText).join(' ')),
  }
}

/** A text in one line, cut with an … between words where it is long. */
export function cutWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= longestWords) return line
  const cut = cutText(line, longestWords)
  return `${cut.replace(/\s+\S*$/u, '')} …`
}
