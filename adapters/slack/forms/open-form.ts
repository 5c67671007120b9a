import type { types } from '@slack/bolt'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Asker, Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { refusalOf } from '../posting/refusals.ts'
import { renderActionForm } from './action-form.ts'
import { renderDigestForm } from './digest-form.ts'

/** How a form can be shown, and where it was asked for; no place in App Home. */
export interface FormOpener {
  readonly open: (view: types.ModalView) => Promise<unknown>
  readonly place: Pick<Place, 'channel' | 'thread'> | null
}

/**
 * Opens the form that a command asks for; false where it asks for none, where it is too late to open one, or where the bot
 * has something to say instead.
 */
export async function openForm(
  bot: Bot,
  command: Command,
  asker: Asker,
  { open, place }: FormOpener,
): Promise<boolean> {
  const form = await formFor(bot, command, asker, place)
  if (form === null) return false
  try {
    await open(form)
    return true
  } catch (error) {
    if (tooLate.has(refusalOf(error) ?? '')) return false
    throw error
  }
}

/** docs.slack.dev/reference/methods/views.open: what asked for the form is three seconds ago, or has opened one already. */
const tooLate = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
])

async function formFor(
  bot: Bot,
  command: Command,
  asker: Asker,
  place: Pick<Place, 'channel' | 'thread'> | null,
): Promise<types.ModalView | null> {
  switch (command.kind) {
    case 'action form': {
      const item = await bot.findAction(command.reference, asker)
      return item === null ? null : renderActionForm(command.reference, item, place)
    }
    case 'digest form':
      // A digest needs a channel.
      return place === null || bot.actionItems.length === 0
        ? null
        : renderDigestForm(await bot.findDigest(asker), asker.zone, place)
    default:
      return null
  }
}
