import {
  ApplicationIntegrationType,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js'

/** Where people add the bot: to a server, with the permissions that it needs there, or to their own account. */
export interface InstallLinks {
  readonly server: string
  readonly person: string
}

/** Everything that the bot does in a server. It may be given less; then it says what is missing where that matters. */
const neededPermissions = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.AttachFiles,
])

/** The links of an application (docs.discord.com/developers/topics/oauth2#bot-authorization-flow). */
export function installLinks(application: string): InstallLinks {
  return {
    server: link({
      client_id: application,
      integration_type: String(ApplicationIntegrationType.GuildInstall),
      scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
      permissions: String(neededPermissions.bitfield),
    }),
    person: link({
      client_id: application,
      integration_type: String(ApplicationIntegrationType.UserInstall),
      scope: OAuth2Scopes.ApplicationsCommands,
    }),
  }
}

function link(parameters: Readonly<Record<string, string>>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams(parameters)}`
}
