import type { Bot } from '../answer/bot.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'

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
  /**
   * Called with a sentence when the connection is lost, and with null when it is back. `note` is a sentence on what is no
   * trouble, such as that another process answers.
   */
  readonly onConnectionChange: (trouble: string | null, note?: string) => void
}

/** A mistake in the settings that trying again does not mend; the message is a sentence that names the variable. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
