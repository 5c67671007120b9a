import type { Texts } from './texts.ts'

/**
 * APA (7th edition) for an official document on the web by an institution: the entry for the list of sources, and the
 * citation in the text, a line each. `date` is YYYY-MM-DD.
 */
export function layOutApa({ issuer, title, address, pinpoint }: Texts, date: string): string {
  const year = date.slice(0, 4)
  const published = dateIn(date, { month: 'long', day: 'numeric' })
  return `${ended(issuer)} (${year}, ${published}). ${ended(title)} ${address}\n(${issuer}, ${year}, ${pinpoint})`
}

/**
 * The Chicago Manual of Style (notes and bibliography, 17th and 18th edition) for the same: the entry for the list, and
 * the full note, which names the passage before the address. The mark after a title stands inside its quotation marks.
 */
export function layOutChicago({ issuer, title, place, address, pinpoint }: Texts, date: string): string {
  const day = dateIn(date, { year: 'numeric', month: 'long', day: 'numeric' })
  const published = place === '' ? day : `${place}, ${day}`
  const entry = `${ended(issuer)} “${ended(title)}” ${published}. ${ended(address)}`
  return `${entry}\n${issuer}, “${title},” ${published}, ${pinpoint}, ${ended(address)}`
}

/** No style sets a full stop after another mark that ends a sentence. */
function ended(text: string): string {
  return /[.?!]$/u.test(text) ? text : `${text}.`
}

function dateIn(date: string, options: Intl.DateTimeFormatOptions): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-US', options)
}
