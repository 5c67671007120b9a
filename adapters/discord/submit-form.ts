import type { ModalSubmitInteraction } from 'discord.js'
import { readActionForm } from './action-form.ts'
import { answer } from './answer.ts'
import { readDigestForm } from './digest-form.ts'
import { answering } from './listening.ts'
import { submitQuoteForm } from './menus.ts'
import { readQuoteForm } from './quote-form.ts'

/** A form that was sent off; one of another version is answered like such a button. */
export const onForm = answering<ModalSubmitInteraction>((listening, interaction) => {
  const quote = readQuoteForm(interaction)
  if (quote !== null) return submitQuoteForm(listening, interaction, quote)
  const command = readActionForm(listening.bot, interaction) ?? readDigestForm(interaction)
  return answer(listening, interaction, command ?? { kind: 'unclear', reason: 'unknown button', text: '' })
})
