import type { Version } from '../document/document.ts'
import { type DateLanguage, usualDates } from '../text/date-language.ts'

/** The tenant: a workspace of a platform, by the platform's own ids. */
export interface Workspace {
  readonly platform: string
  readonly workspace: string
}

/** What a workspace has of its own documents, without their texts, and how it is set. */
export interface Holdings {
  /** Grows with everything that changes in any workspace; 0 where this one has nothing. */
  readonly revision: number
  /** Every version that is kept, those of a document one after the other by number. */
  readonly versions: readonly PublishedVersion[]
  /** The document that a bare number means; null for the one that the program has. */
  readonly main: string | null
  /** The same for a channel that has a document of its own, by the channel's id. */
  readonly channels: ReadonlyMap<string, string>
  /** The language in which dates are written. */
  readonly dates: DateLanguage
  /** Whether answers have hints, which teach what to type or press next. */
  readonly hints: boolean
  /** The same for a channel where it was set, by the channel's id. */
  readonly channelHints: ReadonlyMap<string, boolean>
  /** Who administers the workspace beside the platform's own administrators, in the order in which they were named. */
  readonly admins: readonly NamedAdmin[]
}

/** Somebody whom an administrator of the platform has named. */
export interface NamedAdmin {
  /** The platform's own id. */
  readonly id: string
  readonly name: string | null
}

/** The most people who can be named in a workspace. */
export const mostAdmins = 20

/** A version, and where its text is found. */
export interface PublishedVersion extends Version {
  /** The document's id within the workspace. */
  readonly document: string
  /** The SHA-256 of its file's text, in hexadecimal digits. */
  readonly hash: string
  /** Of the file that it was read from, without a folder; null where it was typed. */
  readonly fileName: string | null
}

export const noHoldings: Holdings = {
  revision: 0,
  versions: [],
  main: null,
  channels: new Map(),
  dates: usualDates,
  hints: true,
  channelHints: new Map(),
  admins: [],
}

/** Whether answers in a channel have hints: as it was set there, else in the workspace. */
export function hasHints(
  { hints, channelHints }: Pick<Holdings, 'hints' | 'channelHints'>,
  channel: string,
): boolean {
  return channelHints.get(channel) ?? hints
}

/** The newest version of each document, in the order of their ids. */
export function newestOf(versions: readonly PublishedVersion[]): readonly PublishedVersion[] {
  const newest = new Map<string, PublishedVersion>()
  for (const each of versions) {
    if (each.number > (newest.get(each.document)?.number ?? 0)) newest.set(each.document, each)
  }
  return [...newest.values()].toSorted((a, b) => (a.document < b.document ? -1 : 1))
}
