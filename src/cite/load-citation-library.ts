import { readFile } from 'node:fs/promises'

type CitationLibrary = typeof import('@citation-js/core')

/** Citation.js with its formats and our styles. It is loaded once, by the first citation. */
export function loadCitationLibrary(): Promise<CitationLibrary> {
  loading ??= load()
  return loading
}

/** The name under which the library knows a style of ours, which is also its file's. */
export function templateOf(style: 'apa' | 'chicago'): string {
  return `official-document-${style}`
}

let loading: Promise<CitationLibrary> | undefined

async function load(): Promise<CitationLibrary> {
  const library = await import('@citation-js/core')
  await import('@citation-js/plugin-csl')
  await import('@citation-js/plugin-bibtex')
  await import('@citation-js/plugin-ris')
  const { config } = library.plugins
  for (const style of ['apa', 'chicago'] as const) {
    const template = templateOf(style)
    const xml = await readFile(new URL(`${template}.csl`, import.meta.url), 'utf8')
    config.get('@csl').styles.add(template, xml)
  }
  const bibtex = config.get('@bibtex').format
  // The texts are escaped when they are filled in. The library would drop every letter that LaTeX has no command for.
  bibtex.asciiOnly = false
  // An entry is known by the document's id, hyphen and all, and not by words of its title.
  bibtex.useIdAsLabel = true
  bibtex.checkLabel = false
  return library
}
