import type { webApi } from '@slack/bolt'
import type { LRUCache } from 'lru-cache'
import type { Bot } from '../../../src/answer/bot.ts'
import type { ErrorBoundary } from '../../../src/app/error-boundary.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { People } from '../connection/people.ts'

/** What the listeners work with. `client` posts without retrying, since a retry could post twice. */
export interface ListenerContext {
  readonly bot: Bot
  readonly errorBoundary: ErrorBoundary
  readonly client: webApi.WebClient
  readonly outbox: Outbox
  readonly people: People
  readonly botUser: string
  /** The messages that were answered, by workspace, channel and timestamp: Slack may deliver one several times. */
  readonly answered: LRUCache<string, true>
}
