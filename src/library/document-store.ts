import type { DateLanguage } from '../text/date-language.ts'
import type { Holdings, NamedAdmin, PublishedVersion, Workspace } from './holdings.ts'

/** Where the documents of workspaces are kept: a text once, however many have it. */
export interface DocumentStore {
  readonly read: (of: Workspace) => Promise<Holdings>
  /** The number of the last change in any workspace; 0 before the first. */
  readonly revision: () => Promise<number>
  /** The number of the last change in each workspace that has documents of its own. */
  readonly listRevisions: () => Promise<readonly (Workspace & Pick<Holdings, 'revision'>)[]>
  /** The texts of these hashes; one that isn't kept is missing. */
  readonly readTexts: (hashes: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /**
   * Makes a text the newest version of a document, in one transaction; resolves to it, or to the newest one where that has the
   * same text already.
   */
  readonly publish: (of: Workspace, edition: Edition) => Promise<PublishedVersion>
  /**
   * The same unless the library has changed since it was at a revision, 0 for one that has nothing; resolves to null where it
   * has: what was found out about it before holds no longer.
   */
  readonly publishAfter: (
    of: Workspace,
    revision: number,
    edition: Edition,
  ) => Promise<PublishedVersion | null>
  /** Deletes a document with all its versions; resolves to whether there was one. */
  readonly remove: (of: Workspace, document: string) => Promise<boolean>
  /** What a bare number means in the workspace, or in a channel of it; null for what it means without this. */
  readonly setMain: (of: Workspace, document: string | null) => Promise<void>
  readonly setChannel: (of: Workspace, channel: string, document: string | null) => Promise<void>
  readonly setDates: (of: Workspace, language: DateLanguage) => Promise<void>
  readonly setHints: (of: Workspace, isOn: boolean) => Promise<void>
  /** For one channel; null for as in the workspace. */
  readonly setChannelHints: (of: Workspace, channel: string, isOn: boolean | null) => Promise<void>
  /** Resolves to false where there are as many as there may be. Whoever is named already has the name from now on. */
  readonly addAdmin: (of: Workspace, admin: NamedAdmin) => Promise<boolean>
  /** Also ends their visits to the workspace's page; null where nobody with this id is named. */
  readonly removeAdmin: (of: Workspace, id: string) => Promise<NamedAdmin | null>
  /**
   * Changes several settings in one transaction; resolves to false, and changes nothing, where the library isn't any more as it
   * was at a revision: what was shown then isn't what is set now.
   */
  readonly configureAfter: (of: Workspace, revision: number, change: SettingsChange) => Promise<boolean>
}

/** What is left out stays as it is. */
export interface SettingsChange {
  readonly main?: string | null
  readonly dates?: DateLanguage
  readonly hints?: boolean
  /** Null for as in the workspace. */
  readonly channels?: readonly {
    readonly channel: string
    readonly document?: string | null
    readonly hints?: boolean | null
  }[]
  /** All of them, at most `mostAdmins`; the visits end of those who are named no more. */
  readonly admins?: readonly NamedAdmin[]
}

/** What is published: a file's text and who did it. */
export interface Edition {
  readonly document: string
  readonly text: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly fileName: string | null
}
