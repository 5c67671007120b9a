import { MessageFlags } from 'discord.js'
import { keptFiles, looseFiles, type StoredFile, storeFiles, withFiles } from './attachments.ts'
import { hasV2Flag, withIds } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import type { Upload } from './read-body.ts'
import { nextSnowflake } from './snowflake.ts'
import type { Existing } from './validate-message.ts'
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
  /** ISO 8601, to the millisecond: when it was accepted. */
  readonly timestamp: string
  /** ISO 8601, null for a message as it was first posted. */
  readonly edited_timestamp: string | null
  readonly message_reference?: Json
}

/** A message and what became of it. */
export interface Posted {
  readonly message: Message
  /** When it was accepted, on the clock of `Date.now()`. */
  readonly at: number
  readonly files: readonly StoredFile[]
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
  const idsByChannel = new Map<string, string[]>()

  function find(id: string): Posted | null {
    const entry = posted.get(id)
    return entry && !entry.isDeleted ? entry : null
  }

  /** The message as it then is, with the files that came along with its body. */
  function add(
    message: Message,
    onlyFor: string | null = null,
    body: Json = {},
    uploads: readonly Upload[] = [],
  ): Message {
    const files = storeFiles(message, body, uploads)
    const added = files.length === 0 ? message : showing(message, files)
    const at = Date.parse(message.timestamp)
    posted.set(added.id, { message: added, at, files, onlyFor, isDeleted: false, earlier: [] })
    const inChannel = idsByChannel.get(added.channel_id)
    if (inChannel) inChannel.push(added.id)
    else idsByChannel.set(added.channel_id, [added.id])
    return added
  }

  /** Absent fields stay, null clears them, as in https://discord.com/developers/docs/resources/message#edit-message. */
  function edit(id: string, body: Json, uploads: readonly Upload[] = []): Message | null {
    const entry = find(id)
    if (!entry) return null
    const { message } = entry
    const files = [...keptFiles(entry.files, body), ...storeFiles(message, body, uploads)]
    const changed: Message = {
      ...message,
      content: body.content === undefined ? message.content : textIn(body.content),
      embeds: body.embeds === undefined ? message.embeds : objectsIn(body.embeds),
      components: body.components === undefined ? message.components : withIds(objectsIn(body.components)),
      flags: editedFlags(message.flags, body.flags),
      edited_timestamp: new Date().toISOString(),
    }
    const hasFiles = entry.files.length + files.length > 0
    const edited = hasFiles ? showing(changed, files) : changed
    posted.set(id, { ...entry, message: edited, files, earlier: [...entry.earlier, message] })
    return edited
  }

  function remove(id: string): boolean {
    const entry = find(id)
    if (entry) posted.set(id, { ...entry, isDeleted: true })
    return entry !== null
  }

  function everPostedIn(channelId: string): readonly Posted[] {
    return (idsByChannel.get(channelId) ?? []).flatMap((id) => posted.get(id) ?? [])
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
    /** The same for all the messages of a channel, those of people included, oldest first. */
    everPostedIn,
    /** What everybody in the channel sees, people's messages included, oldest first. */
    visible: (channelId: string): readonly Message[] =>
      everPostedIn(channelId)
        .filter(({ onlyFor, isDeleted }) => onlyFor === null && !isDeleted)
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
    /** How many messages of the bot everybody sees, by channel; channels without any are left out. */
    counts(): ReadonlyMap<string, number> {
      const counted = new Map<string, number>()
      for (const { message, onlyFor } of present()) {
        if (onlyFor !== null || message.author.id !== users.bot.id) continue
        counted.set(message.channel_id, (counted.get(message.channel_id) ?? 0) + 1)
      }
      return counted
    },
    /** The files of a message, in their order; nothing if there is no such message. */
    filesOf: (id: string): readonly StoredFile[] => find(id)?.files ?? [],
    /** The message as a body that edits it is checked against; null if there is none. */
    existing(id: string): Existing | null {
      const entry = find(id)
      if (!entry) return null
      return { ...entry.message, attached: entry.files.map(({ attachment }) => attachment) }
    },
  }
}

function showing(message: Message, files: readonly StoredFile[]): Message {
  const components = withFiles(message.components, files)
  const embeds = withFiles(message.embeds, files)
  return { ...message, components, embeds, attachments: looseFiles([...components, ...embeds], files) }
}

/** Ephemeral and Components V2 are for ever; "thinking" ends with the first edit. */
function editedFlags(flags: number, asked: unknown): number {
  const kept = flags & MessageFlags.Ephemeral
  const v2 = hasV2Flag(flags) || hasV2Flag(asked) ? MessageFlags.IsComponentsV2 : 0
  const free = asked === undefined || asked === null ? flags & MessageFlags.SuppressEmbeds : numberIn(asked)
  return kept | v2 | (free & MessageFlags.SuppressEmbeds)
}
