import { findEarlier } from '../../../src/answer/earlier-versions.ts'
import { type ComparedUnit, comparisonSteps } from '../../../src/compare/compare-documents.ts'
import type { Document } from '../../../src/document/document.ts'
import { findDocument, knownDocuments, type Library } from '../../../src/document/library.ts'
import { parseReference } from '../../../src/document/reference/parse.ts'
import { resolveSpans } from '../../../src/document/resolve.ts'
import { nameOfVersion, readVersionName } from '../../../src/document/version-name.ts'
import type { WorkspaceLibrary } from '../../../src/library/libraries.ts'
import { runTaskInSlices } from '../../../src/text/cooperative-task.ts'
import { apiWords } from '../api-words.ts'
import { Refused } from './refused.ts'
import type { Compared } from './schemas.ts'

export interface Compare {
  readonly document: string
  /** A version's number; null for the one before `to`. */
  readonly from: number | null
  /** Null for the newest. */
  readonly to: number | null
  /** The passage whose changes alone are wanted, without its document's name; null for all. */
  readonly reference: string | null
}

const mostChanges = 50

/** What changed between two versions of a document, unit by unit, with the words of both. */
export async function compareVersions(
  { document: name, from, to, reference }: Compare,
  library: Library,
  of: Pick<WorkspaceLibrary, 'openVersion'>,
): Promise<Compared> {
  const current = findDocument(library, readVersionName(name).id)
  if (current === null) {
    const exists = knownDocuments(library).map(({ id }) => id)
    throw new Refused('no-such-document', apiWords.noSuchDocument(name, exists), exists)
  }
  const newest = current.version?.number ?? 1
  if (newest === 1) throw new Refused('no-such-version', apiWords.oneVersion(current))
  const after = to ?? newest
  const before = from ?? after - 1
  const [older, newer] = [await open(before), await open(after)]
  const all = await runTaskInSlices(comparisonSteps(older, newer))
  const paths = reference === null ? null : pathsOf(reference, [older, newer])
  const isMeant = (unit: ComparedUnit | null): boolean =>
    unit !== null && (paths?.some((path) => isWithin(unit.id, path)) ?? true)
  const changes = all.filter((each) => isMeant(each.before) || isMeant(each.after))
  const stateOf = (unit: ComparedUnit | null) => (unit === null ? null : { path: unit.id, text: unit.text })
  return {
    document: current.id,
    from: before,
    to: after,
    changes: changes
      .slice(0, mostChanges)
      .map((each) => ({ kind: each.kind, before: stateOf(each.before), after: stateOf(each.after) })),
    more: Math.max(0, changes.length - mostChanges),
  }

  async function open(number: number): Promise<Document> {
    if (number === newest && current !== null) return current
    const opened = await findEarlier(nameOfVersion(current?.id ?? '', number), library, of)
    if (opened !== null) return opened
    throw new Refused('no-such-version', apiWords.noSuchVersion(name, number, newest))
  }

  /** The paths that a reference names in either version. */
  function pathsOf(typed: string, versions: readonly Document[]): readonly string[] {
    const parsed = parseReference(typed, knownDocuments(library))
    if (parsed?.kind !== 'reference')
      throw new Refused('unreadable-reference', apiWords.unreadable(typed, current ?? library.main))
    const { spans } = parsed.reference
    const passages = versions.flatMap((each) => resolveSpans(spans, each).passages)
    if (passages.length === 0)
      throw new Refused('no-such-passage', apiWords.inNeither(typed, current ?? library.main))
    return passages.map(({ place }) => place.unit)
  }
}

/** Whether one of two paths holds the other. */
function isWithin(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}
