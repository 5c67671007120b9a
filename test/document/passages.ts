import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { listSentences, type Passage } from '../../src/document/passage.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { itemsOf, letterOf, paragraphsOf } from '../plain.ts'
import { type PlainSpan, spanOf } from '../spans.ts'

/** Everything in a document that has a name of its own: paragraphs, items, each sentence and all of them together. */
export function everyPassage(document: Document, library: Library): readonly Passage[] {
  const resolve = (plain: PlainSpan): Passage => {
    const span = spanOf(plain)
    const { passages } = resolveReference({ document: document.id, spans: [span] }, library)
    const [only, second] = passages
    if (only === undefined || second !== undefined)
      throw new Error(`not one passage: ${JSON.stringify(span)}`)
    return only
  }
  return paragraphsOf(document).flatMap((paragraph) => {
    const { number } = paragraph
    const whole = resolve({ kind: 'paragraphs', from: number, to: number })
    const items = itemsOf(paragraph).map(({ letter }) =>
      resolve({ kind: 'items', paragraph: number, from: letter, to: letter }),
    )
    const sentences = [whole, ...items].flatMap((passage) => {
      const count = listSentences(passage).length
      const runs = Array.from({ length: count }, (_, index) => ({ from: index + 1, to: index + 1 }))
      const item = letterOf(passage)
      return [...runs, ...(count > 1 ? [{ from: 1, to: count }] : [])].map((run) =>
        resolve({ kind: 'sentences', paragraph: number, item, ...run }),
      )
    })
    return [whole, ...items, ...sentences]
  })
}
