import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { compareTs, newTs } from './ts.ts'
import type { UploadedFile } from './uploads.ts'

/** By which door a message came into the channel; people's messages are `typed`. */
type Via =
  | 'chat.postMessage'
  | 'chat.postEphemeral'
  | 'files.completeUploadExternal'
  | 'response_url'
  | 'ack'
  | 'typed'

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
  readonly files: readonly UploadedFile[]
  /** When it was accepted: milliseconds since 1970, with fractions, of a clock that never goes back. */
  readonly postedAt: number
}

type Extras = 'metadata' | 'broadcast' | 'files'

/** A message of the bot that is about to be posted. */
type Draft = Omit<Message, 'ts' | 'edited' | 'user' | 'postedAt' | Extras> & Partial<Pick<Message, Extras>>

/** A message of a person. */
type Typed = Pick<Message, 'channel' | 'ts' | 'threadTs' | 'user' | 'edited'> & Content

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
  /** How many messages `visible` has, for every channel that has any. */
  countVisible(): ReadonlyMap<string, number>
  /** All that the bot ever said for everybody to see, in order, each as it was at first; the deleted too. */
  posted(): readonly Message[]
  ephemerals(user: string): readonly Message[]
  /** What everybody in the channel sees of anybody, in threads too, by ts. */
  timeline(channel: string): readonly Message[]
}

/** An empty workspace. */
export function createModel(): Model {
  /** By channel and ts: there may be ten thousand channels. */
  const channels = new Map<string, Map<string, Message>>()
  const posted: Message[] = []

  function standingIn(channel: string): Map<string, Message> {
    const standing = channels.get(channel) ?? new Map<string, Message>()
    channels.set(channel, standing)
    return standing
  }

  function find(channel: string, ts: string): Message | null {
    return channels.get(channel)?.get(ts) ?? null
  }

  function visible(channel: string): readonly Message[] {
    return [...(channels.get(channel)?.values() ?? [])].filter(isOfBot).filter(isForAll)
  }

  return {
    find,
    visible,
    post(draft) {
      const message: Message = {
        broadcast: false,
        metadata: null,
        files: [],
        ...draft,
        user: ids.botUser,
        ts: newTs(),
        edited: false,
        postedAt: now(),
      }
      standingIn(message.channel).set(message.ts, message)
      if (isForAll(message)) posted.push(message)
      return message
    },
    hear(typed) {
      const before = find(typed.channel, typed.ts)
      if (before !== null && (before.via !== 'typed' || !typed.edited)) return
      standingIn(typed.channel).set(typed.ts, {
        ...typed,
        broadcast: false,
        ephemeralFor: null,
        via: 'typed',
        metadata: null,
        files: [],
        postedAt: before?.postedAt ?? now(),
      })
    },
    update(channel, ts, change) {
      const before = find(channel, ts)
      if (before === null) return null
      const after = { ...before, ...change, edited: true }
      standingIn(channel).set(ts, after)
      return after
    },
    remove: (channel, ts) => channels.get(channel)?.delete(ts) ?? false,
    countVisible() {
      const counts = [...channels.keys()].map((channel) => [channel, visible(channel).length] as const)
      return new Map(counts.filter(([, count]) => count > 0))
    },
    posted: () => posted,
    ephemerals(user) {
      const found = [...channels.values()].flatMap((standing) =>
        [...standing.values()].filter(({ ephemeralFor }) => ephemeralFor === user),
      )
      return found.toSorted((a, b) => compareTs(a.ts, b.ts))
    },
    timeline(channel) {
      const standing = [...(channels.get(channel)?.values() ?? [])]
      return standing.filter(isForAll).toSorted((a, b) => compareTs(a.ts, b.ts))
    },
  }
}

/** Text and blocks of checked arguments. */
export function readContent(args: Json): Content {
  return { text: String(args.text ?? ''), blocks: Array.isArray(args.blocks) ? args.blocks : [] }
}

function isForAll({ ephemeralFor }: Message): boolean {
  return ephemeralFor === null
}

function isOfBot({ via }: Message): boolean {
  return via !== 'typed'
}

function now(): number {
  return performance.timeOrigin + performance.now()
}
