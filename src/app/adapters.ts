import type { Outbox } from '../delivery/outbox.ts'
import type { Library } from '../document/library.ts'
import type { Log } from '../log.ts'
import type { Engine } from '../search/engine.ts'
import type { Store } from '../store/store.ts'
import type { Adapter } from './adapter.ts'
import type { Config, DiscordConfig, SlackConfig } from './config.ts'
import type { Server } from './http/server.ts'

/** The adapters, each loaded once it is called for, so that none costs the memory of another. main.ts alone knows them. */
export interface Adapters {
  readonly slack: (options: SlackConfig & PlatformOptions & { readonly server: Server }) => Promise<Adapter>
  readonly discord: (
    options: DiscordConfig & PlatformOptions & { readonly listWorkspaces: () => Promise<readonly string[]> },
  ) => Promise<Adapter>
  readonly playground: (options: PlaygroundOptions) => Promise<Adapter>
  readonly mountReader: (options: ReaderOptions) => Promise<void>
  /** What `npm run ask` does; resolves to the exit code. */
  readonly ask: (config: Config, args: readonly string[]) => Promise<number>
}

interface PlatformOptions {
  /** The slash command, without the slash. */
  readonly command: string
  /** What posts into the platform's channels, once. */
  readonly outbox: Outbox
  readonly onRemoved: (workspace: string) => Promise<void>
  readonly log: Log
}

interface PlaygroundOptions {
  readonly server: Server
  readonly library: Library
  readonly store: Pick<Store, 'actions' | 'forget'>
  readonly outbox: Outbox
  readonly isLoadedAtOnce: boolean
  readonly command: string
  readonly isPublic: boolean
  readonly log: Log
}

interface ReaderOptions {
  readonly server: Server
  readonly library: Library
  readonly engine: Engine
  readonly contentDir: string
  readonly publicUrl: string | null
  readonly isBesidePlayground: boolean
  readonly hasPlayground: boolean
  readonly log: Log
}
