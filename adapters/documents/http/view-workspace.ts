import type { MountDocumentsOptions } from '../../../src/app/adapters.ts'
import { limits } from '../../../src/import/limits.ts'
import { newestOf } from '../../../src/library/holdings.ts'
import type { WorkspaceView } from '../view.ts'
import { viewSettings } from './view-settings.ts'
import type { Visitor } from './visitors.ts'

/** What a visitor sees first: the workspace's documents and drafts. */
export async function viewWorkspace(
  visitor: Visitor,
  { publisher, libraries }: Pick<MountDocumentsOptions, 'publisher' | 'libraries'>,
): Promise<WorkspaceView> {
  await libraries.refresh()
  const { library, holdings } = await libraries.of(visitor)
  const drafts = await publisher.list(visitor)
  return {
    person: visitor.person,
    documents: newestOf(holdings.versions).map((version) => {
      const id = version.document
      // One that can't be read any more is still there to be removed.
      const { title, short, language } = library.documents.find((each) => each.id === id) ?? {
        title: id,
        short: id,
        language: 'en',
      }
      return { id, title, short, language, version }
    }),
    bundled: library.documents
      .filter(({ version }) => version === null)
      .map(({ id, short }) => ({ id, short })),
    drafts: drafts.map(({ id, fileName, details, by, changedAt }) => ({
      ...{ id, fileName, by, changedAt },
      title: details.title,
    })),
    main: holdings.main,
    settings: viewSettings(visitor, holdings),
    mostBytes: limits.bytes,
  }
}
