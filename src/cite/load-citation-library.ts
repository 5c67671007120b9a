type CitationLibrary = typeof import('@citation-js/core')

/** Citation.js with its formats for databases. It is loaded once, by the first citation for one. */
export function loadCitationLibrary(): Promise<CitationLibrary> {
  loading ??= load()
  return loading
}

let loading: Promise<CitationLibrary> | undefined

async function load(): Promise<CitationLibrary> {
  const library = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  await import('@citation-js/plugin-ris')
  const bibtex = library.plugins.config.get('@bibtex').format
  // The texts are escaped when they are filled in. The library would drop every letter that LaTeX has no command for.
  bibtex.asciiOnly = false
  // An entry is known by the document's id, hyphen and all, and not by words of its title.
  bibtex.useIdAsLabel = true
  bibtex.checkLabel = false
  return library
}
