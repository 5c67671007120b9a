import { unknownButton } from '../../command/codec.ts'
import type { Asker, Command } from '../../command/command.ts'
import type { Form, FormKind, SubmittedForm } from '../../message/form.ts'
import type { Bot } from '../bot.ts'
import { actionForm, createActionForm } from './action-form.ts'
import { askForm, checkForm, createAskForm } from './ask-form.ts'
import { createDigestForm, digestForm } from './digest-form.ts'
import { createDraftForm, draftForm } from './draft-form.ts'
import type { FormDefinition } from './form-definition.ts'
import { quoteForm } from './quote-form.ts'
import { createSettingsForm, settingsForm } from './settings-form.ts'

/** What each form does once it is open. */
export const forms: Readonly<Record<FormKind, FormDefinition>> = {
  action: actionForm,
  ask: askForm,
  check: checkForm,
  digest: digestForm,
  draft: draftForm,
  quote: quoteForm,
  settings: settingsForm,
}

/** What was entered, as a command; a form of another version, null, is answered like such a button. */
export function readSubmitted(bot: Bot, form: SubmittedForm | null): Command {
  return form === null ? unknownButton : forms[form.kind].read(bot, form.carried, form.entered)
}

/** A kind of form by its name; null where there is none, as of another version. */
export function readFormKind(name: string): FormKind | null {
  return Object.hasOwn(forms, name) ? (name as FormKind) : null
}

/** The form that a command asks for; null where it asks for none, or where the bot has something to say instead. */
export async function formFor(bot: Bot, command: Command, asker: Asker): Promise<Form | null> {
  switch (command.kind) {
    case 'action form': {
      const item = await bot.findAction(command.reference, asker)
      return item === null ? null : createActionForm(command.reference, item)
    }
    case 'ask form':
      return createAskForm('ask')
    case 'check form':
      return createAskForm('check')
    case 'digest form':
      return bot.actionItems.length === 0 ? null : createDigestForm(await bot.findDigest(asker), asker.zone)
    case 'settings form':
      return createSettingsForm(bot.findSettings(asker))
    case 'draft form': {
      const draft = await bot.findDraft(command.draft, asker)
      return draft === null ? null : createDraftForm(draft)
    }
    default:
      return null
  }
}
