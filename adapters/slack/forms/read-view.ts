import { z } from 'zod'
import { quoteForm } from './quote-form.ts'

const user = z.looseObject({ id: z.string(), name: z.string().optional() })
const team = z.looseObject({ id: z.string() }).nullish()

/** A message on which a shortcut was used, and who used it. */
export interface UsedShortcut {
  readonly trigger: string
  readonly channel: string
  /** The first message of the thread that the message stands in, or would begin. */
  readonly thread: string
  readonly text: string
}

const shortcut = z.looseObject({
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
    channel: read.channel.id,
    thread: read.message.thread_ts ?? read.message_ts,
    text: read.message.text,
  }
}

/** A button pressed, or an option chosen, in a modal or in App Home. */
export interface ViewPress {
  readonly surface: 'modal' | 'home'
  readonly view: string
  readonly hash: string
  readonly metadata: string
  readonly trigger: string
  readonly workspace: string
  readonly user: { readonly id: string; readonly name: string | null }
  readonly action: string
  /** The code of a button, or the value of the option. */
  readonly value: string
}

const viewPress = z.looseObject({
  user,
  team,
  trigger_id: z.string(),
  view: z.looseObject({
    id: z.string(),
    hash: z.string(),
    type: z.enum(['modal', 'home']),
    private_metadata: z.string().default(''),
  }),
  actions: z.tuple([
    z.looseObject({
      action_id: z.string(),
      value: z.string().optional(),
      selected_option: z.looseObject({ value: z.string() }).nullish(),
    }),
  ]),
})

/** Reads a block_actions payload of a view; null where it is one of a message. */
export function readViewPress(body: unknown): ViewPress | null {
  const read = viewPress.safeParse(body)
  if (!read.success) return null
  const { view, actions, trigger_id: trigger, team: workspace, user: who } = read.data
  const [{ action_id: action, value, selected_option: option }] = actions
  return {
    surface: view.type,
    view: view.id,
    hash: view.hash,
    metadata: view.private_metadata,
    trigger,
    workspace: workspace?.id ?? '',
    user: { id: who.id, name: who.name ?? null },
    action,
    value: value ?? option?.value ?? '',
  }
}

/** The form of *Quote in thread* as it was submitted. */
export interface SubmittedQuote {
  readonly view: string
  readonly metadata: string
  readonly workspace: string
  readonly user: { readonly id: string; readonly name: string | null }
  readonly passage: string
  /** Counted from 1; empty for the whole passage. */
  readonly sentences: readonly number[]
  readonly withContext: boolean
  readonly comment: string | null
}

const options = z.array(z.looseObject({ value: z.string() })).default([])

const submission = z.looseObject({
  user,
  team,
  view: z.looseObject({
    id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.looseObject({
        [quoteForm.passage]: z.looseObject({
          [quoteForm.passage]: z.looseObject({
            selected_option: z.looseObject({ value: z.string() }).nullish(),
          }),
        }),
        [quoteForm.sentences]: z
          .looseObject({ [quoteForm.sentences]: z.looseObject({ selected_options: options }) })
          .optional(),
        [quoteForm.context]: z
          .looseObject({ [quoteForm.context]: z.looseObject({ selected_options: options }) })
          .optional(),
        [quoteForm.comment]: z
          .looseObject({ [quoteForm.comment]: z.looseObject({ value: z.string().nullish() }) })
          .optional(),
      }),
    }),
  }),
})

/** Reads a view_submission payload of the form. Throws on what Slack does not send. */
export function readSubmittedQuote(body: unknown): SubmittedQuote {
  const { view, user: who, team: workspace } = submission.parse(body)
  const { passage, sentences, context, comment } = view.state.values
  return {
    view: view.id,
    metadata: view.private_metadata,
    workspace: workspace?.id ?? '',
    user: { id: who.id, name: who.name ?? null },
    passage: passage.passage.selected_option?.value ?? '',
    sentences: (sentences?.sentences.selected_options ?? []).map(({ value }) => Number(value)),
    withContext: (context?.context.selected_options ?? []).length > 0,
    comment: comment?.comment.value?.trim() || null,
  }
}
