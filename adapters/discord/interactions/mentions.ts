import { cleanContent, type Message, MessageReferenceType, PermissionFlagsBits } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import { publicAnswer } from '../../../src/answer/public-answer.ts'
import { type Exchange, respond } from '../../../src/answer/respond.ts'
import { concernsEverything, isAboutKeys } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import { sentenceFor } from '../../../src/delivery/outcome.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { notice, withoutLinks } from '../../../src/message/create-reply.ts'
import { renderPlainText } from '../../../src/message/plain-text.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { keyWords } from '../../../src/words/key-words.ts'
import { settingsWords } from '../../../src/words/settings-words.ts'
import { unansweredWords } from '../../../src/words/unanswered-words.ts'
import { words } from '../../../src/words/words.ts'
import { askerOf, findName, refuseRole } from '../connection/asker.ts'
import { placeOf, workspaceOf } from '../connection/workspace-of.ts'
import { writingProblem } from '../posting/asker-permissions.ts'
import { permissionProblem } from '../posting/permissions.ts'
import { type DiscordMessage, nobody, renderReply } from '../render/render.ts'
import { isNew, type ListenerContext, withoutSecrets } from './listener-context.ts'
import { readText } from './message-text.ts'
import { readTyped } from './typed-text.ts'

/**
 * A mention or a direct message, answered once, publicly: Discord has no private reply to a message. Another
 * replica that hears it finds the same delivery.
 */
export async function onMessage(context: ListenerContext, message: Message): Promise<void> {
  const { errorBoundary, log, memory } = context
  if (!isQuestion(message) || !isNew(memory, `${workspaceOf(message)}:${message.id}`)) return
  await errorBoundary.run(
    withoutSecrets(async () => {
      const permissions = permissionsIn(message)
      const problem = permissionProblem(message.channel, permissions, { history: false, hasFiles: false })
      if (problem !== null) return reportRefusal(problem)
      const mayReply = permissions?.has(PermissionFlagsBits.ReadMessageHistory) !== false
      try {
        const here = await inPlace(context, placeOf(message))
        const question = readQuestion(here.bot, message)
        await respond(here, question, createMentionExchange(here, message, mayReply, reportRefusal))
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
    const key = `${workspaceOf(message)}:${channel}`
    if (memory.refusing.has(key)) return
    memory.refusing.set(key, true)
    log.warn({ platform: 'Discord', channel, reason }, 'A mention could not be answered')
  }
}

/**
 * Whether a message asks the bot: a direct message, or one that mentions the bot itself. Bots, webhooks, notices, and replies to
 * the bot in which nobody typed its name don't.
 */
function isQuestion({ author, webhookId, system, guildId, mentions, client }: Message): boolean {
  if (author.bot || webhookId !== null || system) return false
  const asked = { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true }
  return guildId === null || mentions.has(client.user, asked)
}

/** What a message asks, without the mention. */
function readQuestion(bot: Bot, { client, content, channel }: Message): Command {
  const mention = new RegExp(`<@!?${client.user.id}>[,:]?`, 'gu')
  const command = bot.read(readTyped(content.replaceAll(mention, ' ')))
  if (command.kind !== 'change action') return command
  const { note } = command
  return { ...command, note: note === null ? null : cleanContent(note, channel) }
}

/** What is asked by a message has no private answer, and opens nothing. */
function createMentionExchange(
  { outbox, log }: ListenerContext,
  message: Message,
  mayReply: boolean,
  reportRefusal: (reason: string) => void,
): Exchange {
  const place = placeOf(message, mayReply ? message.id : null)
  return {
    askerFor: (command) => askerOf(message, command),
    findName: (id) => findName(message.client, message.guildId, id),
    nameMentioned: refuseRole,
    problemWith(command) {
      // Its answer would be everyone's, and is kept until it's posted.
      if (isAboutKeys(command)) return notice(keyWords.title, keyWords.notInMessages)
      // These name administrators, and what people asked.
      if (concernsEverything(command) && command.kind !== 'forget')
        return command.kind === 'unanswered'
          ? notice(unansweredWords.heading, unansweredWords.notInMessages)
          : notice(settingsWords.title, settingsWords.notInMessages)
      const problem = command.kind === 'set digest' ? writingProblem(message) : null
      return problem === null ? null : notice(digestWords.notPosted, words.cannotPost(problem))
    },
    readAbove: () => readAbove(message),
    async showPrivately(reply) {
      const { id: origin, author } = message
      const request = {
        ...place,
        kind: 'answer',
        origin,
        asker: author.id,
        command: null,
        isRedelivered: true,
      } as const
      const outcome = await outbox.deliver(
        await outbox.accept(request, renderAnswer(message, reply, request)),
      )
      if (outcome.kind === 'refused') throw new PostRefused(outcome.why)
      const reason = sentenceFor(outcome)
      if (reason !== null)
        log.warn({ platform: 'Discord', channel: place.channel, reason }, 'A mention could not be answered')
    },
    posting: {
      kind: 'outbox',
      origin: { ...place, origin: message.id, isRedelivered: true },
      render: renderReply,
      problemWith: () => writingProblem(message),
      async settle(problem) {
        if (problem !== null) reportRefusal(renderPlainText(problem))
      },
    },
  }
}

/** The words of the message that this one replies to; null where it replies to none, or Discord does not tell them. */
async function readAbove(message: Message): Promise<string | null> {
  if (message.reference?.type !== MessageReferenceType.Default) return null
  const above = await message.fetchReference().catch(() => null)
  const text = above === null ? '' : readText(above)
  return text === '' ? null : text
}

/** In a channel the answer is everyone's. One with a file is said to have none where the bot may not attach any. */
function renderAnswer(message: Message, answer: Reply, request: PostRequest): readonly DiscordMessage[] {
  const render = (reply: Reply): readonly DiscordMessage[] =>
    renderReply(
      // What is kept until it is posted has no private link, either.
      message.channel.isDMBased()
        ? withoutLinks(reply)
        : publicAnswer(reply, request.asker, deliveryIdOf(request)),
    )
  const messages = render(answer)
  const hasFiles = messages.some(({ files }) => files !== undefined)
  const problem = permissionProblem(message.channel, permissionsIn(message), { history: false, hasFiles })
  return problem === null ? messages : render(notice(answer.title, words.cannotPost(problem)))
}

function permissionsIn({ channel, client }: Message) {
  return channel.isDMBased() ? null : channel.permissionsFor(client.user)
}
