import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import { insist } from './insist.ts'
import { isAnswered, isGone, isRefusal } from './refusals.ts'
import { type DiscordMessage, nobody } from './render.ts'

/** What can be answered with messages. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction

/** Answers with messages that the asker alone sees. The first takes the place of one that says "thinking". */
export async function respondPrivately(
  interaction: Answerable,
  messages: readonly DiscordMessage[],
): Promise<void> {
  for (const { components, allowedMentions } of messages) {
    await sendPrivately(interaction, { components, allowedMentions }, MessageFlags.IsComponentsV2)
  }
}

/** A sentence for the asker alone, whatever has been answered so far. */
export async function sayPrivately(interaction: Answerable, content: string): Promise<void> {
  await sendPrivately(interaction, { content, allowedMentions: nobody }, null)
}

/** Turns the private message whose button was pressed into the answer. */
export async function turnPrivate(
  interaction: ButtonInteraction,
  [first, ...more]: readonly DiscordMessage[],
): Promise<void> {
  if (first !== undefined) await callBack(interaction, 'replied', () => interaction.update(first))
  await respondPrivately(interaction, more)
}

/** Answers with a message for all to see: an interaction has one answer, so it stands once. */
export async function respondPublicly(interaction: Answerable, message: DiscordMessage): Promise<void> {
  await callBack(interaction, 'replied', () => interaction.reply(message))
}

/** Tells Discord that what was asked has arrived, unless another process has told it already. */
export async function acknowledge(interaction: Answerable): Promise<void> {
  try {
    await callBack(interaction, 'deferred', () =>
      interaction.isButton()
        ? interaction.deferUpdate()
        : interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    )
  } catch (error) {
    if (!isAnswered(error)) throw error
    interaction.deferred = true
  }
}

/** Removes what an acknowledged interaction shows its asker alone: "thinking", or the message that was shared. */
export async function clearAway(interaction: Answerable): Promise<void> {
  if (!interaction.isButton() || isPrivate(interaction)) await dismiss(interaction)
}

/**
 * Removes the answer to an acknowledged interaction, which for a button is its message. It may be gone already.
 * `message` is another one of ours.
 */
export async function dismiss(interaction: Answerable, message = '@original'): Promise<void> {
  await removeQuietly(() => interaction.deleteReply(message))
}

/** Removes a message that may be gone already. */
export async function removeQuietly(remove: () => Promise<unknown>): Promise<void> {
  await insist(remove).catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
}

/** Whether the message whose button was pressed is its presser's alone. */
export function isPrivate({ message }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral)
}

/**
 * Answers an interaction for the first time, which Discord allows once. Where its answer to that is lost, it is asked
 * whether ours has arrived, so that nobody is told of a fault beside an answer that stands.
 */
export async function callBack(
  interaction: Answerable,
  becomes: 'replied' | 'deferred',
  send: () => Promise<unknown>,
): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (isRefusal(error) || !(await hasArrived(interaction))) throw error
    // The library does not know.
    interaction[becomes] = true
  }
}

/** Until an answer has arrived, there is no webhook; afterwards its message may be gone again. */
function hasArrived({ webhook }: Answerable): Promise<boolean> {
  return webhook.fetchMessage('@original').then(() => true, isGone)
}

async function sendPrivately(
  interaction: Answerable,
  body: Pick<InteractionReplyOptions, 'content' | 'components' | 'allowedMentions'>,
  layout: MessageFlags.IsComponentsV2 | null,
): Promise<void> {
  const flags = MessageFlags.Ephemeral | (layout ?? 0)
  const isWaiting = interaction.deferred && !interaction.replied && !interaction.isButton()
  if (isWaiting && (await fillIn(interaction, { ...body, ...(layout === null ? {} : { flags: layout }) }))) {
    return
  }
  if (interaction.deferred || interaction.replied) await interaction.followUp({ ...body, flags })
  else await callBack(interaction, 'replied', () => interaction.reply({ ...body, flags }))
}

/** Puts an answer in the place of "thinking"; false where that is gone. */
async function fillIn(
  interaction: Answerable,
  body: Parameters<Answerable['editReply']>[0],
): Promise<boolean> {
  try {
    await interaction.editReply(body)
    return true
  } catch (error) {
    if (!isGone(error)) throw error
    interaction.replied = true
    return false
  }
}
