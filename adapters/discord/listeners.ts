import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js'
import { optionName } from './commands.ts'
import { answering, askerOf } from './listening.ts'
import { mayTakeBack } from './permissions.ts'
import { quote } from './quote.ts'
import { renderReply } from './render.ts'
import { isPrivate, respondPrivately, turnPrivate } from './respond.ts'
import { withdraw } from './withdraw.ts'

/** `/korea …`, answered at once: an answer takes milliseconds, and Discord waits three seconds. */
export const onSlashCommand = answering<ChatInputCommandInteraction>(async (listening, interaction) => {
  const { bot } = listening
  const command = bot.read(interaction.options.getString(optionName, true))
  if (command.kind === 'quote') return quote(listening, interaction, command)
  const answer = await bot.answer(command, askerOf(interaction.user))
  // Nothing that can be typed takes back a message.
  if (answer.kind === 'reply') await respondPrivately(interaction, renderReply(answer))
})

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export const onButton = answering<ButtonInteraction>(async (listening, interaction) => {
  const { bot, outbox } = listening
  const command = bot.readCode(interaction.customId)
  if (command.kind === 'quote') return quote(listening, interaction, command)
  const asker = askerOf(interaction.user)
  // Whether they are an administrator matters only to what others have quoted.
  const isOthers = command.kind === 'take back' && command.asker !== asker.id
  const answer = await bot.answer(command, { ...asker, isAdmin: isOthers && mayTakeBack(interaction) })
  if (answer.kind === 'withdrawal') {
    return withdraw(outbox, interaction, command.kind === 'take back' ? command.post : null)
  }
  const messages = renderReply(answer)
  await (isPrivate(interaction)
    ? turnPrivate(interaction, messages)
    : respondPrivately(interaction, messages))
})
