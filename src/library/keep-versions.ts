import { LRUCache } from 'lru-cache'
import type { Document } from '../document/document.ts'

/** The earlier versions that were opened last, of all workspaces, by whatever names one and its text. */
export interface KeptVersions {
  /** The version with this key, opened unless it's kept; opened once for all who ask meanwhile. Null is not kept. */
  readonly open: (
    key: string,
    open: () => Promise<{ readonly document: Document; readonly characters: number } | null>,
  ) => Promise<Document | null>
}

// Old buttons are pressed now and then, and a comparison is paged through.
const usualCharacters = 1_000_000

/** Keeps so many characters of texts at most; a longer one is opened each time. */
export function keepVersions(mostCharacters = usualCharacters): KeptVersions {
  const kept = new LRUCache<string, { readonly document: Document; readonly characters: number }>({
    maxSize: mostCharacters,
    sizeCalculation: ({ characters }) => Math.max(characters, 1),
  })
  const opening = new Map<string, Promise<Document | null>>()
  return {
    async open(key, open) {
      const known = kept.get(key)
      if (known !== undefined) return known.document
      const underWay =
        opening.get(key) ??
        open()
          .then((opened) => {
            if (opened !== null) kept.set(key, opened)
            return opened?.document ?? null
          })
          .finally(() => opening.delete(key))
      opening.set(key, underWay)
      return underWay
    },
  }
}
