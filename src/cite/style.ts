import type { Document } from '../document/document.ts'
import type { Passage } from '../document/passage.ts'
import { cslCitation, cslItem, databaseItem } from './csl-item.ts'
import { type CitationLibrary, loadCitationLibrary, templateOf } from './load-citation-library.ts'
import { fillIn, type Texts, textsOf } from './texts.ts'
import { writeLatex } from './write-latex.ts'

export const citationStyles = ['apa', 'chicago', 'bibtex', 'ris'] as const

export type CitationStyle = (typeof citationStyles)[number]

/**
 * The citation of a passage in a style, as plain text ready to copy, in which the document's own words are verbatim. In
 * APA and Chicago it has two lines: the entry for the list of sources, and the citation of this very passage, in the
 * text or as a note. The first citation loads the library that makes them.
 */
export async function citeInStyle(passage: Passage, style: CitationStyle): Promise<string> {
  const library = await loadCitationLibrary()
  const { document } = passage
  const texts = textsOf(passage)
  switch (style) {
    case 'apa':
    case 'chicago':
      return fillIn(layOut(library, document, texts, style), texts, asItIs)
    case 'bibtex':
      return fillIn(layOutBibtex(library, document, texts), texts, writeLatex)
    case 'ris':
      return fillIn(layOutRis(library, document, texts), texts, asItIs)
  }
}

function layOut(
  { Cite }: CitationLibrary,
  document: Document,
  texts: Texts,
  style: 'apa' | 'chicago',
): string {
  const cite = new Cite([cslItem(document, texts)])
  const options = { template: templateOf(style), lang: 'en-US', format: 'text' } as const
  const entry = cite.format('bibliography', options).trim()
  return `${entry}\n${cite.format('citation', { ...options, entry: [cslCitation(document, texts)] })}`
}

/** The library gives the day with the month, where few programs look for it; `date` is where the others do. */
function layOutBibtex({ Cite }: CitationLibrary, document: Document, texts: Texts): string {
  return new Cite([databaseItem(document, texts)])
    .format('bibtex')
    .trim()
    .replace(/month = \{([a-z]{3}) \d+\},/u, `month = $1,\n\tdate = {${document.date}},`)
}

/** The library gives months and days without the zero that the format asks for. */
function layOutRis({ Cite }: CitationLibrary, document: Document, texts: Texts): string {
  return new Cite([databaseItem(document, texts)])
    .format('ris')
    .replace(/^DA {2}- .*$/mu, `DA  - ${document.date.replaceAll('-', '/')}`)
}

function asItIs(_: keyof Texts, text: string): string {
  return text
}
