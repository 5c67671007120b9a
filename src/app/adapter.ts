import type { Bot } from '../answer/bot.ts'
import type { Poster } from '../delivery/poster.ts'
import type { Reply } from '../message/reply.ts'

/** A platform: native events become commands, replies become native messages. */
export interface Adapter {
  /** The platform's name as people write it: "Slack". */
  readonly name: string
  /**
   * Connects, and resolves to one line for the operator once questions can be asked. Throws SetupError where only the
   * operator can help, any other error where trying again may.
   */
  readonly start: (bot: Bot, events?: AdapterEvents) => Promise<string>
  readonly channelAccess: ChannelAccess
  /** Takes no more questions, finishes those in hand and disconnects. */
  readonly stop: () => Promise<void>
}

/** What an adapter tells once it has started. */
export interface AdapterEvents {
  /** Called with a sentence when the connection is lost, and with null when it is back. */
  readonly onConnectionChange: (trouble: string | null) => void
}

/** A platform's way into its channels where nobody waits for an answer; it works once the adapter has started. */
export interface ChannelAccess {
  readonly poster: Poster
  /** A reply as the messages that the poster takes, in order. */
  readonly render: (reply: Reply) => readonly unknown[]
}

/** A mistake in the settings that trying again does not mend; the message is a sentence that names the variable. */
export class SetupError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SetupError'
  }
}
