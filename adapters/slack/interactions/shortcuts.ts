import type { RespondFn, types } from '@slack/bolt'
import { createQuoteForm } from '../../../src/answer/forms/quote-form.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respond as respondTo } from '../../../src/answer/respond.ts'
import { searchForMessage } from '../../../src/command/read-message.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { renderForm, renderModal } from '../forms/modal.ts'
import { openView } from '../forms/open-view.ts'
import { readShortcut } from '../forms/read-view.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { createResponses } from './responses.ts'

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
  const { errorBoundary, client, placeOf } = context
  const { trigger: origin, user, place, text } = readShortcut(body, placeOf)
  const responses = createResponses(() => ack(), respond)
  let isTooLate = false
  const open = async (view: types.ModalView, instead: Reply): Promise<void> => {
    if (!isTooLate && (await openView(client, origin, view))) return
    isTooLate = true
    await responses.show(instead)
  }
  const show = (reply: Reply, title: string) => open(renderModal(reply, title, place), reply)
  await errorBoundary.run(
    async () => {
      await responses.acknowledge()
      if (which === 'quote') {
        return open(renderForm(quoteInThread, place), notice(words.form.title, words.formTooLate))
      }
      const title = which === 'find' ? words.found : words.checked
      if (text === '') return show(notice(title, words.noText), title)
      const asking = { user, place, origin }
      const here = await inPlace(context, place)
      await respondTo(here, which === 'find' ? searchForMessage(text) : { kind: 'check', text }, {
        ...createExchange(here, asking),
        showPrivately: (reply) => show(reply, title),
        posting: postingIn(asking, async () => undefined),
      })
    },
    (sentence) => show(notice(words.passage, sentence), words.passage),
  )
}
