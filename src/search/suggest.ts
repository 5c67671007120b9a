import { sectionsOf } from '../document/basic-units.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { itemsOf, type Passage, passageAt, referenceTo } from '../document/passage.ts'
import { formatReference } from '../document/reference/format.ts'
import type { Reference } from '../document/reference/step.ts'
import { sectionRange, sectionReference } from '../document/section.ts'
import { mainSeries } from '../document/tree.ts'

/** A completion: what the person sees, at most 100 characters, and what is asked when they choose it. */
export interface Suggestion {
  readonly label: string
  readonly text: string
}

const longestLabel = 100

/** By number where a number is being typed, else by heading and by words; with nothing typed, the paragraphs of `meant`. */
export function suggest(
  prefix: string,
  limit: number,
  library: Library,
  meant: Document,
  complete: (typed: string, limit: number) => readonly Passage[],
): readonly Suggestion[] {
  const typed = prefix.trim().toLowerCase()
  const number = /^[¶§#]?\s*(\d*)\s*\(?([a-z]?)\)?$/u.exec(typed)
  if (number !== null && (typed === '' || number[1] !== '')) {
    return passagesByNumber(meant, number[1] ?? '', number[2] ?? '')
      .slice(0, limit)
      .map((passage) => suggestPassage(passage, library, meant))
  }
  const headings = headingsWith(typed, library, meant).slice(0, 3)
  const passages = complete(prefix, limit).map((passage) => suggestPassage(passage, library, meant))
  const seen = new Set(headings.map(({ text }) => text))
  return [...headings, ...passages.filter(({ text }) => !seen.has(text))].slice(0, limit)
}

function passagesByNumber(main: Document, digits: string, letter: string): readonly Passage[] {
  return mainSeries(main)
    .filter(({ number }) => (letter === '' ? number?.startsWith(digits) === true : number === digits))
    .flatMap(({ id, number }) => {
      const items =
        number === digits ? itemsOf(id, main).filter((item) => item.number?.startsWith(letter)) : []
      const ids = [...(letter === '' ? [id] : []), ...items.map((item) => item.id)]
      return ids.flatMap((each) => passageAt(each, main) ?? [])
    })
}

/** Sections with a word of whose heading begins as typed: "¶5–6 Sanctions: The Ministers noted that…". */
function headingsWith(typed: string, library: Library, meant: Document): readonly Suggestion[] {
  if (typed === '') return []
  return library.documents.flatMap((document) =>
    sectionsOf(document)
      .filter(({ title }) => ` ${title.toLowerCase()}`.includes(` ${typed}`))
      .map((section) => {
        const name = document.id === meant.id ? '' : `${document.short} `
        const first = section.from.parts[0]?.text ?? ''
        return {
          label: shorten(`${name}${sectionRange(section, document)} ${section.title}: ${first}`.trim()),
          text: formatReference(
            typeable(sectionReference(section, document, library), document, library, meant),
          ),
        }
      }),
  )
}

function suggestPassage(passage: Passage, library: Library, meant: Document): Suggestion {
  const { document, parts } = passage
  const name = document.id === meant.id ? '' : `${document.short} `
  return {
    label: shorten(`${name}${pinpoint(passage)} ${parts[0]?.text ?? ''}`),
    text: formatReference(typeable(referenceTo(passage, library), document, library, meant)),
  }
}

/** A reference as it is typed where a bare number means `meant`: it names every other document. */
function typeable(reference: Reference, document: Document, library: Library, meant: Document): Reference {
  if (document.id === meant.id) return { ...reference, document: null }
  return { ...reference, document: nameInReference(document, library) ?? document.id }
}

/** Cut between words, and seen to be cut. */
function shorten(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim()
  if (words.length <= longestLabel) return words
  const cut = words.slice(0, longestLabel - 1)
  const space = cut.lastIndexOf(' ')
  return `${space > 40 ? cut.slice(0, space) : cut}…`
}
