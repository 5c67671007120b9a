/** By which door a message came into the channel. */
export type Via = 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'ack'

/** What a message shows: `blocks` empty where only `text` is shown. */
export interface Content {
  readonly text: string
  readonly blocks: readonly unknown[]
}

/** One message of the bot as it stands now, after its updates. */
export interface Message extends Content {
  readonly channel: string
  /** Slack's id of a message within its channel: seconds, a dot, six digits. */
  readonly ts: string
  readonly threadTs: string | null
  /** The only user who sees it; null for a message that everybody in the channel sees. */
  readonly ephemeralFor: string | null
  readonly edited: boolean
  readonly via: Via
}

export type Draft = Omit<Message, 'ts' | 'edited'>

/** What people would see: every message the bot made and has not deleted, oldest first. */
export interface Model {
  post(draft: Draft): Message
  find(channel: string, ts: string): Message | null
  /** The message after the change, or null where there is none to change. */
  update(channel: string, ts: string, content: Content): Message | null
  /** False where there was nothing to delete. */
  remove(channel: string, ts: string): boolean
  visible(channel: string): readonly Message[]
  ephemerals(user: string): readonly Message[]
}

/** An empty workspace. */
export function createModel(): Model {
  let messages: readonly Message[] = []
  const nextTs = createTsCounter()

  function find(channel: string, ts: string): Message | null {
    return messages.find((message) => message.channel === channel && message.ts === ts) ?? null
  }

  return {
    find,
    post(draft) {
      const message = { ...draft, ts: nextTs(), edited: false }
      messages = [...messages, message]
      return message
    },
    update(channel, ts, content) {
      const before = find(channel, ts)
      if (before === null) return null
      const after = { ...before, ...content, edited: true }
      messages = messages.map((message) => (message === before ? after : message))
      return after
    },
    remove(channel, ts) {
      const target = find(channel, ts)
      messages = messages.filter((message) => message !== target)
      return target !== null
    },
    visible: (channel) =>
      messages.filter((message) => message.channel === channel && message.ephemeralFor === null),
    ephemerals: (user) => messages.filter((message) => message.ephemeralFor === user),
  }
}

function createTsCounter(): () => string {
  const seconds = Math.floor(Date.now() / 1000)
  let count = 0
  return () => `${seconds}.${String(++count).padStart(6, '0')}`
}
