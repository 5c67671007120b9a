import { z } from 'zod'
import { readFormKind } from '../../../src/answer/forms/forms.ts'
import type { SubmittedForm } from '../../../src/message/form.ts'
import { type Asking, person } from '../connection/asker.ts'
import { slackFile } from '../connection/files.ts'
import type { PlaceOf } from '../connection/workspace-of.ts'
import { readMessage, slackMessage } from '../render/message-text.ts'
import { codeOf, pressedElement } from '../render/pressed.ts'
import { readEntered, viewState } from './inputs.ts'
import { decodeMetadata, type Metadata } from './modal.ts'

const shortcut = z.object({
  user: person,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }),
  message_ts: z.string(),
  message: slackMessage.extend({
    thread_ts: z.string().optional(),
    files: z.array(slackFile).nullish().catch(null),
  }),
})

/** Reads a message_action payload: the message on which a shortcut was used. Throws on what Slack does not send. */
export function readShortcut(body: unknown, placeOf: PlaceOf) {
  const { user, trigger_id: trigger, channel, message_ts: ts, message } = shortcut.parse(body)
  // Under the message, or in the thread that it is in.
  const place = placeOf(body, channel.id, message.thread_ts ?? ts)
  return { trigger, user, place, text: readMessage(message), files: message.files ?? [] }
}

const view = z.object({
  id: z.string(),
  hash: z.string().default(''),
  private_metadata: z.string().default(''),
  // App Home has neither.
  callback_id: z.string().nullish(),
  title: z.object({ text: z.string() }).nullish(),
})

/** What was done in a view of ours, and by whom. */
interface ViewRequest extends Metadata {
  readonly view: string
  readonly hash: string
  readonly callback: string
  readonly title: string
  readonly asking: Asking
}

function readRequest(
  body: unknown,
  read: z.output<typeof view>,
  user: Asking['user'],
  placeOf: PlaceOf,
): ViewRequest {
  const metadata = decodeMetadata(read.private_metadata, body, placeOf)
  const { id, hash } = read
  return {
    ...metadata,
    view: id,
    hash,
    callback: read.callback_id ?? '',
    title: read.title?.text ?? '',
    asking: { user, place: metadata.place ?? placeOf(body), origin: `${id}:${hash}` },
  }
}

const viewPress = z.object({
  user: person,
  trigger_id: z.string(),
  view: view.extend({ type: z.enum(['modal', 'home']) }),
  actions: z.tuple([pressedElement]),
})

/** A button pressed, or an option chosen, in a modal or in App Home. */
export type ViewPress = NonNullable<ReturnType<typeof readViewPress>>

/** Reads a block_actions payload of a view; null where it is one of a message. */
export function readViewPress(body: unknown, placeOf: PlaceOf) {
  const read = viewPress.safeParse(body).data
  if (read === undefined) return null
  const [action] = read.actions
  const request = readRequest(body, read.view, read.user, placeOf)
  return {
    ...request,
    surface: read.view.type,
    trigger: read.trigger_id,
    // The code of a button, or the value of the option.
    value: codeOf(action),
    // Whether it was chosen in an input of a form, and not in a list of an answer.
    isInput: action.selected_option != null && readFormKind(request.callback) !== null,
  }
}

const suggestion = z.object({ view, action_id: z.string(), value: z.string() })

/** Reads a block_suggestion payload: the form, which of its inputs, and what has been typed. Null for what is none. */
export function readSearch(body: unknown, placeOf: PlaceOf) {
  const read = suggestion.safeParse(body).data
  const kind = readFormKind(read?.view.callback_id ?? '')
  if (read === undefined || kind === null) return null
  const { place } = decodeMetadata(read.view.private_metadata, body, placeOf)
  return { kind, input: read.action_id, typed: read.value, place: place ?? placeOf(body) }
}

/** A form that was sent off; `form` is null for one of another version. */
export interface Submission extends ViewRequest {
  readonly form: SubmittedForm | null
}

const submission = z.object({ user: person, view: view.extend({ state: viewState }) })

/** Reads a view_submission payload. Throws on what Slack does not send. */
export function readSubmission(body: unknown, placeOf: PlaceOf): Submission {
  const read = submission.parse(body)
  const request = readRequest(body, read.view, read.user, placeOf)
  const kind = readFormKind(request.callback)
  const entered = readEntered(read.view.state)
  return { ...request, form: kind === null ? null : { kind, carried: request.carried, entered } }
}
