import type { ModalSubmitInteraction } from 'discord.js'
import { answer } from '../interactions/answer.ts'
import { answering } from '../interactions/listening.ts'
import { submitQuoteForm } from '../interactions/menus.ts'
import { readActionForm } from './action-form.ts'
import { readDigestForm } from './digest-form.ts'
import { readQuoteForm } from './quote-form.ts'

/** A form that was sent off; one of another version is answered like such a button. */
export const onForm = answering<ModalSubmitInteraction>((listening, interaction) => {
  const quote = readQuoteForm(interaction)
  if (quote !== null) return submitQuoteForm(listening, interaction, quote)
  const command = readActionForm(listening.bot, interaction) ?? readDigestForm(interaction)
  return answer(listening, interaction, command ?? { kind: 'unclear', reason: 'unknown button', text: '' })
})
