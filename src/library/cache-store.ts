import type { Workspace } from './holdings.ts'

/** What was made of a text, as bytes: `tree` for the document, `words` for its part of an index. */
export interface KeptBytes {
  readonly kind: string
  readonly bytes: Uint8Array
}

/** Where what was made of texts is kept: of each one thing of a kind, and nothing that couldn't be made again. */
export interface CacheStore {
  /** What is kept of a kind, by the hash of the text that it was made of. */
  readonly read: (kind: string, texts: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>
  /** Keeps something in place of what was kept of the same kind. A text that nobody has any more is passed over. */
  readonly write: (text: string, kept: KeptBytes) => Promise<void>
  /** The whole index of a workspace's library, which may be that of an earlier state of it; null where none is kept. */
  readonly readIndex: (of: Workspace) => Promise<Uint8Array | null>
  /** Keeps it in place of the one before, unless the library has changed since it was at this revision. */
  readonly writeIndex: (of: Workspace, revision: number, bytes: Uint8Array) => Promise<void>
}
