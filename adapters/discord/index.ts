import { randomBytes } from 'node:crypto'
import { type Client, Events } from 'discord.js'
import type { Adapter } from '../../src/adapter.ts'
import type { DiscordConfig } from '../../src/config.ts'
import { createGuard } from '../../src/guard.ts'
import type { Log } from '../../src/log.ts'
import { createOutbox, type Outbox, type Pace } from '../../src/outbox/outbox.ts'
import { PostRefused } from '../../src/outbox/poster.ts'
import type { PostStore } from '../../src/store/post-store.ts'
import { describeCommands, quoteCommand, registerCommands } from './commands.ts'
import { onAutocomplete } from './completion.ts'
import { connect, createClient, logEvents } from './connect.ts'
import { onButton, onSlashCommand } from './listeners.ts'
import { createMemory, type Listening } from './listening.ts'
import { onMessage } from './mentions.ts'
import { onMessageMenu, onQuoteForm } from './menus.ts'
import { postMessages } from './post.ts'
import { createPoster } from './poster.ts'
import { onQuoteCommand } from './quote-options.ts'
import { withoutContents } from './refusals.ts'
import { renderReply } from './render.ts'

export interface DiscordOptions extends DiscordConfig {
  /** The slash command, without the slash. */
  readonly command: string
  /** Where quotes are kept until they stand, and afterwards what may be taken back. */
  readonly posts: PostStore
  readonly log: Log
  /** How long a start may take; half a minute unless given. */
  readonly startWithinMs?: number
  /** How long the outbox takes over things; as usual unless given. */
  readonly pace?: Pace
}

/** Discord over its gateway: commands, menus, mentions, direct messages and buttons, in servers and for guests. */
export function createDiscordAdapter({
  token,
  apiUrl,
  command,
  posts,
  log,
  startWithinMs = 30_000,
  pace,
}: DiscordOptions): Adapter {
  const guard = createGuard('Discord', log)
  const memory = createMemory()
  let client: Client | null = null
  let outbox: Outbox | null = null

  return {
    name: 'Discord',
    async start(bot) {
      await outbox?.stop()
      await client?.destroy()
      const fresh = createClient(apiUrl)
      client = fresh
      const poster = createPoster(fresh, log)
      outbox = createOutbox({
        platform: 'Discord',
        posts,
        poster,
        log,
        ...(pace === undefined ? {} : { pace }),
      })
      logEvents(fresh, log)
      listen(fresh, command, { bot, guard, log, outbox, poster, memory })
      try {
        const ready = await connect(fresh, token, startWithinMs)
        await registerCommands(ready, describeCommands(command))
        outbox.start()
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
      const place = { channel, thread: null }
      const key = randomBytes(10).toString('hex')
      await postMessages(createPoster(client, log), place, renderReply(reply), key).catch(
        (error: unknown) => {
          if (!(error instanceof PostRefused)) throw withoutContents(error)
          throw new Error(`Cannot post in Discord channel ${channel}: ${error.message}`)
        },
      )
    },
    async stop() {
      client?.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate)
      await guard.settle(2_500)
      await outbox?.stop()
      await client?.destroy()
    },
  }
}

// Edits are not listened to, so that a question is answered as it was first asked.
function listen(client: Client, command: string, listening: Listening): void {
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await onAutocomplete(listening, interaction)
    else if (interaction.isChatInputCommand()) {
      const isQuote = interaction.commandName === quoteCommand && command !== quoteCommand
      await (isQuote ? onQuoteCommand : onSlashCommand)(listening, interaction)
    } else if (interaction.isMessageContextMenuCommand()) await onMessageMenu(listening, interaction)
    else if (interaction.isModalSubmit()) await onQuoteForm(listening, interaction)
    else if (interaction.isButton()) await onButton(listening, interaction)
  })
  client.on(Events.MessageCreate, (message) => onMessage(listening, message))
}
