import { z } from 'zod'
import { workspaceOf } from '../connection/workspace-of.ts'

const base = {
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
}

// A message that another program wrote, an edit (which Slack sends as a new mention) or a notice is no question.
const notAsked = z.union([
  z.looseObject({ bot_id: z.string() }),
  z.looseObject({ bot_profile: z.looseObject({}) }),
  z.looseObject({ app_id: z.string() }),
  z.looseObject({ subtype: z.string() }),
  z.looseObject({ edited: z.looseObject({}) }),
  z.looseObject({ user: z.literal('USLACKBOT') }),
])

const mention = z.looseObject({ type: z.literal('app_mention'), ...base })
const directMessage = z.looseObject({ type: z.literal('message'), channel_type: z.literal('im'), ...base })

/** A question asked in a message; `thread` is null outside threads. */
export interface AskedMessage {
  readonly kind: 'mention' | 'direct message'
  readonly user: string
  readonly channel: string
  readonly ts: string
  readonly thread: string | null
  readonly text: string
}

/** Reads an event as a question; null for everything that is none: edits, other bots, notices, other channels. */
export function readAsked(event: unknown): AskedMessage | null {
  if (notAsked.safeParse(event).success) return null
  const read = z.union([mention, directMessage]).safeParse(event)
  if (!read.success) return null
  const { type, user, channel, ts, thread_ts: thread, text } = read.data
  return {
    kind: type === 'app_mention' ? 'mention' : 'direct message',
    user,
    channel,
    ts,
    thread: thread ?? null,
    text,
  }
}

/** The question that an event in its envelope asks; null where it asks none. */
export function readEvent(body: unknown): AskedMessage | null {
  // Every command and button passes here, too, and a schema that fails takes long to say why.
  return typeof body === 'object' && body !== null && 'event' in body ? readAsked(body.event) : null
}

const pressed = z.looseObject({
  user: z.looseObject({ id: z.string(), name: z.string().optional() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  container: z.looseObject({
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.looseObject({ thread_ts: z.string().optional() }).optional(),
  trigger_id: z.string().default(''),
  actions: z.tuple([z.looseObject({ value: z.string().optional() })]),
})

/** A button that was pressed: its code, who pressed it, and on what message. */
export interface Press {
  readonly code: string
  /** Timestamps of the earlier messages of the same quote, as buttons of version 0.1 carry them. */
  readonly earlier: readonly string[]
  readonly workspace: string
  /** The same for two presses of one button in one state of its message. */
  readonly origin: string
  readonly trigger: string
  readonly user: { readonly id: string; readonly name: string | null }
  readonly channel: string | null
  readonly thread: string | null
  readonly ts: string | null
  /** Whether the message is one that only this person sees. */
  readonly isPrivate: boolean
}

/** Reads a block_actions payload. Throws on what Slack does not send. */
export function readPress(body: unknown): Press {
  const { user, channel, container, message, actions, trigger_id: trigger } = pressed.parse(body)
  const id = channel?.id ?? container.channel_id ?? null
  // Of version 0.1: what stands behind a button's code are messages.
  const [code = '', ...earlier] = (actions[0].value ?? '').split('\u001F')
  return {
    code,
    earlier,
    workspace: workspaceOf(body),
    origin: container.message_ts ?? trigger,
    trigger,
    user: { id: user.id, name: user.name ?? null },
    channel: id,
    thread: container.thread_ts ?? message?.thread_ts ?? null,
    ts: container.message_ts ?? null,
    isPrivate: container.is_ephemeral === true || id?.startsWith('D') === true,
  }
}
