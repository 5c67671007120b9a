import { partnerIn } from './channels.ts'
import { type Answer, refuse } from './exchange.ts'
import type { Channel, User } from './world.ts'

/**
 * Why nobody may write to a person: who blocked the bot, or takes no direct messages from members of shared servers.
 * https://github.com/discord/discord-api-docs/issues/8238
 */
export type ClosedBecause = 50007 | 50278

export type Privacy = ReturnType<typeof createPrivacy>

/** Whom the bot may not write to directly; a channel with them can be opened all the same. */
export function createPrivacy() {
  const closed = new Map<string, ClosedBecause>()
  return {
    /** From here on the bot's direct messages to this person are refused. */
    closeDirectMessages: ({ id }: User, code: ClosedBecause = 50007): void => void closed.set(id, code),
    openDirectMessages: ({ id }: User): void => void closed.delete(id),
    /** The refusal of a message in that channel, null where it may be written. */
    refusalIn(channel: Channel): Answer | null {
      const code = closed.get(String(partnerIn(channel)))
      return code === undefined ? null : refuse(403, code, 'Cannot send messages to this user')
    },
  }
}
