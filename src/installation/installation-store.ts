import type { Installation, NewInstallation, SealedTokens } from './installation.ts'

/** One state of an installation, between two changes of its tokens. */
export type InstallationVersion = Pick<Installation, 'platform' | 'id' | 'version'>

/** Where the app was added, with its tokens as they were sealed. No export has any of it. */
export interface InstallationStore {
  /** Adds an installation, or replaces the one that is there: what somebody is doing with its tokens comes to nothing then. */
  readonly put: (installation: NewInstallation) => Promise<void>
  readonly find: (platform: string, id: string) => Promise<Installation | null>
  /** The installation for a workspace: its own, else its organisation's, which is known once it was named. */
  readonly findFor: (
    platform: string,
    workspace: string,
    organisation: string | null,
  ) => Promise<Installation | null>
  /** Removes the installation that began at this time, and no later one. */
  readonly remove: (installation: Pick<Installation, 'platform' | 'id' | 'installedAt'>) => Promise<boolean>
  readonly count: (platform: string) => Promise<number>
  /** Those after this id, in order, at most so many. */
  readonly list: (platform: string, after: string, limit: number) => Promise<readonly Installation[]>

  /** Ids of installations whose tokens end before a time and aren't lost, in no particular order. */
  readonly listEnding: (platform: string, before: number, limit: number) => Promise<readonly string[]>
  /**
   * Takes the refresh of an installation's tokens, and notes that the refresh token may be used up from now on. Resolves to
   * the installation as it was before; null where somebody else is at it whose process isn't known to have ended, or has done it.
   */
  readonly beginRefresh: (of: InstallationVersion, by: Refresher) => Promise<Installation | null>
  /** Writes the new tokens down. False where the app was added anew, or removed, meanwhile. */
  readonly finishRefresh: (of: InstallationVersion, tokens: SealedTokens) => Promise<boolean>
  /** Gives the refresh back, to be tried again; `isUsed` says whether the refresh token may be used up. */
  readonly giveUpRefresh: (of: InstallationVersion, isUsed: boolean) => Promise<void>
  /** Notes that the tokens can't be had anew any more. False where it was known, or isn't so any more. */
  readonly lose: (of: InstallationVersion) => Promise<boolean>
  /** Replaces the sealed tokens by the same ones, sealed otherwise. */
  readonly reseal: (of: InstallationVersion, tokens: SealedTokens) => Promise<boolean>

  /** Notes that an organisation's installation is for a workspace; the first time counts. */
  readonly addWorkspace: (at: OrganisationWorkspace, now: number) => Promise<void>
  /** The workspaces of an organisation's installation, and since when each is known. */
  readonly listWorkspaces: (
    platform: string,
    organisation: string,
  ) => Promise<readonly (OrganisationWorkspace & { readonly since: number })[]>
  readonly removeWorkspace: (at: OrganisationWorkspace) => Promise<void>
}

/** Who has new tokens for an installation. */
interface Refresher {
  /** A process, as `nameOwner` names it. */
  readonly owner: string
  /** Nobody else has new tokens before this time, by the database's clock, as long as the process lives. */
  readonly until: number
  readonly now: number
}

interface OrganisationWorkspace {
  readonly platform: string
  readonly organisation: string
  readonly workspace: string
}
