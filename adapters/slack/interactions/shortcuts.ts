import type { RespondFn, types } from '@slack/bolt'
import { createQuoteForm } from '../../../src/answer/forms/quote-form.ts'
import { notice } from '../../../src/message/notice.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { renderForm, renderModal } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { readShortcut, type UsedShortcut } from '../forms/read-view.ts'
import { renderReply } from '../render/render.ts'
import { readText } from '../render/text.ts'
import { askerOf } from './asker.ts'
import type { ListenerContext } from './listener-context.ts'

/** The callbacks of the message shortcuts, as manifest.yml has them. */
export const shortcuts = {
  quote: 'quote_in_thread',
  find: 'find_passages',
  check: 'check_quotation',
} as const

/** The form of *Quote in thread*, before a passage is chosen. */
const quoteInThread = createQuoteForm({
  title: words.form.title,
  carried: '',
  isReply: true,
  suggestions: [],
})

/**
 * A message shortcut: each opens a modal, which the asker alone sees. Where it's too late for that, they're told in a
 * private message.
 */
export async function onShortcut(
  context: ListenerContext,
  which: keyof typeof shortcuts,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { errorBoundary, client } = context
  const used = readShortcut(body)
  const { place } = used
  let isTooLate = false
  const open = async (view: types.ModalView, instead: Reply): Promise<void> => {
    if (!isTooLate && (await openView(client, used.trigger, view))) return
    isTooLate = true
    for (const message of renderReply(instead)) {
      await respond({ response_type: 'ephemeral', replace_original: false, ...message })
    }
  }
  const show = (reply: Reply, title: string) => open(renderModal(reply, title, place), reply)
  await errorBoundary.run(
    async () => {
      await ack()
      if (which === 'quote') {
        return open(renderForm(quoteInThread, place), notice(words.form.title, words.formTooLate))
      }
      await show(await readMessage(context, which, used), which === 'find' ? words.found : words.checked)
    },
    (sentence) => show(notice(words.passage, sentence), words.passage),
  )
}

async function readMessage(
  { bot, people }: ListenerContext,
  which: 'find' | 'check',
  { user, place, text: sent, trigger }: UsedShortcut,
): Promise<Reply> {
  const text = readText(sent).trim()
  if (text === '') return notice(which === 'find' ? words.found : words.checked, words.noText)
  const command =
    which === 'find' ? ({ kind: 'search', text, at: 0 } as const) : ({ kind: 'check', text } as const)
  const asker = await askerOf(people, { user, place, origin: trigger }, command)
  const answer = await bot.answer(command, asker)
  if (answer.kind === 'withdrawal') throw new Error('A search or a check is never answered with a withdrawal')
  return answer
}
