import type { ViewResponseAction } from '@slack/bolt'
import type { Command } from '../../src/command/command.ts'
import type { Place } from '../../src/outbox/poster.ts'
import { actionWords } from '../../src/reply/action-words.ts'
import { digestWords } from '../../src/reply/digest-words.ts'
import { notice } from '../../src/reply/notice.ts'
import { readActionForm } from './action-form.ts'
import { answer } from './answer.ts'
import { readDigestForm } from './digest-form.ts'
import { postEphemerals } from './ephemerals.ts'
import { readInputs } from './inputs.ts'
import type { Listening } from './listeners.ts'
import { renderModal } from './modal.ts'
import { renderReply } from './render.ts'
import { updateView } from './update-view.ts'

type Ack = (answer?: ViewResponseAction) => Promise<void>

/** The form of an action item, which then shows what has become of it. */
export function onActionForm(listening: Listening, body: unknown, ack: Ack): Promise<void> {
  return submit(listening, body, ack, actionWords.form.title, () => readActionForm(listening.bot, body))
}

/** The form of a digest, which then shows what is set. */
export function onDigestForm(listening: Listening, body: unknown, ack: Ack): Promise<void> {
  return submit(listening, body, ack, digestWords.form.title, () => readDigestForm(body))
}

/** Slack waits three seconds for the answer to a form, so the form says at once that it is seen to, and how it went after. */
async function submit(
  listening: Listening,
  body: unknown,
  ack: Ack,
  title: string,
  read: () => { readonly command: Command; readonly place: Place | null },
): Promise<void> {
  const { guard, client } = listening
  const { view, hash, workspace, user } = readInputs(body)
  const show = (text: string) => updateView(client, view, renderModal(notice(title, text), title, null))
  await guard.run(
    async () => {
      const { command, place } = read()
      const waiting = renderModal(notice(title, digestWords.form.saving), title, place)
      await ack({ response_action: 'update', view: waiting })
      const asking = { user, workspace, channel: place?.channel ?? '', origin: `${view}:${hash}` }
      const answered = await answer(listening, asking, command, null)
      if (answered?.kind !== 'reply') return
      if (await updateView(client, view, renderModal(answered, title, place))) return
      // They have closed the form and are not told there.
      if (place !== null) await postEphemerals(client, place, user.id, renderReply(answered))
    },
    (sentence) => show(sentence),
  )
}
