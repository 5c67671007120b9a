import { once } from 'node:events'
import { createServer } from 'node:http'
import { Client, Events, GatewayIntentBits } from 'discord.js'

// The least that a discord.js bot can be: it answers every command with ANSWER, a message as JSON. The other settings
// are the bot's own.

const { DISCORD_TOKEN, DISCORD_API_URL, PORT, ANSWER = '{"content":"hello"}' } = process.env

const answer = JSON.parse(ANSWER)
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  allowedMentions: { parse: [] },
  rest: { ...(DISCORD_API_URL === undefined ? {} : { api: DISCORD_API_URL }) },
})
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(answer)
})
const ready = once(client, Events.ClientReady)
await client.login(DISCORD_TOKEN)
await ready
createServer((_request, response) => response.end('ok')).listen(Number(PORT), '127.0.0.1')
