import type { Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import { openForm } from '../forms/open-form.ts'
import { renderReply } from '../render/render.ts'
import { askerIn } from './asker.ts'
import { objectionToDigest } from './digest-place.ts'
import type { ListenerContext } from './listener-context.ts'
import { nameOwner, unnamedOwner } from './owner.ts'
import { quote } from './quote.ts'
import { type Answerable, acknowledge, canTurn, isPrivate, respondPrivately, turnPrivate } from './respond.ts'
import { withdraw } from './withdraw.ts'

/**
 * Answers an interaction: a quote before everybody, all else to its asker alone. A private message whose button was
 * pressed turns into the answer; a public one stays as it is.
 */
export async function answer(
  context: ListenerContext,
  interaction: Answerable,
  command: Command,
): Promise<void> {
  const { bot, outbox } = context
  if (command.kind === 'quote') return quote(context, interaction, command)
  // Where no digest can be posted, that is said before anybody fills in a form.
  const isDigest = command.kind === 'set digest' || command.kind === 'digest form'
  const problem = isDigest ? objectionToDigest(interaction) : null
  if (problem !== null) return respondPrivately(interaction, renderReply(problem))
  if (await openForm(context, interaction, command)) return
  // A file is kept beside the message that offered it.
  const isTurned = command.kind !== 'actions file' && canTurn(interaction) && isPrivate(interaction)
  const isSlow = needsOf(command, interaction.user.id).isSlow || unnamedOwner(command) !== null
  if (isSlow) await acknowledge(interaction, isTurned)
  const named = await nameOwner(interaction.client, interaction.guildId, command)
  const answered = await bot.answer(named, askerIn(interaction, named))
  if (answered.kind === 'withdrawal') {
    // Nothing that can be typed takes back a message.
    if (!interaction.isButton()) return
    return withdraw(outbox, interaction, command.kind === 'take back' ? command.post : null)
  }
  const messages = renderReply(answered)
  await (isTurned && canTurn(interaction)
    ? turnPrivate(interaction, messages)
    : respondPrivately(interaction, messages))
}
