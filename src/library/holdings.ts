import type { Version } from '../document/document.ts'

/** The tenant: a workspace of a platform, by the platform's own ids. */
export interface Workspace {
  readonly platform: string
  readonly workspace: string
}

/** What a workspace has of its own documents, without their texts. */
export interface Holdings {
  /** Grows with everything that changes in any workspace; 0 where this one has nothing. */
  readonly revision: number
  /** Every version that is kept, those of a document one after the other by number. */
  readonly versions: readonly PublishedVersion[]
  /** The document that a bare number means; null for the one that the program has. */
  readonly main: string | null
  /** The same for a channel that has a document of its own, by the channel's id. */
  readonly channels: ReadonlyMap<string, string>
}

/** A version, and where its text is found. */
export interface PublishedVersion extends Version {
  /** The document's id within the workspace. */
  readonly document: string
  /** The SHA-256 of its file's text, in hexadecimal digits. */
  readonly hash: string
  /** Of the file that it was read from, without a folder; null where it was typed. */
  readonly fileName: string | null
}

export const noHoldings: Holdings = { revision: 0, versions: [], main: null, channels: new Map() }

/** The newest version of each document, in the order of their ids. */
export function newestOf(versions: readonly PublishedVersion[]): readonly PublishedVersion[] {
  const newest = new Map<string, PublishedVersion>()
  for (const each of versions) {
    if (each.number > (newest.get(each.document)?.number ?? 0)) newest.set(each.document, each)
  }
  return [...newest.values()].toSorted((a, b) => (a.document < b.document ? -1 : 1))
}
