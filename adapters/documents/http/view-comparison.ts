import { placeOf } from '../../../src/answer/comparison-blocks.ts'
import type { MountDocumentsOptions } from '../../../src/app/adapters.ts'
import {
  type ComparedUnit,
  comparisonSteps,
  countChanges,
  type UnitChange,
} from '../../../src/compare/compare-documents.ts'
import { diffWords } from '../../../src/compare/diff-words.ts'
import { basicUnitsOf } from '../../../src/document/basic-units.ts'
import type { Document } from '../../../src/document/document.ts'
import { runTaskInSlices } from '../../../src/text/cooperative-task.ts'
import { cutText } from '../../../src/text/cut-text.ts'
import { versionWords } from '../../../src/words/version-words.ts'
import { documentsWords as words } from '../documents-words.ts'
import type { ChangeView, ComparisonView } from '../view.ts'
import type { Visitor } from './visitors.ts'

/** Two versions, and the change to begin with, from 0. */
export interface ComparisonWish {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** Why there is nothing to show. */
interface Refusal {
  readonly status: 400 | 404
  readonly sentence: string
}

// Of a page: what a browser lays out at once, and what a person reads.
const mostChanges = 40
const mostCharacters = 60_000
// Of words that only moved, so many tell which they are.
const headOfMoved = 160

/** What changed between two versions of a document of the visitor's workspace, whichever of them is named first. */
export async function viewComparison(
  visitor: Visitor,
  id: string,
  { from, to, at }: ComparisonWish,
  libraries: MountDocumentsOptions['libraries'],
): Promise<ComparisonView | Refusal> {
  await libraries.refresh()
  const { library, holdings, openVersion } = await libraries.of(visitor)
  const numbers = holdings.versions.flatMap(({ document, number }) => (document === id ? [number] : []))
  if (numbers.length === 0) return { status: 404, sentence: words.noDocument }
  const short = library.documents.find((each) => each.id === id)?.short ?? id
  const unknown = [from, to].find((number) => !numbers.includes(number))
  if (unknown !== undefined) {
    const sentence = `${versionWords.noSuchVersion(short, unknown)}. ${versionWords.hasVersions(Math.max(...numbers))}`
    return { status: 404, sentence }
  }
  if (from === to) return { status: 400, sentence: words.sameVersion }
  const [earlier, newer] = [Math.min(from, to), Math.max(from, to)]
  const before = await openVersion(id, earlier)
  const after = await openVersion(id, newer)
  if (before === null || after === null) {
    const missing = before === null ? earlier : newer
    return {
      status: 404,
      sentence: `${versionWords.cannotOpen(missing)}. ${versionWords.cannotOpenWhy}`,
    }
  }
  const changes = await runTaskInSlices(comparisonSteps(before, after))
  const shown = await runTaskInSlices(pageSteps(changes, at, before, after))
  const next = at + shown.length
  return {
    ...{ from: earlier, to: newer, languages: [before.language, after.language] },
    counts: countChanges(changes),
    unchanged: basicUnitsOf(after).length - changes.filter((change) => change.after?.kind === 'words').length,
    changes: shown,
    next: next < changes.length ? next : null,
    left: Math.max(0, changes.length - next),
  }
}

/** The changes of one page, at least one, with pauses: comparing words takes the longest. */
function* pageSteps(
  changes: readonly UnitChange[],
  at: number,
  before: Document,
  after: Document,
): Generator<void, readonly ChangeView[]> {
  const shown: ChangeView[] = []
  let characters = 0
  for (const change of changes.slice(at, at + mostChanges)) {
    const view = changeView(change, before, after)
    shown.push(view)
    characters += view.words.reduce((sum, { text }) => sum + text.length, 0)
    if (characters >= mostCharacters) break
    yield
  }
  return shown
}

function changeView({ kind, before, after }: UnitChange, earlier: Document, newer: Document): ChangeView {
  return {
    kind,
    before: before === null ? null : placeOf(before, earlier),
    after: after === null ? null : placeOf(after, newer),
    words:
      before === null
        ? [{ kind: 'added', text: after.text }]
        : after === null
          ? [{ kind: 'removed', text: before.text }]
          : kind === 'renumbered'
            ? [{ kind: 'same', text: headOf(after) }]
            : diffWords(before.text, after.text, newer.language),
  }
}

function headOf({ text }: ComparedUnit): string {
  if (text.length <= headOfMoved) return text
  const cut = cutText(text, headOfMoved)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), headOfMoved / 2))} …`
}
