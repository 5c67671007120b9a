import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Message,
  User,
} from 'discord.js'
import { MessageFlags } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { Bot } from '../../src/bot.ts'
import type { Asker } from '../../src/command/command.ts'
import type { Guard } from '../../src/guard.ts'
import type { Log } from '../../src/log.ts'
import { words } from '../../src/reply/words.ts'
import { optionName } from './commands.ts'
import { limits } from './limits.ts'
import { readQuestion } from './question.ts'
import { refusalOf, withoutContents } from './refusals.ts'
import { nobody, renderReply } from './render.ts'
import {
  dismiss,
  respondPrivately,
  respondPublicly,
  sayPrivately,
  sendAll,
  turnPrivate,
  withdraw,
} from './respond.ts'

/** What the listeners work with. */
export interface Listening {
  readonly bot: Bot
  readonly guard: Guard
  readonly log: Log
  readonly memory: Memory
}

/** What is remembered between two events, within bounds. */
export interface Memory {
  /** Ids of messages that were answered: a resumed connection can bring them again. */
  readonly answered: LRUCache<string, true>
  /** Channels of which the log has been told that the bot may not answer there. */
  readonly refusing: LRUCache<string, true>
}

export function createMemory(): Memory {
  return {
    answered: new LRUCache({ max: 10_000, ttl: 3_600_000 }),
    refusing: new LRUCache({ max: 1_000, ttl: 24 * 3_600_000 }),
  }
}

/** `/korea …`, answered at once: an answer takes milliseconds, and Discord waits three seconds. */
export async function onSlashCommand(
  { bot, guard }: Listening,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  await guard.run(
    withoutSecrets(async () => {
      const text = interaction.options.getString(optionName, true)
      const answer = await bot.answer(bot.read(text), askerOf(interaction.user))
      // Nothing that can be typed takes back a message.
      if (answer.kind === 'withdrawal') return
      const messages = renderReply(answer)
      if (answer.audience === 'asker') await respondPrivately(interaction, messages)
      else await respondPublicly(interaction, messages)
    }),
    withoutSecrets((id) => sayPrivately(interaction, words.fault(id))),
  )
}

/** What could be meant by what has been typed so far. */
export async function onAutocomplete(
  { bot, guard }: Listening,
  interaction: AutocompleteInteraction,
): Promise<void> {
  await guard.run(
    withoutSecrets(async () => {
      const suggestions = bot.suggest(interaction.options.getFocused(), limits.choices)
      const choices = suggestions
        .filter(({ label, text }) => label.trim() !== '' && text.length <= limits.choiceValue)
        .map(({ label, text }) => ({ name: label.slice(0, limits.choiceName), value: text }))
      await interaction.respond(choices)
    }),
    withoutSecrets(() => interaction.respond([])),
  )
}

/** A button of one of our messages. A private message turns into the answer; a public one stays as it is. */
export async function onButton({ bot, guard }: Listening, interaction: ButtonInteraction): Promise<void> {
  await guard.run(
    withoutSecrets(async () => {
      const answer = await bot.answer(bot.readCode(interaction.customId), askerOf(interaction.user))
      if (answer.kind === 'withdrawal') return withdraw(interaction)
      const messages = renderReply(answer)
      const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral)
      if (answer.audience === 'asker') {
        return isPrivate ? turnPrivate(interaction, messages) : respondPrivately(interaction, messages)
      }
      // A private message stays private for ever, so the quote is another message and takes its place.
      await interaction.deferUpdate()
      if ((await respondPublicly(interaction, messages)) && isPrivate) await dismiss(interaction)
    }),
    withoutSecrets((id) => sayPrivately(interaction, words.fault(id))),
  )
}

/** A mention or a direct message, answered once, by replies for all to see: Discord has no private reply to a message. */
export async function onMessage({ bot, guard, log, memory }: Listening, message: Message): Promise<void> {
  const question = readQuestion(message)
  if (question === null || memory.answered.has(message.id)) return
  memory.answered.set(message.id, true)
  await guard.run(
    withoutSecrets(async () => {
      const answer = await bot.answer(bot.read(question), askerOf(message.author))
      if (answer.kind === 'withdrawal') return
      const sends = renderReply(answer).map((body, index) => async () => {
        // The nonce keeps another replica, or a repeated event, from answering the same message again.
        const nonce = `${message.id}-${index}`
        const sent = await message.reply({ ...body, nonce, enforceNonce: true, failIfNotExists: false })
        return () => sent.delete()
      })
      await sendAll(sends).catch(reportRefusal)
    }),
    withoutSecrets((id) => message.reply({ content: words.fault(id), allowedMentions: nobody })),
  )

  /** Where the bot may not answer nobody can be told but the operator, and once is enough. */
  function reportRefusal(error: unknown): void {
    const reason = refusalOf(error)
    if (reason === null) throw error
    const channel = message.channelId
    if (memory.refusing.has(channel)) return
    memory.refusing.set(channel, true)
    log.warn({ platform: 'Discord', channel, reason }, 'A mention could not be answered')
  }
}

function askerOf(user: User): Asker {
  return { id: user.id, name: user.displayName }
}

/** The same work, but what it throws can be logged. */
function withoutSecrets<Arguments extends readonly unknown[], Result>(
  work: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return (...args) =>
    work(...args).catch((error: unknown) => {
      throw withoutContents(error)
    })
}
