import type { Workspace } from './holdings.ts'

/** Who may see a workspace's page, and until when. */
export interface Visit extends Workspace {
  readonly person: { readonly id: string; readonly name: string | null }
  /** The draft that is to be shown first; null for the list of documents. */
  readonly draft: string | null
  /** Whether the person may say who administers, as nobody may who was named. */
  readonly namesAdmins: boolean
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** The private links to workspaces' pages, and the visits that began with one. A secret is kept as its SHA-256 alone. */
export interface VisitStore {
  readonly addLink: (secret: string, visit: Visit) => Promise<void>
  /**
   * Uses a link up and begins a visit with another secret, in one transaction; null where the link is unknown, was used, or
   * has expired.
   */
  readonly begin: (link: string, secret: string, expiresAt: number, now: number) => Promise<Visit | null>
  /** The visit with this secret; null where there is none, or it is over. */
  readonly find: (secret: string, now: number) => Promise<Visit | null>
  readonly purge: (now: number) => Promise<void>
}
