import { z } from 'zod'
import { readFormKind } from '../../../src/answer/forms/forms.ts'
import type { Place } from '../../../src/command/place.ts'
import type { SubmittedForm } from '../../../src/message/form.ts'
import { platform, workspaceOf } from '../connection/workspace-of.ts'
import { readEntered, viewState } from './inputs.ts'
import { decodeMetadata, type Metadata } from './modal.ts'

const user = z.looseObject({ id: z.string(), name: z.string().optional() })

/** A person, as requests of Slack's name one. */
interface Requester {
  readonly id: string
  readonly name: string | null
}

/** A message on which a shortcut was used, and who used it. */
export interface UsedShortcut {
  readonly trigger: string
  readonly user: Requester
  /** Under the message, or in the thread that it is in. */
  readonly place: Place
  readonly text: string
}

const shortcut = z.looseObject({
  user,
  trigger_id: z.string(),
  channel: z.looseObject({ id: z.string() }),
  message_ts: z.string(),
  message: z.looseObject({ thread_ts: z.string().optional(), text: z.string().default('') }),
})

/** Reads a message_action payload. Throws on what Slack does not send. */
export function readShortcut(body: unknown): UsedShortcut {
  const read = shortcut.parse(body)
  return {
    trigger: read.trigger_id,
    user: { id: read.user.id, name: read.user.name ?? null },
    place: {
      platform,
      workspace: workspaceOf(body),
      channel: read.channel.id,
      thread: read.message.thread_ts ?? read.message_ts,
    },
    text: read.message.text,
  }
}

const view = z.looseObject({
  id: z.string(),
  hash: z.string().default(''),
  private_metadata: z.string().default(''),
  // App Home has neither.
  callback_id: z.string().nullish(),
  title: z.looseObject({ text: z.string() }).nullish(),
})

/** What was done in a view of ours, and by whom. */
export interface ViewRequest extends Metadata {
  readonly view: string
  readonly hash: string
  readonly callback: string
  readonly title: string
  readonly workspace: string
  readonly user: Requester
}

function readRequest(body: unknown, read: z.output<typeof view>, who: z.output<typeof user>): ViewRequest {
  const workspace = workspaceOf(body)
  return {
    ...decodeMetadata(read.private_metadata, workspace),
    view: read.id,
    hash: read.hash,
    callback: read.callback_id ?? '',
    title: read.title?.text ?? '',
    workspace,
    user: { id: who.id, name: who.name ?? null },
  }
}

/** A button pressed, or an option chosen, in a modal or in App Home. */
export interface ViewPress extends ViewRequest {
  readonly surface: 'modal' | 'home'
  readonly trigger: string
  /** The code of a button, or the value of the option. */
  readonly value: string
  /** Whether it was chosen in an input of a form. */
  readonly isInput: boolean
}

const viewPress = z.looseObject({
  user,
  trigger_id: z.string(),
  view: view.extend({ type: z.enum(['modal', 'home']) }),
  actions: z.tuple([
    z.looseObject({
      value: z.string().optional(),
      selected_option: z.looseObject({ value: z.string() }).nullish(),
    }),
  ]),
})

/** Reads a block_actions payload of a view; null where it is one of a message. */
export function readViewPress(body: unknown): ViewPress | null {
  const read = viewPress.safeParse(body)
  if (!read.success) return null
  const [{ value, selected_option: option }] = read.data.actions
  return {
    ...readRequest(body, read.data.view, read.data.user),
    surface: read.data.view.type,
    trigger: read.data.trigger_id,
    value: value ?? option?.value ?? '',
    isInput: option != null,
  }
}

const suggestion = z.looseObject({ view, action_id: z.string(), value: z.string() })

/** Reads a block_suggestion payload: the form, which of its inputs, and what has been typed. Null for what is none. */
export function readSearch(body: unknown) {
  const read = suggestion.safeParse(body).data
  const kind = readFormKind(read?.view.callback_id ?? '')
  return read === undefined || kind === null ? null : { kind, input: read.action_id, typed: read.value }
}

/** A form that was sent off; `form` is null for one of another version. */
export interface Submission extends ViewRequest {
  readonly form: SubmittedForm | null
}

const submission = z.looseObject({ user, view: view.extend({ state: viewState }) })

/** Reads a view_submission payload. Throws on what Slack does not send. */
export function readSubmission(body: unknown): Submission {
  const read = submission.parse(body)
  const request = readRequest(body, read.view, read.user)
  const kind = readFormKind(request.callback)
  const { carried } = request
  return {
    ...request,
    form: kind === null ? null : { kind, carried, entered: readEntered(read.view.state) },
  }
}
