import { type Checker, createChecker } from '../../src/check/checker.ts'
import type { Change, Verdict } from '../../src/check/verdict.ts'
import type { Library } from '../../src/document/library.ts'
import { readValid, sourceOf } from '../document/source.ts'
import { both } from '../library.ts'

/** A checker over the bundled and the invented document. */
export const checker: Checker = createChecker(both)

/** A library of one document with this text. */
export function libraryOf(text: string): Library {
  const { document } = readValid(sourceOf(text))
  return { documents: [document], main: document, unsealed: [] }
}

/** A verdict in short: its kind, the ids of its passages, and what differs as "document > quotation". */
export function summary(verdict: Verdict): readonly string[] {
  return verdict.kind === 'absent'
    ? ['absent']
    : [verdict.kind, ...verdict.passages.map(({ id }) => id), ...changesOf(verdict).map(showChange)]
}

/** The only verdict on a text, in short. */
export function check(text: string, by: Checker = checker): readonly string[] {
  return summary(checkOne(text, by))
}

/** The only verdict on a text. */
export function checkOne(text: string, by: Checker = checker): Verdict {
  const [verdict, ...others] = by.check(text)
  if (verdict === undefined || others.length > 0)
    throw new Error(`${others.length + 1} verdicts on ${text.slice(0, 200)}`)
  return verdict
}

/** What differs; nothing where the verdict is another than altered. */
export function changesOf(verdict: Verdict): readonly Change[] {
  return verdict.kind === 'altered' ? verdict.changes : []
}

/** The document's words that are marked, in order. */
export function markedIn(verdict: Verdict): readonly string[] {
  if (verdict.kind === 'absent') return []
  return verdict.passages.flatMap(({ parts, marks }) =>
    parts.flatMap(({ text }, at) => (marks[at] ?? []).map(({ start, end }) => text.slice(start, end))),
  )
}

function showChange({ document, quotation }: Change): string {
  return `${document} > ${quotation}`
}
