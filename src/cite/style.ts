import type { Passage } from '../document/passage.ts'
import { cslCitation, cslItem, databaseItem } from './csl-item.ts'
import { loadCitationLibrary, templateOf } from './load-citation-library.ts'
import { fillIn, textsOf } from './texts.ts'
import { writeLatex } from './write-latex.ts'

export const citationStyles = ['apa', 'chicago', 'bibtex', 'ris'] as const

export type CitationStyle = (typeof citationStyles)[number]

/**
 * The citation of a passage in a style, as plain text ready to copy, in which the document's own words are verbatim. In
 * APA and Chicago it has two lines: the entry for the list of sources, and the citation of this very passage, in the
 * text or as a note. The first citation loads the library that makes them.
 */
export async function citeInStyle(passage: Passage, style: CitationStyle): Promise<string> {
  const { Cite } = await loadCitationLibrary()
  const { document } = passage
  const texts = textsOf(passage)
  switch (style) {
    case 'apa':
    case 'chicago': {
      const cite = new Cite([cslItem(document, texts)])
      const options = { template: templateOf(style), lang: 'en-US', format: 'text' } as const
      const entry = cite.format('bibliography', options).trim()
      const citation = cite.format('citation', { ...options, entry: [cslCitation(document, texts)] })
      return fillIn(`${entry}\n${citation}`, texts, asItIs)
    }
    case 'bibtex': {
      // The library gives the day with the month, where few programs look for it; `date` is where the others do.
      const month = /month = \{([a-z]{3}) \d+\},/u
      const entry = new Cite([databaseItem(document, texts)]).format('bibtex').trim()
      return fillIn(entry.replace(month, `month = $1,\n\tdate = {${document.date}},`), texts, writeLatex)
    }
    case 'ris': {
      // The library gives months and days without the zero that the format asks for.
      const date = `DA  - ${document.date.replaceAll('-', '/')}`
      const record = new Cite([databaseItem(document, texts)]).format('ris')
      return fillIn(record.replace(/^DA {2}- .*$/mu, date), texts, asItIs)
    }
  }
}

function asItIs(_: unknown, text: string): string {
  return text
}
