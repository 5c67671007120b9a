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

/** How a document is called for short, as its operator would type it: an abbreviation in brackets, a name in letters, or its folder's. */
export function shortName(title: string, folder: string): string {
  const known = typed[folder]
  if (known !== undefined) return known
  const abbreviation = /\(([A-Z][A-Z0-9]{1,9})\)$/u.exec(title)?.[1]
  if (abbreviation !== undefined) return abbreviation
  if (title.length <= 50 && /^\D/u.test(title) && !/^the same/iu.test(title)) return title
  const name = folder.replace(/-(?:\d{4}|akn)\b.*$/u, '')
  return /^\d/u.test(name) ? `The ${name}`.slice(0, 50) : name.slice(0, 50)
}
