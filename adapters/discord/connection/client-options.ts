import { type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js'
import { Agent } from 'undici-of-discord'
import { nobody } from '../render/render.ts'

/** What every client is made with: it is told of commands, mentions and direct messages alone; none of it needs approval. */
export function clientOptions(apiUrl: string) {
  return {
    shards: 'auto',
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct message can come before its channel is known.
    partials: [Partials.Channel],
    allowedMentions: nobody,
    // Nothing that people write is kept.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    // One attempt for a post: a retried one could stand twice in the channel.
    rest: {
      api: apiUrl.replace(/\/+$/u, ''),
      retries: 0,
      timeout: 10_000,
      // Slack's library brings a newer undici, which makes itself the one for all; discord.js's cannot send files through it.
      agent: new Agent(),
    },
  } as const satisfies ClientOptions
}

export const refusedToken =
  'DISCORD_TOKEN is refused by Discord. Make a new one at discord.com/developers/applications: Bot, Reset Token.'
