import { writeFrontMatter } from '../../document/write-front-matter.ts'
import type { Draft } from '../draft.ts'
import { shortName } from './short-name.ts'

/** What only a person knows of a document. */
export interface Details {
  /** The folder's name. */
  readonly name: string
  readonly title: string
  /** Without it, one is made of the title. */
  readonly short: string | null
  /** ISO 8601. */
  readonly date: string
  readonly issuer: string
  /** The address of the official text. */
  readonly source: string
  readonly rights: string | null
  /** BCP 47; without it, as guessed, or English. */
  readonly language: string | null
}

/** The whole `document.md` of a draft. */
export function writeDocument({ body, main, guesses }: Draft, details: Details): string {
  const { name, title, short, date, issuer, source, rights, language } = details
  const front = {
    format: 2,
    title,
    short: short ?? shortName(title, name),
    date,
    issuer,
    source,
    language: language ?? guesses.language?.value ?? 'en',
    main,
    rights,
  }
  return `${writeFrontMatter(front)}${body}`
}
