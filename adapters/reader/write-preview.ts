import { h, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitsOf } from '../../src/document/basic-units.ts'
import { passageAddress } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { passageAt, passageId, passageText } from '../../src/document/passage.ts'
import { cutWords, type NamedPlace } from './find-place.ts'

/**
 * What other places show of a link to a page: of one to a passage its citation and its own words. `address` is that of
 * the document's page, null where it is not public.
 */
export function writePreview(document: Document, address: string | null, place: NamedPlace | null): Markup {
  const first = passageAt(basicUnitsOf(document)[0]?.id ?? '', document)
  const words = place?.words ?? (first === null ? '' : cutWords(passageText(first)))
  const title = place?.citation ?? document.title
  const url = address === null || place === null ? address : addressOf(address, place).replace(/#.*$/u, '')
  return [
    h('meta', { name: 'description', content: words }),
    h('meta', { property: 'og:type', content: 'article' }),
    h('meta', { property: 'og:site_name', content: document.short }),
    h('meta', { property: 'og:title', content: title }),
    h('meta', { property: 'og:description', content: words }),
    url === null ? null : h('meta', { property: 'og:url', content: url }),
    h('meta', { name: 'twitter:card', content: 'summary' }),
  ]
}

function addressOf(page: string, { passages: [first, ...others], citation }: NamedPlace): string {
  if (others.length === 0) return passageAddress(page, first.place)
  // Several passages have one address as they are cited together.
  const several = citation.includes('¶')
    ? citation.slice(citation.lastIndexOf('¶') + 1)
    : [first, ...others].map((passage) => passageId(passage.place)).join(', ')
  return `${page}?p=${encodeURIComponent(several)}`
}
