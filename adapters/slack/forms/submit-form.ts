import type { ViewResponseAction } from '@slack/bolt'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { notice } from '../../../src/message/notice.ts'
import { readSchedule } from '../../../src/schedule/read-schedule.ts'
import { actionWords } from '../../../src/words/action-words.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { answer } from '../interactions/answer.ts'
import { nameOwner } from '../interactions/asker.ts'
import { postEphemerals } from '../interactions/ephemerals.ts'
import type { ListenerContext } from '../interactions/listener-context.ts'
import { renderReply } from '../render/render.ts'
import { actionForm, readActionForm } from './action-form.ts'
import { digestForm, readDigestForm } from './digest-form.ts'
import { readInputs } from './inputs.ts'
import { renderModal } from './modal.ts'
import { updateView } from './update-view.ts'

type Ack = (answer?: ViewResponseAction) => Promise<void>

/** The form of an action item, which then shows what has become of it. */
export function onActionForm(context: ListenerContext, body: unknown, ack: Ack): Promise<void> {
  return submit(context, body, ack, {
    title: actionWords.form.title,
    read: () => readActionForm(context.bot, body),
    async findErrors(command): Promise<Errors> {
      const named = await nameOwner(context.people, command)
      const isUnknown = named.kind === 'unclear' && named.reason === 'unknown person'
      return isUnknown ? { [actionForm.owner]: actionWords.form.notAPerson } : {}
    },
  })
}

/** The form of a digest, which then shows what is set. */
export function onDigestForm(context: ListenerContext, body: unknown, ack: Ack): Promise<void> {
  return submit(context, body, ack, {
    title: digestWords.form.title,
    read: () => readDigestForm(body),
    findErrors: async (command) => (command.kind === 'set digest' ? findScheduleErrors(command.words) : {}),
  })
}

/** A zone that was offered by a newer version, say. */
export function findScheduleErrors(words: string): Errors {
  const read = readSchedule(words, null)
  if (read.kind !== 'unknown') return {}
  const field = {
    time: digestForm.time,
    zone: digestForm.zone,
    days: digestForm.days,
    words: digestForm.zone,
  }
  return { [field[read.what]]: digestWords.unknown(read.what, read.typed) }
}

/** What is wrong, by the name of the input beside which it is said. */
type Errors = Readonly<Record<string, string>>

interface Form {
  readonly title: string
  readonly read: () => { readonly command: Command; readonly place: Pick<Place, 'channel' | 'thread'> | null }
  /** Asked before the form is closed, so that nothing that was entered is lost. */
  readonly findErrors: (command: Command) => Promise<Errors>
}

/** Slack waits three seconds for the answer to a form, so the form says at once that it is seen to, and how it went after. */
async function submit(
  context: ListenerContext,
  body: unknown,
  ack: Ack,
  { title, read, findErrors }: Form,
): Promise<void> {
  const { errorBoundary, client } = context
  const { view, hash, workspace, user } = readInputs(body)
  const show = (text: string) => updateView(client, view, renderModal(notice(title, text), title, null))
  await errorBoundary.run(
    async () => {
      const { command, place } = read()
      const errors = await findErrors(command)
      if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors })
      const waiting = renderModal(notice(title, digestWords.form.saving), title, place)
      await ack({ response_action: 'update', view: waiting })
      const asking = { user, workspace, channel: place?.channel ?? '', origin: `${view}:${hash}` }
      const answered = await answer(context, asking, command, null)
      if (answered?.kind !== 'reply') return
      if (await updateView(client, view, renderModal(answered, title, place))) return
      // They have closed the form and are not told there.
      if (place !== null) await postEphemerals(client, place, user.id, renderReply(answered))
    },
    (sentence) => show(sentence),
  )
}
