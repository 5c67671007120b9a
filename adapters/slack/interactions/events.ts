import { z } from 'zod'
import { person } from '../connection/asker.ts'
import type { PlaceOf } from '../connection/workspace-of.ts'
import { codeOf, pressedElement } from '../render/pressed.ts'

const message = {
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  // The author's workspace or organisation, by the names that Slack has for it.
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  team: z.string().nullish(),
  thread_ts: z.string().nullable().default(null),
  text: z.string().default(''),
}

/** What people say, too (docs.slack.dev/reference/events/message): with a file, in a thread and its channel, by /me. */
const spoken: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message'])

// A message that another program wrote, an edit (which Slack sends as a new mention) or a notice is no question.
const notAsked = z.union([
  z.looseObject({ bot_id: z.string() }),
  z.looseObject({ bot_profile: z.looseObject({}) }),
  z.looseObject({ app_id: z.string() }),
  z.looseObject({ subtype: z.string().refine((subtype) => !spoken.has(subtype)) }),
  z.looseObject({ edited: z.looseObject({}) }),
  z.looseObject({ user: z.literal('USLACKBOT') }),
])

const asked = z.union([
  z.object({ type: z.literal('app_mention'), ...message }),
  z.object({ type: z.literal('message'), channel_type: z.literal('im'), ...message }),
])

/** A question asked in a message, a mention or a direct one; `thread_ts` is null outside threads. */
export type AskedMessage = z.output<typeof asked>

/** Reads an event as a question; null for everything that is none: edits, other bots, notices, other channels. */
export function readAsked(event: unknown): AskedMessage | null {
  return notAsked.safeParse(event).success ? null : (asked.safeParse(event).data ?? null)
}

/** The question that an event in its envelope asks; null where it asks none. */
export function readEvent(body: unknown): AskedMessage | null {
  // Every command and button passes here, too, and a schema that fails takes long to say why.
  return typeof body === 'object' && body !== null && 'event' in body ? readAsked(body.event) : null
}

const pressed = z.object({
  user: person,
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({
    channel_id: z.string().optional(),
    message_ts: z.string().nullable().default(null),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  trigger_id: z.string().default(''),
  actions: z.tuple([pressedElement]),
})

/** A button that was pressed or an option that was chosen: its code, who pressed it, and on what message. */
export type Press = ReturnType<typeof readPress>

/** Reads a block_actions payload. Throws on what Slack does not send. */
export function readPress(body: unknown, placeOf: PlaceOf) {
  const { user, channel, container, message, actions, trigger_id: trigger } = pressed.parse(body)
  const id = channel?.id ?? container.channel_id
  // Of version 0.1: what stands behind a button's code are the timestamps of the earlier messages of the same quote.
  const [code = '', ...earlier] = codeOf(actions[0]).split('\u001F')
  return {
    user,
    code,
    earlier,
    trigger,
    place: placeOf(body, id, container.thread_ts ?? message?.thread_ts),
    ts: container.message_ts,
    // Whether the message is one that only this person sees, of those that vanish or in a direct conversation.
    isEphemeral: container.is_ephemeral,
    isPrivate: container.is_ephemeral || id?.startsWith('D') === true,
  }
}
