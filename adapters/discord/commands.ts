import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  type Client,
  InteractionContextType,
} from 'discord.js'
import { commandTable } from '../../src/command/table.ts'
import { limits } from './limits.ts'

/** The name of the one option: the words after the command. */
export const optionName = 'text'

/** The slash command as Discord is told of it, for servers and for people who bring the app along. */
export function describeCommand(name: string): ChatInputApplicationCommandData {
  const does = joinFitting(commandTable.map((entry) => entry.does))
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: does.charAt(0).toUpperCase() + does.slice(1),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: optionName,
        description: joinFitting(commandTable.map(({ usage }) => usage)),
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

/** The first entries, whole, as many as a description holds. */
function joinFitting(entries: readonly string[]): string {
  const joined = entries.map((_, index) => entries.slice(0, index + 1).join('; '))
  return joined.findLast((text) => text.length <= limits.description) ?? ''
}
