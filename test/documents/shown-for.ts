import { parseCommand } from '../../src/command/parse-command.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import type { Passage } from '../../src/document/passage.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { bracketsTyped, digitsTyped, namesOf, untyped } from './numbers-typed.ts'
import type { Slipped } from './slips.ts'

/** What the bot does with a typed text: which passages it shows as the answer, and whether something is said to be missing. */
export interface ShownFor {
  readonly command: string
  readonly shown: readonly Passage[]
  readonly isWhole: boolean
  /** The words that are offered as a search beside what is shown. */
  readonly beside: string
}

/** Reads a text as the bot does, without the search. */
export function shownFor(typed: string, document: Document): ShownFor {
  const library: Library = { documents: [document], main: document, unsealed: [] }
  const command = parseCommand(typed, [document])
  if (command.kind !== 'show' && command.kind !== 'quote')
    return { command: command.kind, shown: [], isWhole: true, beside: '' }
  const { passages, absences } = resolveReference(command.reference, library)
  const beside = command.kind === 'show' ? (command.beside ?? '') : ''
  return { command: command.kind, shown: passages, isWhole: absences.length === 0, beside }
}

const ranging =
  /[-–—~]|(?:^|[^\p{L}])(?:to|through|à|a|au|bis|al|tot|по|до|إلى)(?:$|[^\p{L}])|至|到|부터|까지/iu

/** What is wrong with what comes for a reference with slips: a sentence for each fault. */
export function faultsOf({ typed, isReference }: Slipped, document: Document): readonly string[] {
  const { command, shown, isWhole, beside } = shownFor(typed, document)
  if (command === 'search' && isReference) return ['reads as a reference, but was searched for']
  const isRange = ranging.test(typed) && shown.length > 1
  // What lies between the ends of a range is named by them.
  const named = isRange ? [shown[0], shown.at(-1)].flatMap((each) => each ?? []) : shown
  const faults = named.flatMap(({ place }) => {
    const missing = untyped(place, document, typed)
    return missing.length === 0 ? [] : [`⇒ ${place.unit}: ${missing.join()} was not typed`]
  })
  if (shown.length === 0 || !isWhole) return faults
  const names = new Set(shown.flatMap(({ place }) => [...namesOf(place, document)]))
  const elsewhere = [document.short, document.id, beside].join(' ')
  const others = new Set([...digitsTyped(elsewhere), ...bracketsTyped(elsewhere)])
  // The first paragraph of an article that numbers none may be all of it, and a year stands beside what is named.
  const dropped = [...digitsTyped(typed), ...bracketsTyped(typed)].filter(
    (each) => each !== '1' && !names.has(each) && !others.has(each) && !/^[12]\d{3}$/u.test(each),
  )
  return dropped.length === 0
    ? faults
    : [...faults, `⇒ ${shown.map(({ place }) => place.unit).join()}: ${dropped.join()} was dropped`]
}
