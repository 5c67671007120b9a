import { refusedQuoteReply } from '../../../src/answer/quote-reply.ts'
import { type Exchange, type Posting, turnsMessage } from '../../../src/answer/respond.ts'
import type { Command, Quote } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { documentWords } from '../../../src/words/document-words.ts'
import { words } from '../../../src/words/words.ts'
import { askerOf, findName, refuseRole } from '../connection/asker.ts'
import { placeOf, workspaceOf } from '../connection/workspace-of.ts'
import { renderForm } from '../forms/modal.ts'
import { writingProblem } from '../posting/asker-permissions.ts'
import { digestNeeds, isHere, mayShare, permissionProblemIn } from '../posting/permissions.ts'
import { withoutContents } from '../posting/refusals.ts'
import {
  type Answerable,
  acknowledge,
  callBack,
  canTurn,
  dismiss,
  isPress,
  isPrivate,
  type Press,
  respondPrivately,
  respondPublicly,
  turnPrivate,
} from '../posting/respond.ts'
import { type DiscordMessage, renderReply } from '../render/render.ts'
import { isNew, type ListenerContext } from './listener-context.ts'
import { codeOf } from './press.ts'
import { withdraw } from './withdraw.ts'

/**
 * What was asked by an interaction. A private message whose button was pressed turns into the answer; a public one stays
 * as it is. A quote goes under the message `target` where one is given.
 */
export function createExchange(
  context: ListenerContext,
  interaction: Answerable,
  target: string | null = null,
): Exchange {
  const { outbox, log } = context
  let isHeard = true
  const turns = (command: Command): boolean =>
    turnsMessage(command) && canTurn(interaction) && isPrivate(interaction)
  const report = (error: unknown, message: string): void =>
    log.warn({ platform: 'Discord', err: withoutContents(error) }, message)
  return {
    askerFor: (command) => askerOf(interaction, command),
    findName: (id) => findName(interaction.client, interaction.guildId, id),
    nameMentioned: refuseRole,
    isSlow(command) {
      const needs = needsOf(command, interaction.user.id)
      return needs.isSlow || needs.nameOf !== null
    },
    // Where no digest can be posted, that is said before anybody fills in a form.
    problemWith({ kind }) {
      // What is published is told to the channel, where there are others.
      const untold = kind === 'publish draft' && isHere(interaction) ? writingProblem(interaction) : null
      if (untold !== null) return notice(documentWords.notPublished, words.cannotPost(untold))
      if (kind !== 'set digest' && kind !== 'digest form') return null
      const problem = isHere(interaction)
        ? (writingProblem(interaction) ?? permissionProblemIn(interaction, digestNeeds))
        : digestWords.notHere
      return problem === null ? null : notice(digestWords.notPosted, words.cannotPost(problem))
    },
    async acknowledge(command) {
      try {
        // A button that quotes stays where it is until the quote is posted.
        const isTurned = command.kind === 'quote' ? isPress(interaction) : turns(command)
        await acknowledge(interaction, isTurned)
      } catch (error) {
        isHeard = false
        if (command.kind === 'quote') {
          report(error, 'A quote that is going to be posted could not be acknowledged')
        }
        throw error
      }
    },
    // A form can't open another.
    openForm: interaction.isModalSubmit()
      ? undefined
      : async (form) => {
          // It has to be the first answer, and counts as one.
          await callBack(interaction, 'replied', () => interaction.showModal(renderForm(form)))
          return true
        },
    async showPrivately(reply, command) {
      const messages = renderReply(reply)
      await (turns(command) && canTurn(interaction)
        ? turnPrivate(interaction, messages)
        : respondPrivately(interaction, messages))
    },
    posting: isHere(interaction)
      ? inChannel()
      : { kind: 'answer', post: (...quote) => share(context, interaction, ...quote) },
    removeMessage: isPress(interaction) ? (post) => withdraw(outbox, interaction, post) : undefined,
  }

  function inChannel(): Posting {
    // A private message goes when it is shared, so pressing its button twice asks for one quote.
    const origin = isShared(interaction) ? interaction.message.id : interaction.id
    return {
      kind: 'outbox',
      origin: { ...placeOf(interaction, target), origin, isRedelivered: false },
      render: renderReply,
      // The messages of a quote are found again, and so is the one that is replied to.
      problemWith: ({ length }) =>
        writingProblem(interaction) ??
        permissionProblemIn(interaction, { history: target !== null || length > 1, hasFiles: false }),
      async settle(problem) {
        if (!isHeard) return
        if (problem !== null) return respondPrivately(interaction, renderReply(problem))
        // "Thinking", or the message that was shared; what everybody sees stays.
        if (isPress(interaction) && !isPrivate(interaction)) return
        await dismiss(interaction).catch((error: unknown) =>
          report(error, 'A private message could not be removed'),
        )
      },
    }
  }
}

/** Answers with a quote, in one message, since the others could not be found again when it is taken back. */
async function share(
  context: ListenerContext,
  interaction: Answerable,
  reply: Reply,
  command: Quote,
): Promise<void> {
  const [only, another] = renderReply(reply)
  const isTooLong = only === undefined || another !== undefined
  const ofAsker = mayShare(interaction) ? writingProblem(interaction) : words.noExternalApps
  const problem = isTooLong ? words.oneMessageOnly : ofAsker
  if (only === undefined || problem !== null) {
    const why = words.cannotPost(problem ?? words.oneMessageOnly)
    return respondPrivately(interaction, renderReply(refusedQuoteReply(command, why)))
  }
  if (!isShared(interaction)) return respondPublicly(interaction, only)
  await shareOnce(context, interaction, only)
}

/** A second press, before the private message is gone, is another interaction. */
async function shareOnce(
  { memory, log }: ListenerContext,
  interaction: Press,
  message: DiscordMessage,
): Promise<void> {
  const { id } = interaction.message
  const key = `${workspaceOf(interaction)}:${id} ${codeOf(interaction)}`
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

/** Whether a private message is put before everybody. */
function isShared(interaction: Answerable): interaction is Press {
  return isPress(interaction) && isPrivate(interaction)
}
