import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  type Client,
  InteractionContextType,
} from 'discord.js'
import { commandHint, commandSummary } from '../../src/command/table.ts'

/** The name of the one option: the words after the command. */
export const optionName = 'text'

/** The slash command as Discord is told of it, for servers and for people who bring the app along. */
export function describeCommand(name: string): ChatInputApplicationCommandData {
  return {
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
    integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
  }
}

/** Makes this the application's only command, unless it is already. */
export async function registerCommand(
  client: Client<true>,
  command: ChatInputApplicationCommandData,
): Promise<void> {
  const { commands } = client.application
  const known = [...(await commands.fetch()).values()]
  if (known.length === 1 && known.every((each) => each.equals(command))) return
  await commands.set([command])
}
