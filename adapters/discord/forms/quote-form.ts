import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/notice.ts'
import { words } from '../../../src/words/words.ts'
import type { Choice } from '../interactions/passages.ts'
import { type QuoteInputs, readQuote } from '../interactions/quote-options.ts'
import { limits } from '../limits.ts'
import type { SubmittedForm } from './form-fields.ts'
import { label } from './label.ts'

const inputs = { passage: 'passage', number: 'number', context: 'context', comment: 'comment' } as const

/**
 * The form behind *Quote in reply*; it carries the id of the message that the quote goes under, where the bot can reply.
 */
export function renderQuoteForm(
  target: string,
  passages: readonly Choice[],
  isReply: boolean,
): APIModalInteractionResponseCallbackData {
  const { form } = words
  const options = passages.slice(0, limits.choices).map(({ name, value }) => ({ label: name, value }))
  return {
    custom_id: `${prefix}${target}`,
    title: words.quoteInReply,
    components: [
      label(form.passage, isReply ? form.passageHint : null, {
        type: ComponentType.StringSelect,
        custom_id: inputs.passage,
        required: false,
        options,
      }),
      label(form.number, null, {
        type: ComponentType.TextInput,
        custom_id: inputs.number,
        style: TextInputStyle.Short,
        required: false,
        max_length: limits.reference,
        placeholder: form.numberPlaceholder,
      }),
      label(form.context, null, {
        type: ComponentType.CheckboxGroup,
        custom_id: inputs.context,
        required: false,
        min_values: 0,
        options: [{ label: form.withContext, value: inputs.context }],
      }),
      label(form.comment, form.commentHint, {
        type: ComponentType.TextInput,
        custom_id: inputs.comment,
        style: TextInputStyle.Paragraph,
        required: false,
        max_length: limits.comment,
      }),
    ],
  }
}

/** What was entered in it, and the id of the message that it carries. */
export interface QuoteForm {
  readonly target: string
  readonly inputs: QuoteInputs
}

/**
 * What was entered, null where it is another form; a number that was typed goes before a passage that was chosen, since
 * it can say more. The passage is empty where there is neither.
 */
export function readQuoteForm({ customId, fields }: SubmittedForm): QuoteForm | null {
  if (!customId.startsWith(prefix)) return null
  const typed = fields.getTextInputValue(inputs.number).trim()
  const [chosen = ''] = fields.getStringSelectValues(inputs.passage)
  return {
    target: customId.slice(prefix.length),
    inputs: {
      passage: typed === '' ? chosen : typed,
      sentences: null,
      withContext: fields.getCheckboxGroup(inputs.context).length > 0,
      comment: fields.getTextInputValue(inputs.comment),
    },
  }
}

/** The quote that a form asks for, or what else is to be answered; null where it names no passage. */
export function readFormQuote(bot: Bot, { inputs: entered }: QuoteForm): Command | null {
  if (entered.passage === '') return null
  const command = readQuote(bot, entered)
  if (command.kind === 'quote') return command
  return { kind: 'unclear', reason: 'malformed reference', text: entered.passage }
}

/** What whoever named no passage is told. */
export const noPassage = notice(words.quoteInReply, words.choosePassage)

const prefix = 'reply:'
