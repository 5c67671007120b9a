import { type Client, Events } from 'discord.js'
import type { Bot } from '../../src/answer/bot.ts'
import type { Adapter, AdapterEvents } from '../../src/app/adapter.ts'
import type { DiscordConfig } from '../../src/app/config.ts'
import { createErrorBoundary } from '../../src/app/error-boundary.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import type { Lease, LeaseOptions } from '../../src/lease/lease.ts'
import type { Log } from '../../src/log.ts'
import { clientOptions } from './connection/client-options.ts'
import { connect, createClient, logEvents, watchGateway } from './connection/connect.ts'
import { createFetchFile } from './connection/files.ts'
import { createGateway, type Gateway } from './connection/gateway.ts'
import { installLinks } from './connection/install-links.ts'
import { readSelf } from './connection/read-self.ts'
import { rightsOf } from './connection/rights-of.ts'
import { describeCommands, registerCommands } from './interactions/commands.ts'
import { onAutocomplete } from './interactions/completion.ts'
import { createMemory, type ListenerContext } from './interactions/listener-context.ts'
import { onPress, onSlashCommand, onSubmission } from './interactions/listeners.ts'
import { onMessage } from './interactions/mentions.ts'
import { onMessageMenu } from './interactions/menus.ts'
import { forgetServer, forgetServersLeft } from './interactions/removal.ts'
import { welcomeServer } from './interactions/welcome.ts'
import { limits } from './limits.ts'
import { createApi } from './posting/api.ts'
import { createBotPermissions } from './posting/bot-permissions.ts'
import { createChannelAccess } from './posting/channel-access.ts'
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
  /** Who of several processes is connected to the gateway. */
  readonly createLease: (options: Pick<LeaseOptions, 'id' | 'onLost' | 'turnMs'>) => Lease
  readonly log: Log
  /** How long a start may take; half a minute unless given. */
  readonly startWithinMs?: number
  /** After how long without a connection another process is let take over; half a minute unless given. */
  readonly giveWayAfterMs?: number
}

/** Discord over its gateway: commands, menus, mentions, direct messages and buttons, in servers and for guests. */
export function createDiscordAdapter({
  token,
  apiUrl,
  command,
  outbox,
  onRemoved,
  listWorkspaces,
  createLease,
  log,
  startWithinMs = 30_000,
  giveWayAfterMs = 30_000,
}: DiscordOptions): Adapter {
  const errorBoundary = createErrorBoundary('Discord', log)
  const api = createApi(clientOptions(apiUrl), token)
  let started: { readonly gateway: Gateway; readonly ownId: string } | null = null
  const permissionsIn = createBotPermissions(api, () => started?.gateway.client() ?? null, ownId)
  const poster = createPoster({ api, permissionsIn, ownId, log })
  const shared = { errorBoundary, log, outbox, memory: createMemory(), fetchFile: createFetchFile(apiUrl) }

  return {
    name: 'Discord',
    async start(bot, events) {
      const { id, application } = await readSelf(api)
      await started?.gateway.stop()
      const gateway = createGateway({
        createLease: (onLost) => createLease({ id: `Discord ${id}`, onLost, turnMs: limits.identifyEveryMs }),
        createClient: (takeTurn) => createClient(apiUrl, takeTurn),
        connect: (client, ...about) => connectClient(bot, gateway, client, ...about),
        ...{ log, giveWayAfterMs },
      })
      started = { gateway, ownId: id }
      const line = await gateway.start(events ?? { onConnectionChange: () => undefined })
      const { server, person } = installLinks(application)
      log.info(`Discord: to add me to a server, open ${server}; to use me everywhere, ${person}`)
      return line
    },
    channelAccess: createChannelAccess(
      poster,
      permissionsIn,
      (workspace, person) => rightsOf(api, workspace, person),
      ownId,
    ),
    async stop() {
      const { gateway } = started ?? {}
      for (const event of listened) gateway?.client()?.removeAllListeners(event)
      await errorBoundary.settle(2_500)
      await gateway?.stop()
      started = null
    },
  }

  async function connectClient(
    bot: Bot,
    gateway: Gateway,
    client: Client,
    { onConnectionChange }: AdapterEvents,
    onEnd: (trouble: string) => void,
  ): Promise<string> {
    const context = { ...shared, bot }
    logEvents(client, log)
    listen(client, gateway, context)
    const ready = await connect(client, token, startWithinMs)
    watchGateway(client, onConnectionChange, onEnd)
    await registerCommands(ready, describeCommands(command))
    void forgetServersLeft(context, ready, listWorkspaces, onRemoved)
    const servers = ready.guilds.cache.size
    const where = `${servers} ${servers === 1 ? 'server' : 'servers'}`
    return `connected as ${ready.user.tag} in ${where}; /${command}, mentions and direct messages`
  }

  /**
   * Edits are not listened to, so that a question is answered as it was first asked. A process that has slept has events
   * waiting that another has answered, so each begins by asking whose they are.
   */
  function listen(client: Client, gateway: Gateway, context: ListenerContext): void {
    const onCommand = onSlashCommand(command)
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!(await gateway.isOurs())) return
      if (interaction.isAutocomplete()) await onAutocomplete(context, interaction)
      else if (interaction.isChatInputCommand()) await onCommand(context, interaction)
      else if (interaction.isMessageContextMenuCommand()) await onMessageMenu(context, interaction)
      else if (interaction.isModalSubmit()) await onSubmission(context, interaction)
      else if (interaction.isButton() || interaction.isStringSelectMenu()) await onPress(context, interaction)
    })
    client.on(Events.MessageCreate, async (message) => {
      if (await gateway.isOurs()) await onMessage(context, message)
    })
    // An outage is another event of the library's.
    client.on(Events.GuildCreate, async (guild) => {
      if (await gateway.isOurs()) await welcomeServer(context, guild)
    })
    client.on(Events.GuildDelete, async ({ id }) => {
      if (await gateway.isOurs()) await forgetServer(context, id, onRemoved)
    })
  }

  function ownId(): string {
    if (started === null) throw new Error('Discord is not connected')
    return started.ownId
  }
}

/** What is not answered any more once the process is to end; a removal is, by whoever comes after. */
const listened = [Events.InteractionCreate, Events.MessageCreate, Events.GuildCreate] as const
