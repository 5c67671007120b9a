import { shortName } from '../../src/import/write/short-name.ts'

/*
 * What the operator of these documents would type as their short names. A document that isn't here gets its abbreviation, its
 * title or its folder's name.
 */
const typed: Readonly<Record<string, string>> = {
  'de-grundgesetz': 'GG',
  'eu-ai-act-consolidated.nl': 'AI Act',
  'eu-gdpr.en': 'GDPR',
  'npt-1968': 'NPT',
  'uk-judgment-40': 'Al-Jaban',
  'uk-judgment-40-akn': 'Al-Jaban',
  'un-charter-1945': 'UN Charter',
}

/** How a document is called for short, as its operator would type it: the importer's proposal, or the folder's name without its year. */
export function typedName(title: string, folder: string): string {
  const name = folder.replace(/-(?:\d{4}|akn)\b.*$/u, '')
  return typed[folder] ?? (/^the same/iu.test(title) ? name.slice(0, 50) : shortName(title, name))
}
