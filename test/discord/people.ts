import { PermissionFlagsBits } from 'discord.js'
import type { Json } from './json.ts'
import type { Message, Model } from './model.ts'
import { asEvent } from './payload-messages.ts'
import type { BotPermissions } from './permissions.ts'
import { isBotIn, placeOf } from './world.ts'

export interface DispatchOptions {
  /** How often the same event is sent; Discord may repeat one after a resume. */
  readonly times?: number
  readonly timeoutMs?: number
}

export type Dispatch = (event: string, data: Json, how?: DispatchOptions) => void

/** What people do without the bot, of which it is told where it is and may look. */
export function createPeople(model: Model, permissions: BotPermissions, dispatch: Dispatch) {
  /** Whatever stands in the locked thread was written before it was locked, and before the bot came. */
  function isTold({ channel_id: id }: Message): boolean {
    const place = placeOf(id)
    return isBotIn(place) && place !== 'locked' && permissions.has(id, PermissionFlagsBits.ViewChannel)
  }

  return {
    /** Posts a person's message, and tells the bot of it where the bot is. */
    say(message: Message, how?: DispatchOptions): Message {
      model.add(message)
      if (isTold(message)) dispatch('MESSAGE_CREATE', asEvent(message), how)
      return message
    },

    /** A person changes the text of a message. */
    edit(message: Message, text: string, how?: DispatchOptions): Message {
      const edited = model.edit(message.id, { content: text })
      if (!edited) throw new Error(`There is no message ${message.id}`)
      if (isTold(edited)) dispatch('MESSAGE_UPDATE', asEvent(edited), how)
      return edited
    },
  }
}
