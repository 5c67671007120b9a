import type { ModalSubmitInteraction } from 'discord.js'
import { forms } from '../../../src/answer/forms/forms.ts'
import { respond } from '../../../src/answer/respond.ts'
import { readForm } from '../forms/modal.ts'
import { createExchange } from './exchange.ts'
import { answering } from './listener-context.ts'

/** A form that was sent off; one of another version is answered like such a button. */
export const onSubmission = answering<ModalSubmitInteraction>((context, interaction) => {
  const form = readForm(interaction)
  const command =
    form === null
      ? ({ kind: 'unclear', reason: 'unknown button', text: '' } as const)
      : forms[form.kind].read(context.bot, form.carried, form.entered)
  // That of a quote carries the message that it goes under.
  const target = form?.kind === 'quote' ? form.carried : null
  return respond(context, command, createExchange(context, interaction, target))
})
