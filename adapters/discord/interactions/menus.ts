import { Constants, type MessageContextMenuCommandInteraction } from 'discord.js'
import { choosePassagesFor } from '../../../src/answer/choose-passages.ts'
import { createQuoteForm } from '../../../src/answer/forms/quote-form.ts'
import { respond } from '../../../src/answer/respond.ts'
import { searchForMessage } from '../../../src/command/read-message.ts'
import { notice, offer } from '../../../src/message/create-reply.ts'
import { words } from '../../../src/words/words.ts'
import { renderForm } from '../forms/modal.ts'
import { limits } from '../limits.ts'
import { writingProblem } from '../posting/asker-permissions.ts'
import { isHere, permissionProblemIn } from '../posting/permissions.ts'
import { callBack, respondPrivately } from '../posting/respond.ts'
import { renderReply } from '../render/render.ts'
import { menus } from './commands.ts'
import { createExchange } from './exchange.ts'
import { answering, type ListenerContext } from './listener-context.ts'
import { readText } from './message-text.ts'

/** *Find passages*, *Check quotation* and *Quote in reply*, in the context menu of a message. */
export const onMessageMenu = answering<MessageContextMenuCommandInteraction>(async (context, interaction) => {
  const text = readText(interaction.targetMessage)
  const { commandName } = interaction
  if (commandName === menus.quote) return openQuoteForm(context, interaction, text)
  if (text === '') return respondPrivately(interaction, renderReply(notice(commandName, words.noText)))
  const command = commandName === menus.check ? ({ kind: 'check', text } as const) : searchForMessage(text)
  return respond(context, command, createExchange(context, interaction))
})

/** Where the quote could not be posted, that is said before anybody fills in a form. */
async function openQuoteForm(
  { bot }: ListenerContext,
  interaction: MessageContextMenuCommandInteraction,
  text: string,
): Promise<void> {
  const problem = replyPermissionProblem(interaction)
  if (problem !== null) {
    const instead = offer(words.found, searchForMessage(text))
    const reply = notice(words.quoteInReply, words.cannotPost(problem), text === '' ? [] : instead)
    return respondPrivately(interaction, renderReply(reply))
  }
  const form = createQuoteForm({
    title: words.quoteInReply,
    carried: interaction.targetMessage.id,
    isReply: isHere(interaction),
    suggestions: choosePassagesFor(bot, text, limits.choices),
  })
  await callBack(interaction, 'replied', () => interaction.showModal(renderForm(form)))
}

/** Elsewhere the quote is no reply, and the bot needs nothing. */
function replyPermissionProblem(interaction: MessageContextMenuCommandInteraction): string | null {
  const ofAsker = writingProblem(interaction)
  if (ofAsker !== null || !isHere(interaction)) return ofAsker
  if (!repliable.has(interaction.targetMessage.type)) return words.noReplies
  return permissionProblemIn(interaction, { history: true, hasFiles: false })
}

// docs.discord.com/developers/resources/message#message-object-message-types: the others are notices.
const repliable: ReadonlySet<number> = new Set(Constants.NonSystemMessageTypes)
