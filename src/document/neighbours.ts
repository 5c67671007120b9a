import { itemsOf, paragraphAt, paragraphRange } from './document.ts'
import { itemPassage, type Passage, paragraphPassage } from './passage.ts'

/** The passages of the same kind before and after one: paragraphs, or items of its paragraph; null at either end, and for sentences. */
export function neighboursOf({ document, place }: Passage): {
  readonly before: Passage | null
  readonly after: Passage | null
} {
  const { paragraph: number, item, sentences } = place
  const paragraph = paragraphAt(document, number)
  if (paragraph === null || sentences !== null) return { before: null, after: null }
  if (item === null) {
    const { first, last } = paragraphRange(document)
    const at = (other: number): Passage | null => {
      const found = other < first || other > last ? null : paragraphAt(document, other)
      return found === null ? null : paragraphPassage(document, found)
    }
    return { before: at(number - 1), after: at(number + 1) }
  }
  const letters = itemsOf(paragraph).map(({ letter }) => letter)
  const index = letters.indexOf(item)
  const at = (letter: string | undefined): Passage | null =>
    letter === undefined ? null : itemPassage(document, paragraph, letter)
  return { before: at(letters[index - 1]), after: at(letters[index + 1]) }
}
