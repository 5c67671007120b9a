import type { ModalSubmitInteraction } from 'discord.js'
import { answer } from '../interactions/answer.ts'
import { answering } from '../interactions/listener-context.ts'
import { submitQuoteForm } from '../interactions/menus.ts'
import { readActionForm } from './action-form.ts'
import { readDigestForm } from './digest-form.ts'
import { readQuoteForm } from './quote-form.ts'

/** A form that was sent off; one of another version is answered like such a button. */
export const onForm = answering<ModalSubmitInteraction>((context, interaction) => {
  const quote = readQuoteForm(interaction)
  if (quote !== null) return submitQuoteForm(context, interaction, quote)
  const command = readActionForm(context.bot, interaction) ?? readDigestForm(interaction)
  return answer(context, interaction, command ?? { kind: 'unclear', reason: 'unknown button', text: '' })
})
