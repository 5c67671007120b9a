import type { Place } from '../../../src/command/place.ts'
import { fileOf } from '../../../src/message/blocks.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { previewOf, type QuestionContext, type SessionDependencies } from './context.ts'
import { draw } from './draw.ts'
import type { Session } from './session.ts'

/** Shows a reply to the visitor alone: in the modal where the platform does, else as a message. */
export function say(on: SessionDependencies, session: Session, reply: Reply, here: QuestionContext): void {
  const modal = here.inModal ? session.modal() : null
  const body = modal === null ? null : previewOf(on, modal).renderAnswer(reply, words.passage, modal.place)
  if (modal !== null) session.show(body === null ? null : { ...modal, body, errors: {}, form: null })
  if (body !== null) return
  const drawn = draw(on.previews, reply, here.by)
  const file = fileOf(reply)
  const { thread, replaced, asked } = here
  if (replaced !== null && session.find(replaced.id) !== null) {
    session.replaceMessage(replaced.id, drawn, file)
  } else session.add({ thread, audience: 'asker', drawn, said: null, asked, mark: null, file })
}

/** Opens a form as a platform draws it. */
export function showForm(
  on: SessionDependencies,
  session: Session,
  preview: string,
  form: Form,
  place: Place,
): void {
  const body = previewOf(on, { preview }).renderForm(form, place)
  session.show({ preview, body, errors: {}, place, form })
}
