import { unknownButton } from '../../command/codec.ts'
import { type TypedDetail, typedDetails } from '../../command/document-command.ts'
import { type Form, longestCarried } from '../../message/form.ts'
import type { WaitingDraft } from '../../publishing/publisher.ts'
import { readWrittenDate } from '../../schedule/read-written-date.ts'
import { detailNames, documentWords } from '../../words/document-words.ts'
import type { FormDefinition } from './form-definition.ts'

/** The most characters of each, as the front matter of a document allows. */
const longest: Readonly<Record<TypedDetail, number>> = {
  title: 300,
  short: 50,
  date: 40,
  issuer: 200,
  source: 1_000,
  name: 40,
  language: 35,
}

/** The form in which what only a person knows of a document is filled in; what is missing or wrong comes first. */
export function createDraftForm({ id, details, missing, problems }: WaitingDraft): Form | null {
  const { form } = documentWords
  if (id.length > longestCarried) return null
  const isNeeded = (name: TypedDetail): boolean =>
    missing.includes(name) || problems.some(({ field }) => field === name)
  return {
    kind: 'draft',
    carried: id,
    title: form.title,
    submit: form.submit,
    passage: null,
    inputs: [...typedDetails.filter(isNeeded), ...typedDetails.filter((name) => !isNeeded(name))].map(
      (name) => ({
        kind: 'text',
        name,
        label: detailNames[name],
        hint: form.hints[name],
        // What isn't known yet can be filled in another time.
        isOptional: true,
        value: details[name].slice(0, longest[name]),
        longest: longest[name],
        isLine: true,
      }),
    ),
  }
}

/** What was left empty, or has no input on the platform, stays as it is. */
export const draftForm: FormDefinition = {
  read(_bot, carried, entered) {
    if (carried === '') return unknownButton
    const details: Partial<Record<TypedDetail, string>> = {}
    for (const name of typedDetails) {
      const typed = entered('text', name).trim()
      if (typed !== '') details[name] = clean(name, typed)
    }
    return { kind: 'change draft', draft: carried, details }
  },
  findErrors(command) {
    if (command.kind !== 'change draft') return {}
    const wrong = checked.filter((name) => !isRight[name](command.details[name] ?? null))
    return Object.fromEntries(wrong.map((name) => [name, documentWords.form.wrong[name]]))
  },
  complete: () => [],
  change: () => null,
}

function clean(name: TypedDetail, typed: string): string {
  switch (name) {
    case 'date':
      return isoDate(typed) ?? typed
    case 'name':
      return typed.toLowerCase()
    default:
      return typed
  }
}

/** A date as it is written, in ISO 8601; null for what is none, or could be two. */
function isoDate(typed: string): string | null {
  const written = readWrittenDate(typed)
  if (written === null || written.year === null || !written.isClear) return null
  const { year, month, day } = written
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

const checked = ['date', 'source', 'name', 'short', 'language'] as const

/** Whether what was typed can be right by itself; null is what stays as it is. */
const isRight: Readonly<Record<(typeof checked)[number], (typed: string | null) => boolean>> = {
  date: (typed) => typed === null || /^\d{4}-\d{2}-\d{2}$/u.test(typed),
  source: (typed) => typed === null || isAddress(typed),
  name: (typed) => typed === null || /^[a-z0-9][a-z0-9-]{0,39}$/u.test(typed),
  short: (typed) => typed === null || /^\D/u.test(typed),
  language: (typed) => typed === null || isLanguage(typed),
}

function isAddress(typed: string): boolean {
  const address = URL.parse(typed)
  return address !== null && (address.protocol === 'https:' || address.protocol === 'http:')
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
