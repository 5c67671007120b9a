import { publicAnswer } from '../../../src/answer/public-answer.ts'
import { type Exchange, turnsMessage } from '../../../src/answer/respond.ts'
import { usesData } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { sentenceFor } from '../../../src/delivery/outcome.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import { fileOf } from '../../../src/message/blocks.ts'
import { note, notice } from '../../../src/message/create-reply.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { draw } from './draw.ts'
import { people, you } from './people.ts'
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
    showPrivately: async (reply, command) =>
      isForAll(here, command, reply) ? post(reply) : say(turnsMessage(command) ? here : beside, reply),
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

  /** As on both platforms, a mention is answered for everyone. */
  async function post(reply: Reply): Promise<void> {
    const { origin, outbox } = here
    const request: PostRequest = {
      ...place,
      kind: 'answer',
      origin,
      asker: you.id,
      command: null,
      isRedelivered: false,
    }
    const drawn = draw(here.previews, publicAnswer(reply, you.id, deliveryIdOf(request)), here.by)
    const outcome = await outbox.deliver(await outbox.accept(request, [drawn]))
    const problem = 'why' in outcome ? sentenceFor(outcome) : null
    if (problem !== null) say(beside, { ...reply, blocks: [...reply.blocks, note(problem)] })
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

/** What is the workspace's own stays with its asker, as does what a message can't hold. */
function isForAll({ by }: Question, command: Command, reply: Reply): boolean {
  return by === 'mention' && !usesData(command) && command.kind !== 'confirm' && fileOf(reply) === null
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
