import { LRUCache } from 'lru-cache'
import { basicUnitsOf } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import type { Engine } from '../search/engine.ts'
import type { KeptIndex } from '../search/index-cache.ts'
import type { ByteCache } from '../text/byte-cache.ts'
import type { CacheStore } from './cache-store.ts'
import type { DocumentStore } from './document-store.ts'
import { type Holdings, newestOf, noHoldings, type PublishedVersion, type Workspace } from './holdings.ts'
import { openIndexCache } from './index-cache.ts'
import { keepVersions } from './keep-versions.ts'
import { openDocuments } from './open-documents.ts'
import { openTextCache, type TextCache } from './text-cache.ts'

/** The documents of a workspace, those that come with the program and its own, and what searches them. */
export interface WorkspaceLibrary {
  readonly library: Library
  readonly engine: Engine
  readonly holdings: Holdings
  /** Opens a version that a newer one has replaced; null where it isn't kept. */
  readonly openVersion: (document: string, number: number) => Promise<Document | null>
}

/** The libraries of all workspaces. Those in use are kept in memory, by weight; the others are made again when they are asked. */
export interface Libraries {
  /** The library of a workspace as it was at the last look. Rejects with what the store rejects with. */
  readonly of: (workspace: Workspace) => Promise<WorkspaceLibrary>
  /** Looks which libraries have changed; after something is published, and every few seconds. */
  readonly refresh: () => Promise<void>
  /** What is in memory, and how many libraries had to leave it for others since the start. */
  readonly inMemory: () => {
    readonly libraries: number
    readonly characters: number
    readonly evicted: number
  }
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** Where what is made of a library's texts is kept, while it is loaded. */
export interface EngineCaches {
  /** For the words of a document; null where they aren't kept there. */
  readonly wordsOf: (document: Document) => Promise<ByteCache | null>
  /** For the index of the whole. */
  readonly index: KeptIndex | null
}

export interface LibrariesOptions {
  /** What comes with the program. */
  readonly bundled: { readonly library: Library; readonly engine: Engine }
  readonly documents: Pick<DocumentStore, 'read' | 'revision' | 'listRevisions' | 'readTexts'>
  /** Where what was made of texts is kept; without it, all of it is made again each time. */
  readonly caches?: CacheStore
  /** Makes what searches a library, without keeping the process busy; what it makes on the way is kept there. */
  readonly loadEngine: (library: Library, caches: EngineCaches) => Promise<Engine>
  /** Told of a version that can't be read, which its library then lacks, and of a look that failed. */
  readonly report: (error: unknown, about: Workspace | null) => void
  /** Of all libraries in memory, in characters of their workspaces' own texts. */
  readonly mostCharacters?: number
  /** How often it is looked whether another process changed something, milliseconds. */
  readonly lookEveryMs?: number
}

// A character takes some ten bytes with its tree and its index, and thirteen once something was checked (`npm run
// bench:libraries`): all of them together stay under 200 MB, of a heap of 512.
const usualCharacters = 15_000_000
const usualLookMs = 2_000
// What a workspace without long texts weighs at least.
const leastWeight = 10_000

/** Libraries over a store. */
export function createLibraries({
  bundled,
  documents,
  caches,
  loadEngine,
  report,
  mostCharacters = usualCharacters,
  lookEveryMs = usualLookMs,
}: LibrariesOptions): Libraries {
  const bundledWeight = charactersOf(bundled.library)
  const shared: WorkspaceLibrary = { ...bundled, holdings: noHoldings, openVersion: async () => null }
  const loaded = new LRUCache<string, { readonly library: WorkspaceLibrary; readonly weight: number }>({
    maxSize: mostCharacters,
    // One that outweighs all others is kept alone.
    sizeCalculation: ({ weight }) => Math.min(weight, mostCharacters),
    dispose: (_, __, reason) => {
      if (reason === 'evict') evicted += 1
    },
  })
  const loading = new Map<string, Promise<WorkspaceLibrary>>()
  const earlier = keepVersions()
  let revisions: ReadonlyMap<string, number> = new Map()
  let lastRevision = 0
  let evicted = 0
  let looking: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  const saving = new Set<Promise<unknown>>()
  let lastBuilt: Promise<unknown> = Promise.resolve()
  return {
    of,
    async refresh() {
      // One that is under way may have looked before the change.
      await looking
      await look()
    },
    inMemory: () => ({ libraries: loaded.size, characters: loaded.calculatedSize, evicted }),
    start() {
      timer = setInterval(() => void look().catch((error: unknown) => report(error, null)), lookEveryMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await looking?.catch(() => undefined)
      await Promise.all(saving)
    },
  }

  async function of(workspace: Workspace): Promise<WorkspaceLibrary> {
    const key = keyOf(workspace)
    const revision = revisions.get(key)
    if (revision === undefined) return shared
    const known = loaded.get(key)?.library
    if (known?.holdings.revision === revision) return known
    const underWay = loading.get(key) ?? load(workspace, key).finally(() => loading.delete(key))
    loading.set(key, underWay)
    return underWay
  }

  async function load(workspace: Workspace, key: string): Promise<WorkspaceLibrary> {
    const holdings = await documents.read(workspace)
    // One after the other: what is half made is in memory, too, and weighs nothing yet.
    const built = lastBuilt.then(() => build(workspace, holdings, key))
    lastBuilt = built.catch(() => undefined)
    const { library, weight } = await built
    // What changed meanwhile is loaded by whoever asks next.
    if (holdings.revision >= (revisions.get(key) ?? 0)) loaded.set(key, { library, weight })
    return library
  }

  async function build(
    workspace: Workspace,
    holdings: Holdings,
    key: string,
  ): Promise<{ readonly library: WorkspaceLibrary; readonly weight: number }> {
    const { weight, ...made } = await make(workspace, holdings)
    return {
      weight,
      library: {
        ...made,
        holdings,
        async openVersion(document, number) {
          const version = holdings.versions.find(
            (each) => each.document === document && each.number === number,
          )
          if (version === undefined) return null
          const current = made.library.documents.find((each) => each.id === document)
          if (current?.version?.number === number) return current
          return earlier.open(JSON.stringify([key, version]), async () => {
            const cache = openCache([version], workspace)
            const [opened = null] = await openDocuments([version], documents, cache, reportOn(workspace))
            save(cache?.save)
            return opened
          })
        },
      },
    }
  }

  /** Apart from what outlives it, so that the bytes from which it's made aren't kept. */
  async function make(
    workspace: Workspace,
    holdings: Holdings,
  ): Promise<{ readonly library: Library; readonly engine: Engine; readonly weight: number }> {
    const newest = newestOf(holdings.versions)
    const cache = openCache(newest, workspace)
    const opened = await openDocuments(newest, documents, cache, reportOn(workspace))
    const own = new Map(opened.map(({ document, version }) => [document, version.hash]))
    const library: Library = { ...bundled.library, documents: [...bundled.library.documents, ...own.keys()] }
    const characters = opened.reduce((sum, each) => sum + each.characters, 0)
    const index =
      caches === undefined
        ? null
        : openIndexCache(caches, workspace, holdings.revision, own, reportOn(workspace))
    const engine =
      own.size === 0
        ? bundled.engine
        : await loadEngine(library, {
            async wordsOf(document) {
              const hash = own.get(document)
              return hash === undefined || cache === null ? null : cache.wordsOf(hash)
            },
            index,
          })
    save(cache?.save, index?.save)
    return { library, engine, weight: leastWeight + bundledWeight + characters }
  }

  function openCache(versions: readonly PublishedVersion[], workspace: Workspace): TextCache | null {
    if (caches === undefined) return null
    const texts = [...new Set(versions.map(({ hash }) => hash))]
    return openTextCache(caches, texts, reportOn(workspace))
  }

  function reportOn(workspace: Workspace): (error: unknown) => void {
    return (error) => report(error, workspace)
  }

  /** Nobody waits for it: what isn't kept is made again. */
  function save(...saves: readonly ((() => Promise<void>) | undefined)[]): void {
    const saved = (async () => {
      for (const each of saves) await each?.()
    })().finally(() => saving.delete(saved))
    saving.add(saved)
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  async function lookOnce(): Promise<void> {
    const revision = await documents.revision()
    if (revision === lastRevision) return
    const found = await documents.listRevisions()
    revisions = new Map(found.map((each) => [keyOf(each), each.revision]))
    for (const key of loaded.keys()) if (!revisions.has(key)) loaded.delete(key)
    lastRevision = revision
  }
}

function charactersOf({ documents }: Library): number {
  const units = documents.flatMap((document) => basicUnitsOf(document))
  return units.reduce((sum, { parts }) => parts.reduce((all, { text }) => all + text.length, sum), 0)
}

function keyOf({ platform, workspace }: Workspace): string {
  return JSON.stringify([platform, workspace])
}
