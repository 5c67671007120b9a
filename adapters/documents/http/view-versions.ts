import type { MountDocumentsOptions } from '../../../src/app/adapters.ts'
import type { VersionsView } from '../view.ts'
import type { Visitor } from './visitors.ts'

/** Every version of a document of the visitor's workspace, the newest first; null where there is no such document. */
export async function viewVersions(
  visitor: Visitor,
  id: string,
  libraries: MountDocumentsOptions['libraries'],
): Promise<VersionsView | null> {
  await libraries.refresh()
  const { library, holdings } = await libraries.of(visitor)
  const versions = holdings.versions
    .filter(({ document }) => document === id)
    .toSorted((a, b) => b.number - a.number)
  if (versions.length === 0) return null
  const short = library.documents.find((each) => each.id === id)?.short ?? id
  return { id, short, versions }
}
