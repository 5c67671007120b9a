import { basicUnitsOf } from '../../../src/document/basic-units.ts'
import type { Document } from '../../../src/document/document.ts'
import { sentenceRanges } from '../../../src/text/sentences.ts'
import type { PersonView } from './view.ts'

/** The visitor, and colleagues who are invented. */
export const you: PersonView = { id: '100000000000000001', name: 'You' }
const ana: PersonView = { id: '100000000000000002', name: 'Ana Sousa' }
const ben: PersonView = { id: '100000000000000003', name: 'Ben Okoro' }
export const people: readonly PersonView[] = [you, ana, ben]

/** What was typed, with people as a platform writes them: `@ana` becomes `<@100000000000000002>`. */
export function resolvePeople(typed: string): string {
  return typed.replace(/@(\p{L}+)(?: (\p{L}+))?/gu, (whole, first: string, last: string | undefined) => {
    const full = people.find(({ name }) => name.toLowerCase() === `${first} ${last}`.toLowerCase())
    if (full !== undefined) return `<@${full.id}>`
    const [one, another] = people.filter(
      ({ name }) => name.toLowerCase().split(' ')[0] === first.toLowerCase(),
    )
    if (one === undefined || another !== undefined) return whole
    return `<@${one.id}>${last === undefined ? '' : ` ${last}`}`
  })
}

/** Who misquotes the document to begin with; null where it has no sentence to misquote. */
export function misquoterOf(document: Document): PersonView | null {
  return misquote(document) === null ? null : ana
}

/** What colleagues say to begin with, so that there is something to quote under, and to check: one misquotes. */
export function openingLines(document: Document): readonly { person: string; text: string }[] {
  const { short } = document
  const misquoted = misquote(document)
  const question = `My notes say “${misquoted}” Is that what ${short} says?`
  const request = `And could someone quote that passage of ${short} here?`
  return [
    ...(misquoted === null ? [] : [{ person: ana.id, text: question }]),
    { person: ben.id, text: request },
  ]
}

/** A sentence with one word left out that changes what it says: the kind of slip that notes are full of. */
function misquote(document: Document): string | null {
  const { language } = document
  const sentences = basicUnitsOf(document).flatMap(({ parts }) =>
    parts.flatMap(({ text }) =>
      sentenceRanges(text, language).map(({ start, end }) => text.slice(start, end).split(' ')),
    ),
  )
  const found = sentences.find((words) => words.length >= 12 && words.length <= 28 && words.some(isTelling))
  if (found === undefined) return null
  const at = found.findIndex((word, index) => index > 3 && isTelling(word))
  return (at === -1 ? found : found.toSpliced(at, 1)).join(' ')
}

function isTelling(word: string): boolean {
  return /^\p{Ll}{5,}$/u.test(word)
}
