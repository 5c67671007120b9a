import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { attach } from '../render/files.ts'
import { type DiscordMessage, nobody } from '../render/render.ts'
import { isAnswered, isGone, isRefusal, retry } from './refusals.ts'

/** A button that was pressed, or what was chosen of a list. */
export type Press = ButtonInteraction | StringSelectMenuInteraction

/** What can be answered with messages. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | Press
  | ModalSubmitInteraction

/** A press on a private message, or a form that was opened by one: the message can turn into the answer. */
export type Turning = Press | ModalMessageModalSubmitInteraction

/** Answers with messages that the asker alone sees. The first takes the place of one that says "thinking". */
export async function respondPrivately(
  interaction: Answerable,
  messages: readonly DiscordMessage[],
): Promise<void> {
  for (const message of messages) await sendPrivately(interaction, bodyOf(message))
}

/** A sentence for the asker alone, whatever has been answered so far. */
export async function sayPrivately(interaction: Answerable, content: string): Promise<void> {
  await sendPrivately(interaction, { content, allowedMentions: nobody })
}

/** Turns a private message into the answer. */
export async function turnPrivate(interaction: Turning, messages: readonly DiscordMessage[]): Promise<void> {
  const [first, ...more] = messages
  if (first === undefined) return
  if (!interaction.deferred) {
    await callBack(interaction, 'replied', () => interaction.update(bodyOf(first)))
  } else if (!(await fillIn(interaction, bodyOf(first)))) {
    return respondPrivately(interaction, messages)
  }
  await respondPrivately(interaction, more)
}

/** Answers with a message for all to see: an interaction has one answer, so it stands once. */
export async function respondPublicly(interaction: Answerable, message: DiscordMessage): Promise<void> {
  await callBack(interaction, 'replied', () => interaction.reply(bodyOf(message)))
}

/**
 * Tells Discord that what was asked has arrived, unless another process has told it already. `isTurned`: the answer takes
 * the place of the message whose button was pressed; else "thinking" is shown until it is there.
 */
export async function acknowledge(
  interaction: Answerable,
  isTurned: boolean = isPress(interaction),
): Promise<void> {
  try {
    await callBack(interaction, 'deferred', () =>
      isTurned && canTurn(interaction)
        ? interaction.deferUpdate()
        : interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    )
  } catch (error) {
    if (!isAnswered(error)) throw error
    interaction.deferred = true
  }
  // Where Discord's answer to it is lost, the library does not know.
  interaction.ephemeral = !(isTurned && canTurn(interaction))
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
  await retry(remove).catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
}

/** Whether the message whose button was pressed is its presser's alone. */
export function isPrivate({ message }: Turning): boolean {
  return message.flags.has(MessageFlags.Ephemeral)
}

/** Whether something in a message was pressed. */
export function isPress(interaction: Answerable): interaction is Press {
  return interaction.isButton() || interaction.isStringSelectMenu()
}

/** Whether a message was there before the interaction. */
export function canTurn(interaction: Answerable): interaction is Turning {
  return isPress(interaction) || (interaction.isModalSubmit() && interaction.isFromMessage())
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

/** A message, or a sentence, which has no layout. */
type Body =
  | ReturnType<typeof bodyOf>
  | { readonly content: string; readonly allowedMentions: typeof nobody; readonly flags?: undefined }

async function sendPrivately(interaction: Answerable, body: Body): Promise<void> {
  const flags = MessageFlags.Ephemeral | (body.flags ?? 0)
  const isWaiting = interaction.deferred && !interaction.replied && interaction.ephemeral === true
  if (isWaiting && (await fillIn(interaction, body))) return
  if (interaction.deferred || interaction.replied) await interaction.followUp({ ...body, flags })
  else await callBack(interaction, 'replied', () => interaction.reply({ ...body, flags }))
}

/** Puts an answer in the place of "thinking"; false where that is gone. */
async function fillIn(interaction: Answerable, body: Body): Promise<boolean> {
  try {
    await interaction.editReply(body)
    return true
  } catch (error) {
    if (!isGone(error)) throw error
    interaction.replied = true
    return false
  }
}

function bodyOf({ files, ...message }: DiscordMessage) {
  return { ...message, ...(files === undefined ? {} : { files: attach(files) }) }
}
