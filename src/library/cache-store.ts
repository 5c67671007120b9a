/** What was made of a text, as bytes: `tree` for its units, `words` for its index. */
export interface KeptBytes {
  readonly kind: string
  readonly bytes: Uint8Array
}

/** Where what was made of texts is kept: of each one thing of a kind, and nothing that couldn't be made again. */
export interface CacheStore {
  /** What is kept of a text, by its hash. */
  readonly read: (text: string) => Promise<readonly KeptBytes[]>
  /** Keeps something in place of what was kept of the same kind. A text that nobody has any more is passed over. */
  readonly write: (text: string, kept: KeptBytes) => Promise<void>
}
