import type { App, AppOptions, Receiver } from '@slack/bolt'
import type { AdapterEvents } from '../../../src/app/adapter.ts'
import type { LookUp } from '../posting/look-up.ts'
import type { Workspaces } from './installed.ts'

/** A way to be connected to Slack. */
export interface Connection {
  readonly workspaces: Workspaces
  readonly find: LookUp
  /** Makes an app and connects it; resolves to what the operator is told of it. */
  readonly open: (makeApp: MakeApp, events: AdapterEvents) => Promise<string>
  /**
   * Where an event says that the bot was removed, forgets what is kept: `onRemoved` deletes a workspace's own. Resolves once
   * it's done; a rejection has Slack deliver the event again.
   */
  readonly takeAway: (body: unknown, onRemoved: (workspace: string) => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

/** An app of Bolt's that listens, over a receiver; `identity` says how it knows who it is. */
export type MakeApp = (
  receiver: Receiver,
  identity: Pick<AppOptions, 'token' | 'botId' | 'botUserId' | 'authorize'>,
) => App
