import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { compareTs, newTs } from './ts.ts'

/** By which door a message came into the channel; people's messages are `typed`. */
export type Via = 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'ack' | 'typed'

/** What a message shows: `blocks` empty where only `text` is shown. */
export interface Content {
  readonly text: string
  readonly blocks: readonly unknown[]
}

/** One message as it stands now, after its updates. */
export interface Message extends Content {
  readonly channel: string
  /** Slack's id of a message within its channel: seconds, a dot, six digits. */
  readonly ts: string
  readonly threadTs: string | null
  /** True for a reply that stands in the channel as well as in its thread. */
  readonly broadcast: boolean
  /** The only user who sees it; null for a message that everybody in the channel sees. */
  readonly ephemeralFor: string | null
  readonly edited: boolean
  readonly via: Via
  /** Who wrote it: the bot's user, or a person. */
  readonly user: string
  /** What the app attached for apps: `event_type` and `event_payload`; null where nothing. */
  readonly metadata: Json | null
}

/** A message of the bot that is about to be posted. */
export type Draft = Omit<Message, 'ts' | 'edited' | 'user' | 'metadata' | 'broadcast'> &
  Partial<Pick<Message, 'metadata' | 'broadcast'>>

/** A message of a person. */
export type Typed = Pick<Message, 'channel' | 'ts' | 'threadTs' | 'user' | 'edited'> & Content

/** What stands in the workspace: the messages that the bot made and has not deleted, and those that people typed. */
export interface Model {
  post(draft: Draft): Message
  /** Notes what a person typed; once more for an edited message, and nothing for one that is known. */
  hear(typed: Typed): void
  find(channel: string, ts: string): Message | null
  /** The message after the change, or null where there is none to change. Metadata stays unless it is named. */
  update(channel: string, ts: string, change: Content & Partial<Pick<Message, 'metadata'>>): Message | null
  /** False where there was nothing to delete. */
  remove(channel: string, ts: string): boolean
  /** What everybody in the channel sees of the bot, oldest first. */
  visible(channel: string): readonly Message[]
  ephemerals(user: string): readonly Message[]
  /** What everybody in the channel sees of anybody, in threads too, by ts. */
  timeline(channel: string): readonly Message[]
}

/** An empty workspace. */
export function createModel(): Model {
  let messages: readonly Message[] = []

  function find(channel: string, ts: string): Message | null {
    return messages.find((message) => message.channel === channel && message.ts === ts) ?? null
  }

  function seenByAll(channel: string): readonly Message[] {
    return messages.filter((message) => message.channel === channel && message.ephemeralFor === null)
  }

  return {
    find,
    post(draft) {
      const message = {
        broadcast: false,
        metadata: null,
        ...draft,
        user: ids.botUser,
        ts: newTs(),
        edited: false,
      }
      messages = [...messages, message]
      return message
    },
    hear(typed) {
      const before = find(typed.channel, typed.ts)
      if (before !== null && (before.via !== 'typed' || !typed.edited)) return
      const message: Message = {
        ...typed,
        broadcast: false,
        ephemeralFor: null,
        via: 'typed',
        metadata: null,
      }
      messages = [...messages.filter((one) => one !== before), message]
    },
    update(channel, ts, change) {
      const before = find(channel, ts)
      if (before === null) return null
      const after = { ...before, ...change, edited: true }
      messages = messages.map((message) => (message === before ? after : message))
      return after
    },
    remove(channel, ts) {
      const target = find(channel, ts)
      messages = messages.filter((message) => message !== target)
      return target !== null
    },
    visible: (channel) => seenByAll(channel).filter(({ via }) => via !== 'typed'),
    ephemerals: (user) => messages.filter((message) => message.ephemeralFor === user),
    timeline: (channel) => seenByAll(channel).toSorted((a, b) => compareTs(a.ts, b.ts)),
  }
}

/** Text and blocks of checked arguments. */
export function readContent(args: Json): Content {
  return { text: String(args.text ?? ''), blocks: Array.isArray(args.blocks) ? args.blocks : [] }
}
