import { setTimeout as sleep } from 'node:timers/promises'
import type { types, ViewResponseAction } from '@slack/bolt'
import { readSubmitted } from '../../../src/answer/forms/forms.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respond } from '../../../src/answer/respond.ts'
import type { Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { FormKind } from '../../../src/message/form.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { words } from '../../../src/words/words.ts'
import { renderModal } from '../forms/modal.ts'
import { updateView } from '../forms/open-view.ts'
import { readSubmission, type Submission } from '../forms/read-view.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { postEphemerals } from './responses.ts'

// Slack waits three seconds for the answer to a form.
const answerWithinMs = 2_000

/** A form that was sent off. It closes where its quote is posted; else the modal says how it went. */
export async function onSubmission(
  context: ListenerContext,
  body: unknown,
  ack: (answer?: ViewResponseAction) => Promise<void>,
): Promise<void> {
  const { errorBoundary, client, placeOf } = context
  const submission = readSubmission(body, placeOf)
  const { asking, place, title, view } = submission
  let isHeard = false
  const hear = async (answer?: ViewResponseAction): Promise<void> => {
    isHeard = true
    await ack(answer)
  }
  /** False where the person has closed the modal meanwhile. */
  const showView = async (shown: types.ModalView): Promise<boolean> => {
    if (isHeard) return updateView(client, view, shown)
    await hear({ response_action: 'update', view: shown })
    return true
  }
  const show = async (reply: Reply): Promise<void> => {
    const isShown = await showView(renderModal(reply, title, place))
    if (!isShown && place !== null) await postEphemerals(client, place, asking.user.id, reply)
  }
  const working = errorBoundary.run(
    async () => {
      const here = await inPlace(context, asking.place)
      await respond(here, readCommand(here, submission), {
        ...createExchange(here, asking),
        // It's acknowledged once it's answered, or once it takes long.
        showErrors: (errors) =>
          isHeard
            ? show(notice(title, Object.values(errors).join(' ')))
            : hear({ response_action: 'errors', errors: { ...errors } }),
        showPrivately: show,
        posting: postingIn(asking, async (problem) => {
          if (problem !== null) await show(problem)
          else if (isHeard) await showView(renderModal(notice(words.quoted, words.quotedHere), title, place))
          else await hear()
        }),
      })
    },
    (sentence) => show(notice(title, sentence)),
  )
  const isDone = await Promise.race([working.then(() => true), sleep(answerWithinMs, false, { ref: false })])
  if (!isDone && !isHeard) {
    await showView(renderModal(notice(title, waitingFor(submission)), title, place))
  }
  await working
}

/** What is shown where the answer to a form takes long. */
function waitingFor({ form, place }: Submission): string {
  if (form !== null && forms[form.kind].isSaved) return digestWords.form.saving
  return form?.kind === 'quote' && place !== null ? words.quotePending : words.oneMoment
}

/** Without a place, quotes are only shown; a form that is about a channel and lacks one is forged, or of another version. */
function readCommand({ bot }: ListenerContext, { form, place }: Submission): Command {
  if (place !== null) return readSubmitted(bot, form)
  const command = readSubmitted(bot, form !== null && !forms[form.kind].needsPlace ? form : null)
  return command.kind === 'quote' ? { kind: 'show', reference: command.reference, at: 0 } : command
}

/** Whether sending it off saves something, and whether it's about a channel. */
const forms: Readonly<Record<FormKind, { readonly isSaved: boolean; readonly needsPlace: boolean }>> = {
  action: { isSaved: true, needsPlace: false },
  ask: { isSaved: false, needsPlace: false },
  check: { isSaved: false, needsPlace: false },
  digest: { isSaved: true, needsPlace: true },
  draft: { isSaved: true, needsPlace: false },
  quote: { isSaved: false, needsPlace: true },
  settings: { isSaved: true, needsPlace: false },
}
