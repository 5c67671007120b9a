import { type Exchange, turnsMessage } from '../../../src/answer/respond.ts'
import type { Place } from '../../../src/command/place.ts'
import { fileOf } from '../../../src/message/blocks.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { draw } from './draw.ts'
import { people } from './people.ts'
import { askerOf, placeIn, previewOf, type Question, type Visit } from './visit.ts'

/** A visitor's question, and the ways back to them. */
export function createExchange(here: Question): Exchange {
  const { session, pressed, replaced } = here
  const place = placeIn(here, here.thread)
  const modal = here.inModal ? session.modal() : null
  const form = modal?.form ?? null
  const beside = { ...here, replaced: null }
  return {
    askerFor: () => askerOf(here),
    findName: (id) => people.find((person) => person.id === id)?.name ?? null,
    async openForm(asked) {
      showForm(here, asked, place)
      return true
    },
    showErrors:
      modal === null || form === null || !previewOf(here, modal.preview).showsErrors
        ? undefined
        : async (errors) => session.show({ ...modal, errors }),
    showPrivately: async (reply, command) => say(turnsMessage(command) ? here : beside, reply),
    posting: {
      kind: 'outbox',
      origin: { ...place, origin: here.origin, isRedelivered: false },
      render: (reply) => [draw(here.previews, reply)],
      settle: async (problem) => settle(problem),
    },
    readAbove: async () => {
      const above = here.thread === null ? null : session.find(here.thread)
      return above?.said?.text ?? above?.drawn?.text ?? null
    },
    removeMessage: pressed === null ? undefined : (post) => remove(pressed.id, post),
  }

  function settle(problem: Reply | null): void {
    if (problem !== null) {
      say(beside, problem)
      return
    }
    if (replaced !== null) session.remove(replaced.id)
    // A form that was sent off closes; a modal that shows an answer says that it is posted.
    if (form !== null) session.show(null)
    else if (here.inModal) say(here, notice(words.quoted, words.quotedHere))
  }

  async function remove(message: string, post: string | null): Promise<void> {
    const problem = await here.outbox.remove(post, place, message)
    if (problem === null) session.remove(message)
    else say(beside, notice(words.offers.takeBack, problem))
  }
}

/** Shows a reply to the visitor alone: in the modal where the platform does, else as a message. */
export function say(here: Question, reply: Reply): void {
  const { session, replaced } = here
  if (here.inModal) {
    const { preview, place } = session.modal() ?? { preview: here.preview, place: placeIn(here, here.thread) }
    const body = previewOf(here, preview).renderAnswer(reply, words.passage, place)
    session.show(body === null ? null : { preview, place, body, errors: {}, form: null })
    if (body !== null) return
  }
  const drawn = draw(here.previews, reply, here.by)
  const file = fileOf(reply)
  if (replaced !== null && session.find(replaced.id) !== null) {
    session.replaceMessage(replaced.id, drawn, file)
  } else session.add({ thread: here.thread, audience: 'asker', drawn, asked: here.asked, file })
}

/** Opens a form as the visit's platform draws it. */
export function showForm(visit: Visit, form: Form, place: Place): void {
  const { preview, session } = visit
  session.show({ preview, body: previewOf(visit, preview).renderForm(form, place), errors: {}, place, form })
}
