import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionReplyOptions,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import { words } from '../../src/reply/words.ts'
import { limits } from './limits.ts'
import { isGone } from './refusals.ts'
import { type DiscordMessage, nobody } from './render.ts'

type Answerable = ChatInputCommandInteraction | ButtonInteraction

/** Answers with messages that the asker alone sees. */
export async function respondPrivately(
  interaction: Answerable,
  messages: readonly DiscordMessage[],
): Promise<void> {
  for (const message of messages) await send(interaction, asPrivate(message))
}

/** Turns the private message whose button was pressed into the answer. */
export async function turnPrivate(
  interaction: ButtonInteraction,
  [first, ...more]: readonly DiscordMessage[],
): Promise<void> {
  if (first !== undefined) await interaction.update(first)
  for (const message of more) await interaction.followUp(asPrivate(message))
}

/**
 * Posts messages for all to see, all of them or none, since part of a quote misleads. Resolves to false, and has told
 * the asker why, where that cannot be.
 */
export async function respondPublicly(
  interaction: Answerable,
  messages: readonly DiscordMessage[],
): Promise<boolean> {
  if (messages.length > 1 && !seesHistory(interaction)) {
    await sayPrivately(interaction, words.cannotPost(oneMessageOnly))
    return false
  }
  await sendAll(
    messages.map((message) => async () => {
      const id = await send(interaction, message)
      return () => interaction.deleteReply(id)
    }),
  )
  return true
}

// Elsewhere the earlier messages of a quote could not be found again when it is taken back.
const oneMessageOnly =
  'where the bot may not read the messages, a quote has to fit into one, and this one does not; quote less at a time'

/** A sentence for the asker alone, whatever has been answered so far. */
export async function sayPrivately(interaction: Answerable, content: string): Promise<void> {
  await send(interaction, { content, flags: MessageFlags.Ephemeral, allowedMentions: nobody })
}

/**
 * Removes the message whose button was pressed and the earlier ones of the same quote: a quote has its button on its
 * last message, and all of its messages answer the same interaction or question.
 */
export async function withdraw(interaction: ButtonInteraction): Promise<void> {
  await interaction.deferUpdate()
  for (const earlier of await findEarlier(interaction)) await removeQuietly(() => earlier.delete())
  await dismiss(interaction)
}

/** Removes the message whose button was pressed, after that was acknowledged; its reader may have done so already. */
export async function dismiss(interaction: ButtonInteraction): Promise<void> {
  await removeQuietly(() => interaction.deleteReply())
}

/** Sends in order; where one fails, what was sent before it is removed again. Each send resolves to its removal. */
export async function sendAll(sends: readonly (() => Promise<() => Promise<unknown>>)[]): Promise<void> {
  const removals: (() => Promise<unknown>)[] = []
  try {
    for (const each of sends) removals.push(await each())
  } catch (error) {
    await Promise.allSettled(removals.map((remove) => remove()))
    throw error
  }
}

/** The first message is the response, all others follow it up. Resolves to the name by which it can be removed. */
async function send(interaction: Answerable, message: InteractionReplyOptions): Promise<string> {
  if (interaction.replied || interaction.deferred) return (await interaction.followUp(message)).id
  await interaction.reply(message)
  return '@original'
}

function asPrivate({ components, allowedMentions }: DiscordMessage) {
  return { components, allowedMentions, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral }
}

/** Whether the bot itself is here, and may read what was said before. */
function seesHistory({ authorizingIntegrationOwners, appPermissions }: Answerable): boolean {
  return (
    authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] !== undefined &&
    appPermissions.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory])
  )
}

async function findEarlier(interaction: ButtonInteraction): Promise<readonly Message[]> {
  const { message, channel } = interaction
  const origin = originOf(message)
  if (origin === null || channel === null || !seesHistory(interaction)) return []
  const before = await channel.messages.fetch({ before: message.id, limit: limits.history, cache: false })
  return [...before.values()].filter(
    (each) => each.author.id === message.author.id && originOf(each) === origin,
  )
}

/** The id of the interaction or of the question that a message answers. */
function originOf({ interactionMetadata, reference }: Message): string | null {
  return interactionMetadata?.id ?? reference?.messageId ?? null
}

async function removeQuietly(remove: () => Promise<unknown>): Promise<void> {
  await remove().catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
}
