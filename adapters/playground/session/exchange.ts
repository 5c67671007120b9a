import { type Exchange, turnsMessage } from '../../../src/answer/respond.ts'
import type { Asker } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { placeIn, previewOf, type QuestionContext, type SessionDependencies } from './context.ts'
import { draw } from './draw.ts'
import { nameOf, you } from './people.ts'
import type { Session } from './session.ts'
import { say, showForm } from './show.ts'

/** A visitor's question, and the ways back to them. */
export function createExchange(on: SessionDependencies, session: Session, here: QuestionContext): Exchange {
  const place = placeIn(session, here.thread)
  const { pressed, replaced } = here
  const modal = here.inModal ? session.modal() : null
  const form = modal?.form ?? null
  const beside = { ...here, replaced: null }
  return {
    askerFor: () => askerIn(session, here),
    findName: nameOf,
    async openForm(asked) {
      showForm(on, session, here.preview, asked, place)
      return true
    },
    showErrors:
      modal === null || form === null || !previewOf(on, modal).showsErrors
        ? undefined
        : async (errors) => session.show({ ...modal, errors }),
    showPrivately: async (reply, command) => say(on, session, reply, turnsMessage(command) ? here : beside),
    posting: {
      kind: 'outbox',
      origin: { ...place, origin: here.origin, isRedelivered: false },
      render: (reply) => [draw(on.previews, reply)],
      settle: async (problem) => settle(problem),
    },
    removeMessage: pressed === null ? undefined : (post) => remove(pressed.id, post),
  }

  function settle(problem: Reply | null): void {
    if (problem !== null) {
      say(on, session, problem, beside)
      return
    }
    if (replaced !== null) session.remove(replaced.id)
    // A form that was sent off closes; a modal that shows an answer says that it is posted.
    if (form !== null) session.show(null)
    else if (modal !== null) say(on, session, notice(words.quoted, words.quotedHere), here)
  }

  async function remove(message: string, post: string | null): Promise<void> {
    const problem = await on.outbox.remove(post, place, message)
    if (problem === null) session.remove(message)
    else say(on, session, notice(words.offers.takeBack, problem), beside)
  }
}

/** The visitor, who may do anything in their own session. */
export function askerIn(session: Session, { zone, origin, thread }: QuestionContext): Asker {
  return { ...you, isAdmin: true, zone, at: placeIn(session, thread), origin }
}
