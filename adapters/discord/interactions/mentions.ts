import { type Message, PermissionFlagsBits } from 'discord.js'
import type { Quote } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { sentenceFor } from '../../../src/delivery/outcome.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { notice } from '../../../src/message/notice.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { permissionProblem } from '../posting/permissions.ts'
import { type DiscordMessage, nobody, renderReply } from '../render/render.ts'
import { askerOf } from './asker.ts'
import { isNew, type ListenerContext, withoutSecrets } from './listener-context.ts'
import { nameOwner } from './owner.ts'
import { readQuestion } from './question.ts'

/**
 * A mention or a direct message, answered once, by replies for all to see: Discord has no private reply to a message.
 * The answer is a delivery by the message's id, which keeps another replica from answering it again.
 */
export async function onMessage(context: ListenerContext, message: Message): Promise<void> {
  const { bot, errorBoundary, log, memory } = context
  const question = readQuestion(bot, message)
  if (question === null || !isNew(memory, message.id)) return
  await errorBoundary.run(
    withoutSecrets(async () => {
      const permissions = permissionsIn(message)
      const problem = permissionProblem(message.channel, permissions, { history: false, hasFiles: false })
      if (problem !== null) return reportRefusal(problem)
      const mayReply = permissions?.has(PermissionFlagsBits.ReadMessageHistory) !== false
      const workspace = message.guildId ?? 'dm'
      const place = {
        platform: 'Discord',
        workspace,
        channel: message.channelId,
        thread: mayReply ? message.id : null,
      }
      try {
        if (question.kind === 'quote') return await quoteInReply(context, message, place, question)
        const command = await nameOwner(message.client, message.guildId, question)
        const answer = await bot.answer(command, askerOf(message, command))
        if (answer.kind === 'reply') {
          await post(context, requestFor(message, place, null), replyIn(message, answer))
        }
      } catch (error) {
        if (!(error instanceof PostRefused)) throw error
        reportRefusal(error.message)
      }
    }),
    withoutSecrets((sentence) => message.reply({ content: sentence, allowedMentions: nobody })),
  )

  /** Where the bot may not answer nobody can be told but the operator, and once is enough. */
  function reportRefusal(reason: string): void {
    const channel = message.channelId
    if (memory.refusing.has(channel)) return
    memory.refusing.set(channel, true)
    log.warn({ platform: 'Discord', channel, reason }, 'A mention could not be answered')
  }
}

async function quoteInReply(
  context: ListenerContext,
  message: Message,
  place: Place,
  command: Quote,
): Promise<void> {
  const request = requestFor(message, place, command)
  const answer = await context.bot.answer(command, askerOf(message, command), deliveryIdOf(request))
  if (answer.kind === 'withdrawal') return
  const isQuote = answer.audience === 'channel'
  await post(context, isQuote ? request : requestFor(message, place, null), renderReply(answer))
}

function requestFor(message: Message, place: Place, command: Quote | null): PostRequest {
  return {
    ...place,
    kind: command === null ? 'answer' : 'quote',
    origin: message.id,
    asker: message.author.id,
    command,
    isRedelivered: true,
  }
}

/** Throws PostRefused where Discord refuses. */
async function post(
  { outbox, log }: ListenerContext,
  request: PostRequest,
  messages: readonly DiscordMessage[],
): Promise<void> {
  const outcome = await outbox.deliver(await outbox.accept(request, messages))
  if (outcome.kind === 'refused') throw new PostRefused(outcome.why)
  const reason = sentenceFor(outcome)
  if (reason === null) return
  log.warn({ platform: 'Discord', channel: request.channel, reason }, 'An answer to a mention does not stand')
}

/** An answer with a file is said to have none where the bot may not attach any. */
function replyIn(message: Message, answer: Reply): readonly DiscordMessage[] {
  const messages = renderReply(answer)
  const hasFiles = messages.some(({ files }) => files !== undefined)
  const problem = permissionProblem(message.channel, permissionsIn(message), { history: false, hasFiles })
  return problem === null ? messages : renderReply(notice(answer.title, words.cannotPost(problem)))
}

function permissionsIn({ channel, client }: Message) {
  return channel.isDMBased() ? null : channel.permissionsFor(client.user)
}
