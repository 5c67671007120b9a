import type { Passage } from '../document/passage.ts'
import { cslItem } from './csl-item.ts'
import { layOutApa, layOutChicago } from './lay-out.ts'
import { loadCitationLibrary } from './load-citation-library.ts'
import { fillIn, textsOf } from './texts.ts'
import { writeLatex } from './write-latex.ts'

export const citationStyles = ['apa', 'chicago', 'bibtex', 'ris'] as const

export type CitationStyle = (typeof citationStyles)[number]

/**
 * The citation of a passage in a style, as plain text ready to copy, in which the document's own words are verbatim. In
 * APA and Chicago it has two lines: the entry for the list of sources, and the citation of this very passage, in the
 * text or as a note. The first for a database loads the library that makes them.
 */
export async function citeInStyle(passage: Passage, style: CitationStyle): Promise<string> {
  const { document } = passage
  const texts = textsOf(passage)
  switch (style) {
    case 'apa':
      return layOutApa(texts, document.date)
    case 'chicago':
      return layOutChicago(texts, document.date)
    case 'bibtex': {
      const { Cite } = await loadCitationLibrary()
      // The library gives the day with the month, where few programs look for it; `date` is where the others do.
      const month = /month = \{([a-z]{3}) \d+\},/u
      const entry = new Cite([cslItem(document, texts)]).format('bibtex').trim()
      return fillIn(entry.replace(month, `month = $1,\n\tdate = {${document.date}},`), texts, writeLatex)
    }
    case 'ris': {
      const { Cite } = await loadCitationLibrary()
      // The library gives months and days without the zero that the format asks for.
      const date = `DA  - ${document.date.replaceAll('-', '/')}`
      const record = new Cite([cslItem(document, texts)]).format('ris')
      return fillIn(record.replace(/^DA {2}- .*$/mu, date), texts, asItIs)
    }
  }
}

function asItIs(_: unknown, text: string): string {
  return text
}
