import type { h, Markup } from '../../src/app/http/markup.ts'
import type { Document } from '../../src/document/document.ts'
import type { Line } from '../../src/document/lines.ts'
import type { Passage } from '../../src/document/passage.ts'
import { treeOf } from '../../src/document/tree.ts'
import type { Range } from '../../src/text/sentences.ts'
import type { LineReader } from './line-reader.ts'

/** What the pieces of a text have in common while it is written. */
export interface TextSetting {
  readonly document: Document
  /** The address of the page, null where it is not public. */
  readonly page: string | null
  readonly marks: ReadonlyMap<Line, readonly Range[]>
  /** The anchors of what was found. */
  readonly found: ReadonlySet<string>
  /** Action items by the anchor of the unit in which they stand. */
  readonly actions: ReadonlyMap<string, readonly Passage[]>
  readonly lines: LineReader
  /** What was written before under a name, or `write` now. */
  readonly kept: (name: string, write: (setting: TextSetting) => Kept) => Markup
}

/** A single element can be kept. */
export type Kept = ReturnType<typeof h>

// More than the longest treaty that people read from end to end.
const manyUnits = 400

/** Whether a text is so long that its page is written as briefly as it can be: what can be done with a passage is fetched. */
export function isLong(document: Document): boolean {
  return treeOf(document).nodes.length > manyUnits
}

/** The class of what a search found. */
export function classOf(id: string, { found }: TextSetting): string[] | null {
  return found.has(id) ? ['found'] : null
}
