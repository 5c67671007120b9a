import type { RespondFn } from '@slack/bolt'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respondToFile } from '../../../src/answer/respond-to-file.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { documentWords } from '../../../src/words/document-words.ts'
import { renderModal } from '../forms/modal.ts'
import { openAndKeepView, updateView } from '../forms/open-view.ts'
import { readShortcut } from '../forms/read-view.ts'
import { createExchange, type ListenerContext } from './exchange.ts'
import { createResponses } from './responses.ts'

/** The callback of *Add to documents*, as manifest.yml has it. */
export const addDocument = 'add_document'

/**
 * *Add to documents*, on a message with a file: a modal says that it is being read, and then what was found in it. Whoever has
 * closed the modal meanwhile is told in a private message.
 */
export async function onFileShortcut(
  context: ListenerContext,
  body: unknown,
  ack: () => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { errorBoundary, client, placeOf, files } = context
  const { trigger: origin, user, place, files: attached } = readShortcut(body, placeOf)
  const responses = createResponses(() => ack(), respond)
  let view: string | null = null
  let isOpened = false
  const draw = (reply: Reply) => renderModal(reply, documentWords.shortcut, place)
  /** Resolves to whether the modal shows it. */
  const display = async (reply: Reply): Promise<boolean> => {
    if (isOpened) return view !== null && updateView(client, view, draw(reply))
    isOpened = true
    view = await openAndKeepView(client, origin, draw(reply))
    return view !== null
  }
  const show = async (reply: Reply): Promise<void> => {
    if (!(await display(reply))) await responses.show(reply)
  }
  await errorBoundary.run(
    async () => {
      const asking = { user, place, origin }
      const here = await inPlace(context, place)
      await respondToFile(here, files.offer(attached), {
        ...createExchange(here, asking),
        acknowledge: responses.acknowledge,
        showProgress: async (reply) => void (await display(reply)),
        showPrivately: show,
      })
    },
    (sentence) => show(notice(documentWords.shortcut, sentence)),
  )
}
