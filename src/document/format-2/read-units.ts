import type { Report } from '../read-body.ts'
import type { Note, UnitPart } from '../unit.ts'
import { assignIds } from './assign-ids.ts'
import { checkMain, checkNotes, checkTree, readRestart } from './check-tree.ts'
import { countParagraphs, countUnits } from './count-units.ts'
import { createDraft, type Draft, quotedIn } from './draft.ts'
import { findTerms } from './find-terms.ts'
import { finishNotes, finishParts } from './finish.ts'
import { createLabelReader } from './labels.ts'
import { parseSource } from './parse-blocks.ts'
import { readScope } from './read-scope.ts'
import type { DraftNote, Reader, ReadingOptions } from './reader.ts'
import { settle } from './settle.ts'
import { warnOfTree } from './warn.ts'

/** What a document holds below its front matter. */
export interface Units {
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
}

/**
 * Reads the text of a file of format 2, in steps of some milliseconds. `source` is what is below the front matter, from
 * the line `firstLine` of the file. Every problem goes to `report`, everything to look at again to `warn`; where anything is
 * reported, the result is not to be used. `onTree` is told of what has its ids before it loses its lines.
 */
export function* readUnits(
  source: string,
  firstLine: number,
  options: ReadingOptions,
  report: Report,
  warn: Report,
  onTree: (root: Draft, notes: readonly DraftNote[]) => void = () => undefined,
): Generator<void, Units> {
  const labels = createLabelReader(options.units ?? [], options.language)
  const reader: Reader = { options, labels, report, warn, notes: [], called: [] }
  const root = createDraft('division', firstLine)
  yield* readScope(yield* parseSource(source, firstLine), root, reader)
  // A rule at the end of the text closes it with nothing.
  dropEmptyClosings(root)
  const quotations = quotedIn(root)
  for (const tree of [root, ...quotations]) {
    yield* settle(tree)
    yield
    yield* countUnits(tree)
    yield
  }
  countParagraphs(root, options.main)
  const withoutTerm = findTerms(root)
  const restart = readRestart(root, reader)
  yield* assignIds(root, restart, report)
  for (const tree of [root, ...quotations]) {
    checkTree(tree, reader)
    yield
  }
  checkNotes(root, quotations, reader)
  checkMain(root, reader)
  if (root.parts.length === 0) {
    report(null, 'the document has no text', 'Put the text below the front matter')
  }
  yield* warnOfTree(root, withoutTerm, reader)
  onTree(root, reader.notes)
  return { parts: yield* finishParts(root.parts), notes: finishNotes(reader.notes) }
}

function dropEmptyClosings(unit: { parts: ReturnType<typeof createDraft>['parts'] }): void {
  unit.parts = unit.parts.filter(
    (part) => part.kind !== 'closing' || part.level !== 7 || part.parts.length > 0,
  )
  for (const part of unit.parts)
    if (part.kind === 'annex' || part.kind === 'division') dropEmptyClosings(part)
}
