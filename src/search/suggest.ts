import { pinpoint } from '../document/citation.ts'
import { itemsOf } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import { itemPassage, type Passage, paragraphPassage, referenceTo } from '../document/passage.ts'
import { formatReference } from '../document/reference.ts'

/** A completion: what the person sees, at most 100 characters, and what is asked when they choose it. */
export interface Suggestion {
  readonly label: string
  readonly text: string
}

const longestLabel = 100

/** By number where a number is being typed, else by words; with nothing typed yet, the paragraphs in order. */
export function suggest(
  prefix: string,
  limit: number,
  library: Library,
  search: (text: string, limit: number) => readonly { readonly passage: Passage }[],
): readonly Suggestion[] {
  const typed = prefix.trim().toLowerCase()
  const number = /^[¶§#]?\s*(\d*)\s*\(?([a-z]?)\)?$/u.exec(typed)
  const passages =
    number !== null && (typed === '' || number[1] !== '')
      ? passagesByNumber(library, number[1] ?? '', number[2] ?? '')
      : search(prefix, limit).map((hit) => hit.passage)
  return passages.slice(0, limit).map((passage) => ({
    label: labelOf(passage, library),
    text: formatReference(referenceTo(passage, library)),
  }))
}

function passagesByNumber(library: Library, digits: string, letter: string): readonly Passage[] {
  const { main } = library
  return main.paragraphs
    .filter(({ number }) => (letter === '' ? String(number).startsWith(digits) : String(number) === digits))
    .flatMap((paragraph) => {
      const exact = String(paragraph.number) === digits
      const items = exact ? itemsOf(paragraph).filter((item) => item.letter.startsWith(letter)) : []
      const own = letter === '' ? [paragraphPassage(main, paragraph)] : []
      return [...own, ...items.flatMap((item) => itemPassage(main, paragraph, item.letter) ?? [])]
    })
}

/** "¶11(c) work closely with partners in the region…": cut between words, and seen to be cut. */
function labelOf(passage: Passage, library: Library): string {
  const name = passage.document === library.main ? '' : `${passage.document.short} `
  const words = `${name}¶${pinpoint(passage)} ${passage.parts[0]?.text ?? ''}`.replace(/\s+/gu, ' ').trim()
  if (words.length <= longestLabel) return words
  const cut = words.slice(0, longestLabel - 1)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : undefined)}…`
}
