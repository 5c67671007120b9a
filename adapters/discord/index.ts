import { type Client, Events } from 'discord.js'
import type { Adapter } from '../../src/app/adapter.ts'
import type { DiscordConfig } from '../../src/app/config.ts'
import { createErrorBoundary } from '../../src/app/error-boundary.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import type { Log } from '../../src/log.ts'
import { connect, createClient, logEvents, watchGateway } from './connection/connect.ts'
import { createFetchFile } from './connection/files.ts'
import { describeCommands, registerCommands } from './interactions/commands.ts'
import { onAutocomplete } from './interactions/completion.ts'
import { createMemory, type ListenerContext } from './interactions/listener-context.ts'
import { onPress, onSlashCommand, onSubmission } from './interactions/listeners.ts'
import { onMessage } from './interactions/mentions.ts'
import { onMessageMenu } from './interactions/menus.ts'
import { forgetServer, forgetServersLeft } from './interactions/removal.ts'
import { welcomeServer } from './interactions/welcome.ts'
import { type Connection, createChannelAccess } from './posting/channel-access.ts'
import { createPoster } from './posting/poster.ts'

export interface DiscordOptions extends DiscordConfig {
  /** The slash command, without the slash. */
  readonly command: string
  /** What posts publicly, once. */
  readonly outbox: Outbox
  /** Called with a server's id when the bot is removed from it. */
  readonly onRemoved: (workspace: string) => Promise<void>
  /** The workspaces of which something is kept. */
  readonly listWorkspaces: () => Promise<readonly string[]>
  readonly log: Log
  /** How long a start may take; half a minute unless given. */
  readonly startWithinMs?: number
}

/** Discord over its gateway: commands, menus, mentions, direct messages and buttons, in servers and for guests. */
export function createDiscordAdapter({
  token,
  apiUrl,
  command,
  outbox,
  onRemoved,
  listWorkspaces,
  log,
  startWithinMs = 30_000,
}: DiscordOptions): Adapter {
  const errorBoundary = createErrorBoundary('Discord', log)
  const memory = createMemory()
  const fetchFile = createFetchFile(apiUrl)
  let connection: Connection | null = null

  return {
    name: 'Discord',
    async start(bot, events) {
      await connection?.client.destroy()
      const fresh = createClient(apiUrl)
      const poster = createPoster(fresh, log)
      connection = { client: fresh, poster }
      logEvents(fresh, log)
      const context = { bot, errorBoundary, log, outbox, memory, fetchFile }
      listen(fresh, command, context)
      // An outage is another event of the library's.
      fresh.on(Events.GuildCreate, (guild) => welcomeServer(context, guild))
      fresh.on(Events.GuildDelete, ({ id }) => forgetServer(context, id, onRemoved))
      try {
        const ready = await connect(fresh, token, startWithinMs)
        if (events !== undefined) watchGateway(fresh, events.onConnectionChange)
        await registerCommands(ready, describeCommands(command))
        void forgetServersLeft(context, ready, listWorkspaces, onRemoved)
        const servers = ready.guilds.cache.size
        const where = `${servers} ${servers === 1 ? 'server' : 'servers'}`
        return `connected as ${ready.user.tag} in ${where}; /${command}, mentions and direct messages`
      } catch (error) {
        await fresh.destroy()
        throw error
      }
    },
    channelAccess: createChannelAccess(() => connection),
    async stop() {
      connection?.client
        .removeAllListeners(Events.InteractionCreate)
        .removeAllListeners(Events.MessageCreate)
        .removeAllListeners(Events.GuildCreate)
      await errorBoundary.settle(2_500)
      await connection?.client.destroy()
    },
  }
}

// Edits are not listened to, so that a question is answered as it was first asked.
function listen(client: Client, command: string, context: ListenerContext): void {
  const onCommand = onSlashCommand(command)
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await onAutocomplete(context, interaction)
    else if (interaction.isChatInputCommand()) await onCommand(context, interaction)
    else if (interaction.isMessageContextMenuCommand()) await onMessageMenu(context, interaction)
    else if (interaction.isModalSubmit()) await onSubmission(context, interaction)
    else if (interaction.isButton() || interaction.isStringSelectMenu()) await onPress(context, interaction)
  })
  client.on(Events.MessageCreate, (message) => onMessage(context, message))
}
