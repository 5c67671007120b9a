import type { Reply } from '../message/reply.ts'
import type { Poster } from './poster.ts'

/** A platform's way into its channels where nobody waits for an answer; it works once the adapter has started. */
export interface ChannelAccess {
  readonly poster: Poster
  /** A reply as the messages that the poster takes, in order. */
  readonly render: (reply: Reply) => readonly unknown[]
  /** What keeps the bot from posting a digest in a channel, as a sentence; null where only the platform knows. */
  readonly permissionProblem?: (channel: string) => Promise<string | null>
}
