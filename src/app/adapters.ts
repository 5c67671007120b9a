import type { Outbox } from '../delivery/outbox.ts'
import type { Library } from '../document/library.ts'
import type { RefreshOutcome } from '../installation/refresh-tokens.ts'
import type { Lease, LeaseOptions } from '../lease/lease.ts'
import type { KeyStore } from '../library/key-store.ts'
import type { Libraries } from '../library/libraries.ts'
import type { Log } from '../log.ts'
import type { Publisher } from '../publishing/publisher.ts'
import type { Engine } from '../search/engine.ts'
import type { Store } from '../store/store.ts'
import type { Adapter } from './adapter.ts'
import type { Config, DiscordConfig } from './config.ts'
import type { Finding } from './doctor/finding.ts'
import type { Server } from './http/server.ts'
import type { RecheckAdmin } from './parts/recheck-admin.ts'
import type { SlackConfig } from './slack-config.ts'

/** The adapters, each loaded once it is called for, so that none costs the memory of another. main.ts alone knows them. */
export interface Adapters {
  readonly slack: (
    options: SlackConfig &
      PlatformOptions & {
        readonly server: Server
        /** Where workspaces that add the app are kept. */
        readonly installations: Store['installations']
        readonly now: Store['now']
        /** Told how each attempt to have new tokens of a workspace ended. */
        readonly onTokenRefresh: (outcome: RefreshOutcome) => void
      },
  ) => Promise<Adapter>
  readonly discord: (options: DiscordConfig & PlatformOptions & DiscordNeeds) => Promise<Adapter>
  readonly playground: (options: PlaygroundOptions) => Promise<PlaygroundAdapter>
  /** Serves the page on which workspaces bring documents of their own. */
  readonly mountDocuments: (options: MountDocumentsOptions) => Promise<void>
  readonly mountReader: (options: MountReaderOptions) => Promise<void>
  /** Serves the page that says what the bot is, and how to add it. */
  readonly mountAbout: (options: MountAboutOptions) => Promise<void>
  /** Serves the documents to programs and assistants. */
  readonly mountApi: (options: MountApiOptions) => Promise<void>
  /** What each platform itself says of the bot, for the doctor. Rejects where it can't be reached. */
  readonly examine: {
    readonly slack: (config: SlackConfig, about: ExamineSlackOptions) => Promise<readonly Finding[]>
    readonly discord: (config: DiscordConfig, about: ExamineDiscordOptions) => Promise<readonly Finding[]>
  }
  /** What `npm run ask` does; resolves to the exit code. */
  readonly ask: (config: Config, args: readonly string[]) => Promise<number>
  /** What `npm run mcp` does, until whoever started it closes its standard input; resolves to the exit code. */
  readonly mcp: (config: Config, version: string) => Promise<number>
}

export interface ExamineSlackOptions {
  /** The scopes of the manifest. */
  readonly needed: readonly string[]
  readonly optional: readonly string[]
  /** The id of a channel to look at; null for none. */
  readonly channel: string | null
}

export interface ExamineDiscordOptions {
  /** Where the bot is invited; null where its token doesn't say. */
  readonly invite: string | null
  /** The id of a channel to look at; null for none. */
  readonly channel: string | null
}

interface DiscordNeeds {
  readonly listWorkspaces: () => Promise<readonly string[]>
  /** Who of several processes is connected to Discord's gateway. */
  readonly createLease: (options: Pick<LeaseOptions, 'id' | 'onLost' | 'turnMs'>) => Lease
}

interface PlatformOptions {
  /** The slash command, without the slash. */
  readonly command: string
  /** What posts into the platform's channels, once. */
  readonly outbox: Outbox
  readonly onRemoved: (workspace: string) => Promise<void>
  readonly log: Log
}

export interface PlaygroundOptions {
  readonly server: Server
  readonly library: Library
  /** Where what visitors do is kept. */
  readonly store: Pick<Store, 'actions' | 'forget' | 'listWorkspaces'>
  /** What posts into it, once. */
  readonly outbox: Outbox
  /** Whether the platforms that it draws are loaded at the start, or when the page is first opened. */
  readonly isLoadedAtOnce: boolean
  /** The slash command, without the slash. */
  readonly command: string
  /** Whether others than this machine's own user may use it. */
  readonly isPublic: boolean
  readonly log: Log
}

export interface PlaygroundAdapter extends Adapter {
  /** Whether there is a session of this id, which then counts as used. */
  readonly useSession: (id: string) => boolean
}

export interface MountDocumentsOptions {
  readonly server: Server
  readonly publisher: Publisher
  readonly documents: Pick<Store['documents'], 'read' | 'readTexts' | 'configureAfter' | 'removeAdmin'>
  readonly libraries: Pick<Libraries, 'of' | 'refresh'>
  readonly door: DocumentsDoor
  readonly log: Log
}

/** Who may come in: whoever has a link from the bot, or a visitor of the playground. */
export type DocumentsDoor =
  | {
      readonly kind: 'visits'
      readonly visits: Pick<Store['visits'], 'begin' | 'find'>
      readonly now: () => number
      /** Whether browsers reach it over HTTPS. */
      readonly isSecure: boolean
      /** Whether a visitor may still change anything: rights may have gone since the bot gave the link. */
      readonly recheck: RecheckAdmin
    }
  | {
      readonly kind: 'sessions'
      /** The platform's name, whose workspaces the sessions are. */
      readonly platform: string
      readonly useSession: PlaygroundAdapter['useSession']
      /** Whether others than this machine's own user may use it. */
      readonly isPublic: boolean
    }

export interface MountAboutOptions {
  readonly server: Server
  readonly library: Library
  /** Whether it is what `/` shows. */
  readonly isHome: boolean
  /** Whether there is a playground at `/` for whoever reads. */
  readonly hasPlayground: boolean
  /** The slash command, without the slash. */
  readonly command: string
  /** Where a workspace adds the app, or where Slack makes an app of one's own; asked when somebody reads the page. */
  readonly slack: () => { readonly kind: 'install' | 'make'; readonly link: string }
  /** Where the bot is invited to a server; null where Discord isn't set up. */
  readonly discord: string | null
  /** Whom people ask for help; null where nobody is named. */
  readonly contact: string | null
}

export interface MountApiOptions {
  readonly server: Server
  /** What comes with the program. */
  readonly bundled: { readonly library: Library; readonly engine: Engine }
  /** The keys and libraries of workspaces, null until their database is open; undefined where there are none. */
  readonly workspaces:
    | (() => { readonly keys: Pick<KeyStore, 'find'>; readonly libraries: Pick<Libraries, 'of'> } | null)
    | undefined
  /** Whether others than this machine's own user may use it. */
  readonly isPublic: boolean
  /** Where it's reached from outside, without a slash at the end; null where only its own process knows. */
  readonly publicUrl: string | null
  /** The program's. */
  readonly version: string
  readonly log: Log
}

export interface MountReaderOptions {
  readonly server: Server
  readonly library: Library
  readonly engine: Engine
  /** The folder that the library was read from. */
  readonly contentDir: string
  /** Where the reader is reached from outside, without a slash at the end; null where only its own process knows. */
  readonly publicUrl: string | null
  /** Whether something else answers `/`. */
  readonly isBesidePlayground: boolean
  /** Whether there is a playground at `/` for whoever reads. */
  readonly hasPlayground: boolean
  /** Whether programs may ask for the documents as data, at `/api`. */
  readonly hasApi: boolean
  readonly log: Log
}
