import {
  type ApplicationCommandDataResolvable,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
  REST,
} from 'discord.js'
import { onTestFinished } from 'vitest'
import { type DiscordServer, type DiscordServerOptions, startDiscordServer } from './server.ts'

/** What the sample bot asks for: no privileged intent. */
export const INTENTS =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages
const commands = [
  {
    name: 'ask',
    description: 'Ask the record',
    options: [
      { type: 3, name: 'words', description: 'What to look for', required: true, autocomplete: true },
    ],
  },
  { name: 'Find in the record', type: 3 },
]

/** A loopback server that stops when the test is over. */
export async function start(options?: DiscordServerOptions): Promise<DiscordServer> {
  const server = await startDiscordServer(options)
  onTestFinished(() => server.stop())
  return server
}

/** A small bot on the real discord.js, not yet logged in; it is destroyed when the test is over. */
export function createClient(server: DiscordServer, intents = INTENTS): Client {
  const client = bareClient(server, intents)
  client.on(Events.InteractionCreate, answer)
  client.on(Events.MessageCreate, reply)
  return client
}

function bareClient(server: DiscordServer, intents: number): Client {
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    ...server.clientOptions,
  })
  onTestFinished(() => client.destroy())
  return client
}

/** The sample bot, ready and with its commands registered. */
export async function login(server: DiscordServer): Promise<Client> {
  return connect(server, createClient(server), commands)
}

/** Another bot, which does nothing but answer interactions as it is told here; it is destroyed likewise. */
export async function loginAs(
  server: DiscordServer,
  ownCommands: readonly ApplicationCommandDataResolvable[],
  answerWith: (interaction: Interaction) => Promise<unknown>,
): Promise<Client> {
  const client = bareClient(server, INTENTS)
  client.on(Events.InteractionCreate, answerWith)
  return connect(server, client, ownCommands)
}

async function connect(
  server: DiscordServer,
  client: Client,
  registered: readonly ApplicationCommandDataResolvable[],
): Promise<Client> {
  const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(server.token)
  await isReady
  await client.application?.commands.set(registered)
  return client
}

function page(words: string, number: number): ContainerBuilder {
  return new ContainerBuilder()
    .addTextDisplayComponents((display) => display.setContent(`${words}, page ${number}`))
    .addActionRowComponents((row) =>
      row.addComponents(
        new ButtonBuilder({ customId: `page:${number + 1}`, label: 'Next', style: ButtonStyle.Secondary }),
        new ButtonBuilder({ customId: 'share', label: 'Share', style: ButtonStyle.Primary }),
      ),
    )
}

async function answer(interaction: Interaction): Promise<void> {
  const flags = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: interaction.options.getFocused().toUpperCase(), value: 'one' }])
  } else if (interaction.isChatInputCommand()) {
    const words = interaction.options.getString('words', true)
    if (words === 'late') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply({ components: [page(words, 1)], flags: MessageFlags.IsComponentsV2 })
    } else {
      await interaction.reply({ components: [page(words, 1)], flags, withResponse: true }).catch(() => {})
    }
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral })
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(interaction.fields.getTextInputValue('words'))
  } else if (interaction.isButton() && interaction.customId === 'share') {
    await interaction.deferUpdate()
    await interaction.followUp('shared')
    await interaction.deleteReply()
  } else if (interaction.isButton()) {
    await interaction.update({ components: [page('turned', Number(interaction.customId.split(':')[1]))] })
  }
}

async function reply(message: Message): Promise<void> {
  if (message.author.bot) return
  const isToBot = message.mentions.has(message.client.user, { ignoreEveryone: true, ignoreRoles: true })
  if (isToBot || !message.guildId) await message.reply(`heard: ${message.cleanContent}`).catch(() => {})
}

/** discord.js's REST client alone. */
export function restOf(server: DiscordServer): REST {
  return new REST(server.clientOptions.rest).setToken(server.token)
}
