import type { ButtonInteraction } from 'discord.js'
import { outcomeReply, refusedQuoteReply } from '../../../src/answer/quote-reply.ts'
import type { Quote } from '../../../src/command/command.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { isHere, mayShare, permissionProblemIn } from '../posting/permissions.ts'
import { withoutContents } from '../posting/refusals.ts'
import { type DiscordMessage, renderReply } from '../render/render.ts'
import { askerIn } from './asker.ts'
import { isNew, type ListenerContext } from './listener-context.ts'
import {
  type Answerable,
  acknowledge,
  clearAway,
  dismiss,
  isPrivate,
  respondPrivately,
  respondPublicly,
} from './respond.ts'

/**
 * Puts a quote before everybody, once, as a reply to the message `target` where one is given. Where the bot is, it is a
 * message of its own; elsewhere it is the answer to the interaction.
 */
export async function quote(
  context: ListenerContext,
  interaction: Answerable,
  command: Quote,
  target: string | null = null,
): Promise<void> {
  if (isHere(interaction)) await quoteInChannel(context, interaction, command, target)
  else await quoteInAnswer(context, interaction, command)
}

/** It is written down before its asker is told that it arrived, and posted after. */
async function quoteInChannel(
  { bot, outbox, log }: ListenerContext,
  interaction: Answerable,
  command: Quote,
  target: string | null,
): Promise<void> {
  const request = requestOf(interaction, command, target)
  const answer = await bot.answer(command, askerIn(interaction, command), deliveryIdOf(request))
  if (answer.kind === 'withdrawal') return
  const messages = renderReply(answer)
  if (answer.audience === 'asker') return respondPrivately(interaction, messages)
  // The messages of a quote are found again, and so is the one that is replied to.
  const needs = { history: target !== null || messages.length > 1, hasFiles: false }
  const refusal = permissionProblemIn(interaction, needs)
  if (refusal !== null) return say(interaction, refusedQuoteReply(command, words.cannotPost(refusal)))
  const id = await outbox.accept(request, messages)
  // A request that is written down is granted, whether its asker could be told or not.
  const isHeard = await acknowledge(interaction).then(
    () => true,
    (error: unknown) => report(error, 'A quote that is going to be posted could not be acknowledged'),
  )
  if (isHeard) await outbox.acknowledge(id)
  const problem = outcomeReply(command, await outbox.deliver(id))
  if (!isHeard) return
  if (problem !== null) return say(interaction, problem)
  await clearAway(interaction).catch((error: unknown) =>
    report(error, 'A private message could not be removed'),
  )

  function report(error: unknown, message: string): false {
    log.warn({ platform: 'Discord', err: withoutContents(error) }, message)
    return false
  }
}

/** One message, since the others could not be found again when it is taken back. */
async function quoteInAnswer(
  context: ListenerContext,
  interaction: Answerable,
  command: Quote,
): Promise<void> {
  const answer = await context.bot.answer(command, askerIn(interaction, command))
  if (answer.kind === 'withdrawal') return
  const messages = renderReply(answer)
  if (answer.audience === 'asker') return respondPrivately(interaction, messages)
  const [only, another] = messages
  if (only === undefined || another !== undefined) {
    return say(interaction, refusedQuoteReply(command, words.cannotPost(words.oneMessageOnly)))
  }
  if (!mayShare(interaction)) {
    return say(interaction, refusedQuoteReply(command, words.cannotPost(words.noExternalApps)))
  }
  if (!isShared(interaction)) return respondPublicly(interaction, only)
  await shareOnce(context, interaction, only)
}

/** A second press, before the private message is gone, is another interaction. */
async function shareOnce(
  { memory, log }: ListenerContext,
  interaction: ButtonInteraction,
  message: DiscordMessage,
): Promise<void> {
  const { id } = interaction.message
  const key = `${id} ${interaction.customId}`
  if (!isNew(memory, key)) return acknowledge(interaction)
  await respondPublicly(interaction, message).catch((error: unknown) => {
    memory.seen.delete(key)
    throw error
  })
  await dismiss(interaction, id).catch((error: unknown) => {
    const err = withoutContents(error)
    log.warn({ platform: 'Discord', err }, 'A message that was shared could not be removed')
  })
}

function requestOf(interaction: Answerable, command: Quote, target: string | null): PostRequest {
  return {
    kind: 'quote',
    platform: 'Discord',
    workspace: interaction.guildId ?? 'dm',
    channel: interaction.channelId ?? '',
    thread: target,
    // A private message goes when it is shared, so pressing its button twice is one wish.
    origin: isShared(interaction) ? interaction.message.id : interaction.id,
    asker: interaction.user.id,
    command,
    isRedelivered: false,
  }
}

/** Whether a private message is put before everybody. */
function isShared(interaction: Answerable): interaction is ButtonInteraction {
  return interaction.isButton() && isPrivate(interaction)
}

async function say(interaction: Answerable, reply: Reply): Promise<void> {
  await respondPrivately(interaction, renderReply(reply))
}
