import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js'
import type { OfferedFile } from '../../../src/answer/add-file.ts'
import { readSubmitted } from '../../../src/answer/forms/forms.ts'
import { respond } from '../../../src/answer/respond.ts'
import { respondToFile } from '../../../src/answer/respond-to-file.ts'
import { readForm } from '../forms/modal.ts'
import type { Press } from '../posting/respond.ts'
import { documentsCommand, type OptionName } from './commands.ts'
import { createExchange } from './exchange.ts'
import { answering, type ListenerContext } from './listener-context.ts'
import { codeOf } from './press.ts'
import { readOptions } from './read-options.ts'

/** Slash commands, answered at once where that takes milliseconds. `typed` is the one that takes whatever is typed. */
export const onSlashCommand = (typed: string) =>
  answering<ChatInputCommandInteraction>((context, interaction) => {
    const exchange = createExchange(context, interaction)
    const file = readFile(context, interaction, typed)
    return file === null
      ? respond(context, readOptions(context.bot, interaction, typed), exchange)
      : respondToFile(context, file, exchange)
  })

/** The file that is to be added; null where another command was given. */
function readFile(
  { fetchFile }: ListenerContext,
  { commandName, options }: ChatInputCommandInteraction,
  typed: string,
): OfferedFile | null {
  if (commandName === typed || commandName !== documentsCommand) return null
  const attached = options.getAttachment('file' satisfies OptionName)
  if (attached === null) return null
  const { name, size, url } = attached
  return { name, size, others: 0, fetch: () => fetchFile(url) }
}

/** A button of one of our messages, or what was chosen of a list of them. */
export const onPress = answering<Press>((context, interaction) =>
  respond(context, context.bot.readCode(codeOf(interaction)), createExchange(context, interaction)),
)

/** A form that was sent off; one of another version is answered like such a button. */
export const onSubmission = answering<ModalSubmitInteraction>((context, interaction) => {
  const form = readForm(interaction)
  // That of a quote carries the message that it goes under.
  const target = form?.kind === 'quote' ? form.carried : null
  return respond(context, readSubmitted(context.bot, form), createExchange(context, interaction, target))
})
