import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import { type Passage, passageId } from '../document/passage.ts'
import { resolveSpans } from '../document/resolve.ts'

/** The action items of a document, in the order in which its front matter names them; empty where it has none. */
export function actionItemsOf(document: Document): readonly Passage[] {
  const known = items.get(document)
  if (known !== undefined) return known
  const { passages } = resolveSpans(document.actions, document)
  items.set(document, passages)
  return passages
}

// Every digest asks for them.
const items = new WeakMap<Document, readonly Passage[]>()

/** The action item with this id, null where the document has none such. */
export function actionItem(document: Document, id: string): Passage | null {
  return actionItemsOf(document).find(({ place }) => passageId(place) === id) ?? null
}

/** The document whose action items are meant where none is named: the first of these, then the first of all, that has any. */
export function documentWithActions({ documents }: Library, ...first: readonly Document[]): Document | null {
  return [...first, ...documents].find((document) => actionItemsOf(document).length > 0) ?? null
}
