import { pinpoint } from '../document/citation.ts'
import { itemsOf } from '../document/document.ts'
import { isMain, type Library, nameInReference } from '../document/library.ts'
import { itemPassage, type Passage, paragraphPassage, referenceTo } from '../document/passage.ts'
import { formatReference } from '../document/reference.ts'

/** A completion: what the person sees, at most 100 characters, and what is asked when they choose it. */
export interface Suggestion {
  readonly label: string
  readonly text: string
}

const longestLabel = 100

/** By number where a number is being typed, else by heading and by words; with nothing typed, the paragraphs. */
export function suggest(
  prefix: string,
  limit: number,
  library: Library,
  complete: (typed: string, limit: number) => readonly Passage[],
): readonly Suggestion[] {
  const typed = prefix.trim().toLowerCase()
  const number = /^[¶§#]?\s*(\d*)\s*\(?([a-z]?)\)?$/u.exec(typed)
  if (number !== null && (typed === '' || number[1] !== '')) {
    return passagesByNumber(library, number[1] ?? '', number[2] ?? '')
      .slice(0, limit)
      .map((passage) => suggestPassage(passage, library))
  }
  const headings = headingsWith(typed, library).slice(0, 3)
  const passages = complete(prefix, limit).map((passage) => suggestPassage(passage, library))
  const seen = new Set(headings.map(({ text }) => text))
  return [...headings, ...passages.filter(({ text }) => !seen.has(text))].slice(0, limit)
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

/** Sections with a word of whose heading begins as typed: "¶5–6 Sanctions: The Ministers noted that…". */
function headingsWith(typed: string, library: Library): readonly Suggestion[] {
  if (typed === '') return []
  return library.documents.flatMap((document) =>
    document.sections
      .filter(({ title }) => ` ${title.toLowerCase()}`.includes(` ${typed}`))
      .map(({ title, from, to }) => {
        const first = document.paragraphs.find(({ number }) => number === from)
        const range = from === to ? `${from}` : `${from}–${to}`
        const name = isMain(document, library) ? '' : `${document.short} `
        const reference = {
          document: nameInReference(document, library),
          spans: [{ kind: 'paragraphs', from, to }],
        } as const
        return {
          label: shorten(`${name}¶${range} ${title}: ${first?.parts[0]?.text ?? ''}`),
          text: formatReference(reference),
        }
      }),
  )
}

function suggestPassage(passage: Passage, library: Library): Suggestion {
  const name = isMain(passage.document, library) ? '' : `${passage.document.short} `
  return {
    label: shorten(`${name}¶${pinpoint(passage)} ${passage.parts[0]?.text ?? ''}`),
    text: formatReference(referenceTo(passage, library)),
  }
}

/** Cut between words, and seen to be cut. */
function shorten(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim()
  if (words.length <= longestLabel) return words
  const cut = words.slice(0, longestLabel - 1)
  const space = cut.lastIndexOf(' ')
  return `${space > 40 ? cut.slice(0, space) : cut}…`
}
