import { type Client, Events } from 'discord.js'
import type { Adapter } from '../../src/adapter.ts'
import type { DiscordConfig } from '../../src/config.ts'
import { createGuard } from '../../src/guard.ts'
import type { Log } from '../../src/log.ts'
import { describeCommand, registerCommand } from './commands.ts'
import { connect, createClient, logEvents } from './connect.ts'
import {
  createMemory,
  type Listening,
  onAutocomplete,
  onButton,
  onMessage,
  onSlashCommand,
} from './listeners.ts'
import { postMessages } from './post.ts'
import { renderReply } from './render.ts'

export interface DiscordOptions extends DiscordConfig {
  /** The slash command, without the slash. */
  readonly command: string
  readonly log: Log
  /** How long a start may take; half a minute unless given. */
  readonly startWithinMs?: number
}

/** Discord over its gateway: slash command, mentions, direct messages and buttons, in servers and for guests. */
export function createDiscordAdapter({
  token,
  apiUrl,
  command,
  log,
  startWithinMs = 30_000,
}: DiscordOptions): Adapter {
  const guard = createGuard('Discord', log)
  const memory = createMemory()
  let client: Client | null = null

  return {
    name: 'Discord',
    async start(bot) {
      await client?.destroy()
      const fresh = createClient(apiUrl)
      client = fresh
      logEvents(fresh, log)
      listen(fresh, { bot, guard, log, memory })
      try {
        const ready = await connect(fresh, token, startWithinMs)
        await registerCommand(ready, describeCommand(command))
        const servers = ready.guilds.cache.size
        const where = `${servers} ${servers === 1 ? 'server' : 'servers'}`
        return `connected as ${ready.user.tag} in ${where}; /${command}, mentions and direct messages`
      } catch (error) {
        await fresh.destroy()
        throw error
      }
    },
    async post(channel, reply) {
      if (!client?.isReady()) throw new Error('Discord is not connected')
      await postMessages(client, channel, renderReply(reply))
    },
    async stop() {
      client?.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate)
      await guard.settle(4_000)
      await client?.destroy()
    },
  }
}

// Edits are not listened to, so that a question is answered as it was first asked.
function listen(client: Client, listening: Listening): void {
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await onAutocomplete(listening, interaction)
    else if (interaction.isChatInputCommand()) await onSlashCommand(listening, interaction)
    else if (interaction.isButton()) await onButton(listening, interaction)
  })
  client.on(Events.MessageCreate, (message) => onMessage(listening, message))
}
