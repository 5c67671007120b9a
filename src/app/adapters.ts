import type { Outbox } from '../delivery/outbox.ts'
import type { Library } from '../document/library.ts'
import type { Lease, LeaseOptions } from '../lease/lease.ts'
import type { Libraries } from '../library/libraries.ts'
import type { Log } from '../log.ts'
import type { Publisher } from '../publishing/publisher.ts'
import type { Engine } from '../search/engine.ts'
import type { Store } from '../store/store.ts'
import type { Adapter } from './adapter.ts'
import type { Config, DiscordConfig, SlackConfig } from './config.ts'
import type { Server } from './http/server.ts'

/** The adapters, each loaded once it is called for, so that none costs the memory of another. main.ts alone knows them. */
export interface Adapters {
  readonly slack: (options: SlackConfig & PlatformOptions & { readonly server: Server }) => Promise<Adapter>
  readonly discord: (options: DiscordConfig & PlatformOptions & DiscordNeeds) => Promise<Adapter>
  readonly playground: (options: PlaygroundOptions) => Promise<PlaygroundAdapter>
  /** Serves the page on which workspaces bring documents of their own. */
  readonly mountDocuments: (options: MountDocumentsOptions) => Promise<void>
  readonly mountReader: (options: MountReaderOptions) => Promise<void>
  /** What `npm run ask` does; resolves to the exit code. */
  readonly ask: (config: Config, args: readonly string[]) => Promise<number>
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
  readonly documents: Pick<Store['documents'], 'read' | 'readTexts' | 'setMain' | 'setChannel'>
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
    }
  | {
      readonly kind: 'sessions'
      /** The platform's name, whose workspaces the sessions are. */
      readonly platform: string
      readonly useSession: PlaygroundAdapter['useSession']
      /** Whether others than this machine's own user may use it. */
      readonly isPublic: boolean
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
  readonly log: Log
}
