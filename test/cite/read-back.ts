import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { z } from 'zod'

// BibTeX has names in parts; the whole name of an institution is its family name.
const name = z.union([
  z.strictObject({ literal: z.string() }).transform(({ literal }) => literal),
  z.strictObject({ family: z.string() }).transform(({ family }) => family),
])

const source = z.object({
  id: z.string(),
  type: z.string(),
  author: z.tuple([name]),
  title: z.string(),
  issued: z.strictObject({ 'date-parts': z.tuple([z.tuple([z.number(), z.number(), z.number()])]) }),
  'publisher-place': z.string().optional(),
  publisher: z.string(),
  URL: z.string(),
  note: z.string(),
})

/** What a program that imports BibTeX or RIS makes of a citation. */
export function readBack(citation: string, style: 'bibtex' | 'ris'): z.infer<typeof source> {
  const forceType = style === 'ris' ? '@ris/file' : '@biblatex/text'
  const read = plugins.input.chain(citation, { forceType, generateGraph: false })
  const [only] = z.tuple([source]).parse(read)
  // The braces that keep the case of a title come back as a span, and letters of an address as what stands for them.
  const title = only.title.replace(/^<span class="nocase">(.*)<\/span>/u, '$1')
  return { ...only, title, URL: decodeURI(only.URL) }
}
