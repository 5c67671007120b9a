import {
  type ApplicationCommandData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  type Client,
  InteractionContextType,
  type MessageApplicationCommandData,
} from 'discord.js'
import { longestComment } from '../../../src/answer/forms/quote-form.ts'
import { commandHint, commandSummary } from '../../../src/command/table.ts'
import { words } from '../../../src/words/words.ts'
import { describeTracking } from './tracking-commands.ts'

/** The name of the one option: the words after the command. */
export const optionName = 'text'

/** The command that puts a quote together from options, and their names. */
export const quoteCommand = 'quote'
export const quoteOptions = {
  passage: 'passage',
  sentences: 'sentences',
  context: 'context',
  comment: 'comment',
} as const

/** What stands in the context menu of a message. */
export const menus = { find: words.found, check: words.checked, quote: words.quoteInReply } as const

/** The commands as Discord is told of them; `name` is that of the one that takes whatever is typed. */
export function describeCommands(name: string): readonly ApplicationCommandData[] {
  const others = [describeQuoteCommand(), ...describeTracking().map((each) => ({ ...everywhere, ...each }))]
  return [
    describeCommand(name),
    // Two commands cannot have one name.
    ...others.filter((each) => each.name !== name),
    ...Object.values(menus).map(describeMenu),
  ]
}

/** Makes these the application's only commands, unless they are already. */
export async function registerCommands(
  client: Client<true>,
  wanted: readonly ApplicationCommandData[],
): Promise<void> {
  const { commands } = client.application
  const known = [...(await commands.fetch()).values()]
  const isSame = wanted.every((command) => known.some((each) => each.equals(command, true)))
  if (!isSame || known.length !== wanted.length) await commands.set(wanted)
}

/** For servers and for people who bring the app along, wherever they are. */
const everywhere = {
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
} as const

function describeCommand(name: string): ChatInputApplicationCommandData {
  return {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name,
    description: commandSummary,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: optionName,
        description: commandHint,
        required: true,
        autocomplete: true,
      },
    ],
  }
}

function describeQuoteCommand(): ChatInputApplicationCommandData {
  const { form } = words
  return {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: quoteCommand,
    description: words.quoteCommand,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: quoteOptions.passage,
        description: form.passagePlaceholder,
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: quoteOptions.sentences,
        description: form.sentencesOption,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: quoteOptions.context,
        description: form.withContext,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: quoteOptions.comment,
        description: form.commentHint,
        maxLength: longestComment,
      },
    ],
  }
}

function describeMenu(name: string): MessageApplicationCommandData {
  return { ...everywhere, type: ApplicationCommandType.Message, name }
}
