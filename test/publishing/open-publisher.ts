import { createLibraries, type Libraries } from '../../src/library/libraries.ts'
import { createLinks } from '../../src/publishing/create-links.ts'
import { createPublisher } from '../../src/publishing/create-publisher.ts'
import type { DraftDetails, Publisher } from '../../src/publishing/publisher.ts'
import { type PublisherLimits, usualLimits } from '../../src/publishing/publisher-limits.ts'
import { loadEngine } from '../../src/search/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { engineOf, vancouver } from '../library.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

export const us = { platform: 'Slack', workspace: 'T1' }
export const others = { platform: 'Slack', workspace: 'T2' }
export const mina = { id: 'U1', name: 'Mina Park' }

/** What the tests' own documents are said to be. */
export const said: DraftDetails = {
  name: 'lantern',
  title: 'The Lantern Accord',
  short: 'Lantern Accord',
  date: '2031-04-02',
  issuer: 'The Lantern Council',
  source: 'https://example.org/lantern',
  rights: '',
  language: 'en',
  actions: '',
}

export interface OpenPublisher {
  readonly store: Store
  readonly libraries: Libraries
  readonly publisher: Publisher
  readonly close: () => Promise<void>
}

/** A publisher over a store in memory, with the bundled document. */
export async function openPublisher(
  limits: Partial<PublisherLimits> = {},
  address: string | null = 'https://record.example.org',
): Promise<OpenPublisher> {
  const store = await openMemoryStore()
  const libraries = createLibraries({
    bundled: { library: vancouver, engine: engineOf(vancouver) },
    documents: store.documents,
    loadEngine: (library) => loadEngine(library, null),
    report(error) {
      throw error
    },
  })
  await libraries.refresh()
  const publisher = createPublisher({
    ...store,
    libraries,
    link: createLinks(store.visits, () => address, store.now),
    limits: { ...usualLimits, ...limits },
  })
  return {
    ...{ store, libraries, publisher },
    async close() {
      await libraries.stop()
      await store.close()
    },
  }
}

/** A web page with a title and these numbered paragraphs. */
export function webPage(title: string, ...paragraphs: readonly string[]): Uint8Array {
  const items = paragraphs.map((text, at) => `<p>${at + 1}. ${text}</p>`).join('\n')
  return new TextEncoder().encode(
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>\n${items}</main></body></html>`,
  )
}
