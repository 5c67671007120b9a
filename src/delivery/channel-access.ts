import type { Access } from '../command/command.ts'
import type { Reply } from '../message/reply.ts'
import type { Poster } from './poster.ts'

/** A platform's way into its channels where nobody waits for an answer; it works once the adapter has started. */
export interface ChannelAccess {
  readonly poster: Poster
  /** A reply as the messages that the poster takes, in order. */
  readonly render: (reply: Reply) => readonly unknown[]
  /** What keeps the bot from posting a digest in a channel, as a sentence; null where only the platform knows. */
  readonly permissionProblem?: (channel: string) => Promise<string | null>
  /** What a person is in a workspace now, asked anew each time; null where the platform doesn't tell. */
  readonly rightsOf?: (workspace: string, person: string) => Promise<Rights | null>
}

/** What somebody may do in a workspace. */
export type Rights = Pick<Access, 'role' | 'isAdmin'>
