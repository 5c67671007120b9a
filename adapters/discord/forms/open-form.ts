import type { APIModalInteractionResponseCallbackData } from 'discord.js'
import type { Command } from '../../../src/command/command.ts'
import { askerIn } from '../interactions/asker.ts'
import type { ListenerContext } from '../interactions/listener-context.ts'
import { type Answerable, callBack } from '../interactions/respond.ts'
import { renderActionForm } from './action-form.ts'
import { renderDigestForm } from './digest-form.ts'

/** Opens the form that a command asks for; false where it asks for none, or the bot has something to say instead. */
export async function openForm(
  context: ListenerContext,
  interaction: Answerable,
  command: Command,
): Promise<boolean> {
  // A form cannot open another.
  if (interaction.isModalSubmit()) return false
  const form = await formFor(context, interaction, command)
  if (form === null) return false
  // It has to be the first answer, and counts as one.
  await callBack(interaction, 'replied', () => interaction.showModal(form))
  return true
}

async function formFor(
  { bot }: ListenerContext,
  interaction: Answerable,
  command: Command,
): Promise<APIModalInteractionResponseCallbackData | null> {
  const asker = askerIn(interaction, command)
  switch (command.kind) {
    case 'action form': {
      const item = await bot.findAction(command.reference, asker)
      return item === null ? null : renderActionForm(command.reference, item)
    }
    case 'digest form':
      return bot.actionItems.length === 0 ? null : renderDigestForm(await bot.findDigest(asker))
    default:
      return null
  }
}
