import type { webApi } from '@slack/bolt'
import type { Files } from './files.ts'
import type { PlaceOf } from './workspace-of.ts'

/** The bot as it is in one workspace. */
export interface Installed {
  /** It posts without retrying, since a retry could post twice. */
  readonly client: webApi.WebClient
  readonly files: Files
  readonly placeOf: PlaceOf
  readonly botUser: string
  readonly botId: string
  /** Whether Slack may let it read fifteen messages a minute and no more (posting/look-up.ts). */
  readonly readsLittle: boolean
  /** What people call it. */
  readonly botName: string
}

/** The bot, in each workspace that it is in. */
export interface Workspaces {
  /** Where a request is from; null where the bot isn't there any more, or Slack names no workspace. */
  readonly of: (request: unknown) => Promise<Installed | null>
  /** In a workspace, by its id; null where it isn't there. */
  readonly at: (workspace: string) => Promise<Installed | null>
}
