import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js'
import { respond } from '../../../src/answer/respond.ts'
import { optionName, quoteCommand } from './commands.ts'
import { createExchange } from './exchange.ts'
import { answering, type ListenerContext } from './listener-context.ts'
import { onQuoteCommand } from './quote-options.ts'
import { trackingCommands } from './tracking-commands.ts'
import { onActionCommand, onActionsCommand, onDigestCommand } from './tracking-options.ts'

/** `/korea …`, answered at once where that takes milliseconds: Discord waits three seconds. */
const onSlashCommand = answering<ChatInputCommandInteraction>((context, interaction) => {
  // People are written with an exclamation mark, too.
  const typed = interaction.options.getString(optionName, true).replaceAll(/<@!(?=\d)/gu, '<@')
  return respond(context, context.bot.read(typed), createExchange(context, interaction))
})

type CommandListener = (context: ListenerContext, interaction: ChatInputCommandInteraction) => Promise<void>

const listeners: ReadonlyMap<string, CommandListener> = new Map([
  [quoteCommand, onQuoteCommand],
  [trackingCommands.digest, onDigestCommand],
  [trackingCommands.actions, onActionsCommand],
  [trackingCommands.action, onActionCommand],
])

/** The listener of a slash command; `command` is the name of the one that takes whatever is typed. */
export function listenerFor(name: string, command: string): CommandListener {
  return name === command ? onSlashCommand : (listeners.get(name) ?? onSlashCommand)
}

/** A button of one of our messages. */
export const onButton = answering<ButtonInteraction>((context, interaction) =>
  respond(context, context.bot.readCode(interaction.customId), createExchange(context, interaction)),
)
