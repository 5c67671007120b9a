import type { Document } from '../document/document.ts'
import type { KeptIndex } from '../search/index-cache.ts'
import type { CacheStore } from './cache-store.ts'
import type { Workspace } from './holdings.ts'
import { bufferOf } from './text-cache.ts'

/** The store's place for the index of one library, and what is to be kept there once nobody waits any more. */
export interface IndexCache extends KeptIndex {
  readonly save: () => Promise<void>
}

/**
 * Opens it; `own` has the hash of the text of each document of the workspace's own. What can't be read or kept is made again;
 * `report` is told why.
 */
export function openIndexCache(
  store: Pick<CacheStore, 'readIndex' | 'writeIndex'>,
  workspace: Workspace,
  revision: number,
  own: ReadonlyMap<Document, string>,
  report: (error: unknown) => void,
): IndexCache {
  let made: (() => Promise<Uint8Array>) | null = null
  return {
    identityOf: (document) => own.get(document) ?? null,
    async read() {
      try {
        const bytes = await store.readIndex(workspace)
        return bytes === null ? null : bufferOf(bytes)
      } catch (error) {
        report(error)
        return null
      }
    },
    write(encode) {
      made = encode
    },
    async save() {
      const encode = made
      made = null
      if (encode === null) return
      try {
        await store.writeIndex(workspace, revision, await encode())
      } catch (error) {
        report(error)
      }
    },
  }
}
