import type { Workspace } from './holdings.ts'

/** A document that is not published yet, as its workspace's page and the platforms show it. */
export interface KeptDraft extends Workspace {
  /** Nobody can guess it. */
  readonly id: string
  /** Who brought the file. */
  readonly person: { readonly id: string; readonly name: string | null }
  /** What was understood, as JSON. */
  readonly content: string
  /** Milliseconds since 1970. */
  readonly changedAt: number
}

/** Where drafts wait to be published, at most for a day. */
export interface DraftStore {
  /** Keeps a draft, or what has become of it. */
  readonly put: (draft: KeptDraft) => Promise<void>
  readonly get: (of: Workspace, id: string) => Promise<KeptDraft | null>
  readonly list: (of: Workspace) => Promise<readonly KeptDraft[]>
  readonly remove: (of: Workspace, id: string) => Promise<void>
  /** Deletes those that were last changed before a moment. */
  readonly purge: (before: number) => Promise<void>
}
