import { MessageFlags } from 'discord.js'
import { hasV2Flag, withIds } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import { nextSnowflake } from './snowflake.ts'
import { type User, users } from './world.ts'

/** A message as the wire carries it. It is never changed: an edit puts another in its place. */
export interface Message extends Json {
  readonly id: string
  readonly channel_id: string
  readonly author: User
  readonly content: string
  readonly embeds: readonly Json[]
  readonly components: readonly Json[]
  readonly attachments: readonly Json[]
  readonly flags: number
  /** ISO 8601, null for a message as it was first posted. */
  readonly edited_timestamp: string | null
  readonly message_reference?: Json
}

/** A message and what became of it. */
export interface Posted {
  readonly message: Message
  /** The one person who sees it, if it is ephemeral, else null. */
  readonly onlyFor: string | null
  readonly isDeleted: boolean
  /** What it was before each edit, oldest first. */
  readonly earlier: readonly Message[]
}

/** The wire's message that a body makes: fields that Discord fills in, then the body's own, then `more`. */
export function messageFrom(channelId: string, author: User, body: Json, more: Json = {}): Message {
  return {
    id: nextSnowflake(),
    type: 0,
    channel_id: channelId,
    author,
    content: textIn(body.content),
    embeds: objectsIn(body.embeds).map((embed) => ({ type: 'rich', ...embed })),
    components: withIds(objectsIn(body.components)),
    attachments: [],
    flags: numberIn(body.flags),
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    pinned: false,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(isJson(body.message_reference) ? { message_reference: body.message_reference } : {}),
    ...more,
  }
}

export type Model = ReturnType<typeof createModel>

/** What people would see: every message there ever was, in the order of posting. */
export function createModel() {
  const posted = new Map<string, Posted>()

  function find(id: string): Posted | null {
    const entry = posted.get(id)
    return entry && !entry.isDeleted ? entry : null
  }

  function add(message: Message, onlyFor: string | null = null): Message {
    posted.set(message.id, { message, onlyFor, isDeleted: false, earlier: [] })
    return message
  }

  /** Absent fields stay, null clears them, as in https://discord.com/developers/docs/resources/message#edit-message. */
  function edit(id: string, body: Json): Message | null {
    const entry = find(id)
    if (!entry) return null
    const { message } = entry
    const edited: Message = {
      ...message,
      content: body.content === undefined ? message.content : textIn(body.content),
      embeds: body.embeds === undefined ? message.embeds : objectsIn(body.embeds),
      components: body.components === undefined ? message.components : withIds(objectsIn(body.components)),
      flags: editedFlags(message.flags, body.flags),
      edited_timestamp: new Date().toISOString(),
    }
    posted.set(id, { ...entry, message: edited, earlier: [...entry.earlier, message] })
    return edited
  }

  function remove(id: string): boolean {
    const entry = find(id)
    if (entry) posted.set(id, { ...entry, isDeleted: true })
    return entry !== null
  }

  function present(): readonly Posted[] {
    return [...posted.values()].filter((entry) => !entry.isDeleted)
  }

  return {
    add,
    edit,
    remove,
    find,
    /** The message with that id and what became of it, deleted or not. */
    everPosted: (id: string): Posted | null => posted.get(id) ?? null,
    /** What everybody in the channel sees, people's messages included, oldest first. */
    visible: (channelId: string): readonly Message[] =>
      present()
        .filter(({ message, onlyFor }) => message.channel_id === channelId && onlyFor === null)
        .map(({ message }) => message),
    /** The ephemeral messages that this person sees, oldest first. */
    ephemerals: (userId: string): readonly Message[] =>
      present()
        .filter(({ onlyFor }) => onlyFor === userId)
        .map(({ message }) => message),
    /** Every message of the bot that is still there, ephemeral or not, oldest first. */
    ofBot: (): readonly Message[] =>
      present()
        .map(({ message }) => message)
        .filter(({ author }) => author.id === users.bot.id),
  }
}

/** Ephemeral and Components V2 are for ever; "thinking" ends with the first edit. */
function editedFlags(flags: number, asked: unknown): number {
  const kept = flags & MessageFlags.Ephemeral
  const v2 = hasV2Flag(flags) || hasV2Flag(asked) ? MessageFlags.IsComponentsV2 : 0
  const free = asked === undefined || asked === null ? flags & MessageFlags.SuppressEmbeds : numberIn(asked)
  return kept | v2 | (free & MessageFlags.SuppressEmbeds)
}
