import { type APIModalInteractionResponseCallbackData, MessageFlags } from 'discord.js'
import { z } from 'zod'
import type { Bot } from '../../src/answer/bot.ts'
import type { Entered, PlatformPreview, ReadForm, WantedForm } from '../../src/app/platform-preview.ts'
import { readActionForm, renderActionForm } from './forms/action-form.ts'
import { readDigestForm, renderDigestForm } from './forms/digest-form.ts'
import type { SubmittedForm } from './forms/form-fields.ts'
import { noPassage, readFormQuote, readQuoteForm, renderQuoteForm } from './forms/quote-form.ts'
import { passagesFor } from './interactions/passages.ts'
import { type DiscordMessage, renderReply } from './render/render.ts'

/** Discord as the playground draws it. */
export const preview: PlatformPreview = {
  name: 'Discord',
  // Discord has no private answer to a mention.
  renderReply: (reply, asked) =>
    renderReply(reply).map((message) => bodyOf(message, reply.audience === 'asker' && asked === 'command')),
  channelId: (digits) => digits,
  renderForm,
  renderAnswer: () => null,
  completeInput: () => [],
  changeForm: () => null,
  readForm,
}

/** A message as discord.js sends it (docs.discord.com/developers/resources/message#create-message). */
function bodyOf({ flags, components, allowedMentions, files }: DiscordMessage, isPrivate: boolean): object {
  return {
    flags: isPrivate ? flags | MessageFlags.Ephemeral : flags,
    components,
    allowed_mentions: { parse: allowedMentions.parse, replied_user: allowedMentions.repliedUser },
    ...(files === undefined
      ? {}
      : { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) }),
  }
}

function renderForm(bot: Bot, wanted: WantedForm): APIModalInteractionResponseCallbackData | null {
  switch (wanted.kind) {
    case 'action form':
      return renderActionForm(wanted.reference, wanted.item)
    case 'digest form':
      return renderDigestForm(wanted.subscription)
    case 'quote form':
      return renderQuoteForm(wanted.message.id, passagesFor(bot, wanted.message.text), true)
  }
}

function readForm(bot: Bot, form: object, entered: Entered): ReadForm {
  const submitted = submit(form, entered)
  const quote = readQuoteForm(submitted)
  if (quote !== null) {
    const command = readFormQuote(bot, quote)
    return command === null ? { kind: 'answer', reply: noPassage } : { kind: 'command', command }
  }
  const command = readActionForm(bot, submitted) ?? readDigestForm(submitted)
  return { kind: 'command', command: command ?? { kind: 'unclear', reason: 'unknown button', text: '' } }
}

const modal = z.looseObject({ custom_id: z.string() })

/** A form as discord.js hands it over once it was sent off. */
function submit(form: object, entered: Entered): SubmittedForm {
  const all = (id: string): readonly string[] => entered[id] ?? []
  return {
    customId: modal.parse(form).custom_id,
    fields: {
      getTextInputValue: (id) => all(id)[0] ?? '',
      getStringSelectValues: all,
      getCheckboxGroup: all,
      getSelectedUsers(id) {
        const [chosen] = all(id)
        // Their name is looked up by whoever knows them.
        return chosen === undefined ? null : { first: () => ({ id: chosen, bot: false, displayName: '' }) }
      },
      getSelectedMembers: () => null,
    },
  }
}
