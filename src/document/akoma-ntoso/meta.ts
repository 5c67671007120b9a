import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Document } from '../document.ts'

// The standard names languages by three letters.
const threeLetters: Readonly<Record<string, string>> = {
  ...{ ar: 'ara', de: 'deu', el: 'ell', en: 'eng', es: 'spa', fa: 'fas', fr: 'fra', he: 'heb', hi: 'hin' },
  ...{ it: 'ita', ja: 'jpn', ko: 'kor', nl: 'nld', pl: 'pol', pt: 'por', ru: 'rus', sv: 'swe', th: 'tha' },
  ...{ tr: 'tur', uk: 'ukr', ur: 'urd', vi: 'vie', zh: 'zho' },
}
// What no country's code is: the front matter has an issuer, and no country.
const noCountry = 'zz'

/** What the front matter says of a document, as work, expression and manifestation; `component` is `main` or an annex's name. */
export function writeMeta(document: Document, type: 'act' | 'doc', component: string): Element {
  const { id, title, source, date, issuer, rights } = document
  const language =
    threeLetters[new Intl.Locale(document.language).language] ?? new Intl.Locale(document.language).language
  const work = `/akn/${noCountry}/${type}/${date}/${id}`
  const expression = `${work}/${language}@${date}`
  const author = { href: '#issuer', as: '#author' }
  const properties = (uri: string, format = ''): readonly Element[] => [
    x('FRBRthis', { value: `${uri}/!${component}${format}` }),
    x('FRBRuri', { value: `${uri}${format}` }),
  ]
  return x('meta', [
    x('identification', { source: '#rapporteur' }, [
      x('FRBRWork', [
        ...properties(work),
        x('FRBRalias', { name: 'title', value: title }),
        x('FRBRalias', { name: 'source', value: source }),
        x('FRBRdate', { date, name: 'document' }),
        x('FRBRauthor', author),
        x('FRBRcountry', { value: noCountry }),
      ]),
      x('FRBRExpression', [
        ...properties(expression),
        x('FRBRdate', { date, name: 'document' }),
        x('FRBRauthor', author),
        x('FRBRlanguage', { language }),
      ]),
      x('FRBRManifestation', [
        ...properties(expression, '.akn'),
        ...(rights === null ? [] : [x('FRBRalias', { name: 'rights', value: rights })]),
        x('FRBRdate', { date, name: 'document' }),
        x('FRBRauthor', { href: '#rapporteur', as: '#editor' }),
      ]),
    ]),
    ...(component === 'main' ? [references(issuer)] : []),
  ])
}

function references(issuer: string): Element {
  return x('references', { source: '#rapporteur' }, [
    x('TLCOrganization', { eId: 'issuer', href: '/akn/ontology/organization/issuer', showAs: issuer }),
    x('TLCOrganization', {
      eId: 'rapporteur',
      href: '/akn/ontology/organization/rapporteur',
      showAs: 'Rapporteur',
    }),
    x('TLCRole', { eId: 'author', href: '/akn/ontology/role/author', showAs: 'Author' }),
    x('TLCRole', { eId: 'editor', href: '/akn/ontology/role/editor', showAs: 'Editor' }),
  ])
}
