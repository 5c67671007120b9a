import { PermissionFlagsBits } from 'discord.js'
import type { Json } from './json.ts'
import type { Message, Model } from './model.ts'
import { asEvent } from './payload-messages.ts'
import type { Surroundings } from './surroundings.ts'
import { ids } from './world.ts'

export interface DispatchOptions {
  /** How often the same event is sent; Discord may repeat one after a resume. */
  readonly times?: number
  readonly timeoutMs?: number
}

export type Dispatch = (event: string, data: Json, how?: DispatchOptions) => void

/** What people do without the bot, of which it is told where it is and may look. */
export function createPeople(model: Model, { channels, permissions }: Surroundings, dispatch: Dispatch) {
  /** Whatever stands in the locked thread was written before it was locked, and before the bot came. */
  function tell(event: string, message: Message, how?: DispatchOptions): void {
    const channel = channels.find(message.channel_id)
    if (!channel || !channels.isBotIn(channel) || channel.id === ids.lockedThread) return
    if (permissions.has(channel.id, PermissionFlagsBits.ViewChannel))
      dispatch(event, asEvent(message, channel), how)
  }

  return {
    /** Posts a person's message, and tells the bot of it where the bot is. */
    say(message: Message, how?: DispatchOptions): Message {
      model.add(message)
      tell('MESSAGE_CREATE', message, how)
      return message
    },

    /** A person changes the text of a message. */
    edit(message: Message, text: string, how?: DispatchOptions): Message {
      const edited = model.edit(message.id, { content: text })
      if (!edited) throw new Error(`There is no message ${message.id}`)
      tell('MESSAGE_UPDATE', edited, how)
      return edited
    },
  }
}
