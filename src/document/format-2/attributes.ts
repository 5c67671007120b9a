import { editDistance } from '../../text/edit-distance.ts'
import type { Report } from '../read-body.ts'
import type { UnitStatus } from '../unit.ts'

const kinds = [
  'preamble',
  'recitals',
  'operative',
  'annex',
  'article',
  'section',
  'division',
  'heading',
  'closing',
] as const
const statuses = ['repealed', 'deleted', 'reserved', 'omitted', 'spent'] as const
const known: readonly string[] = [...kinds, ...statuses, 'definitions', 'again', 'no=…', 'lang=…']

/** What `{…}` says of a unit. */
export interface Attributes {
  readonly kind: (typeof kinds)[number] | null
  readonly status: UnitStatus | null
  readonly isDefinitions: boolean
  /** The source prints this number a second time. */
  readonly isAgain: boolean
  readonly number: string | null
  readonly language: string | null
}

/** Of a unit without `{…}`. */
const noAttributes: Attributes = {
  kind: null,
  status: null,
  isDefinitions: false,
  isAgain: false,
  number: null,
  language: null,
}

// Bounded, so that a line of brackets costs no time.
const atEnd = /\s*(?<!\\)\{([^{}]{1,200})\}$/u
const atHead = /^\{([^{}]{1,200})\}(?:\s+|$)/u

/** A heading's source without the `{…}` at its end, and what stood in it. */
export function splitHeading(raw: string): { readonly raw: string; readonly said: string | null } {
  const from = Math.max(0, raw.length - 210)
  const found = atEnd.exec(raw.slice(from))
  return found === null
    ? { raw, said: null }
    : { raw: raw.slice(0, from + found.index), said: found[1] ?? '' }
}

/** An entry's source after its label without the `{…}` at its head, and what stood in it. */
export function splitEntry(raw: string): { readonly raw: string; readonly said: string | null } {
  const found = atHead.exec(raw)
  return found === null ? { raw, said: null } : { raw: raw.slice(found[0].length), said: found[1] ?? '' }
}

/** What is in `{…}`; words that are not known, and values that no id could hold, are reported. */
export function readAttributes(said: string | null, line: number, report: Report): Attributes {
  if (said === null) return noAttributes
  let attributes = noAttributes
  for (const word of said.trim().split(/\s+/u)) {
    const read = readAttribute(word)
    if (read !== null) attributes = { ...attributes, ...read }
    else report(line, `{${word}} is not known`, remedyFor(word))
  }
  return attributes
}

function readAttribute(word: string): Partial<Attributes> | null {
  const kind = kinds.find((name) => name === word)
  if (kind !== undefined) return { kind }
  const status = statuses.find((name) => name === word)
  if (status !== undefined) return { status }
  if (word === 'definitions') return { isDefinitions: true }
  if (word === 'again') return { isAgain: true }
  const [, key, value = ''] = /^(no|lang)=(.+)$/u.exec(word) ?? []
  if (key === 'no' && !/[\s:#.]$|[\s:#]/u.test(value)) return { number: value }
  if (key === 'lang' && isLanguage(value)) return { language: value }
  return null
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function remedyFor(word: string): string {
  const most = Math.max(1, Math.floor(word.length / 3))
  const near = known.find((name) => editDistance(word, name, most) <= most)
  const hint = near === undefined ? '' : `Did you mean {${near}}? `
  return `${hint}Known: ${known.join(', ')}. Put a backslash before { if the text says so`
}
