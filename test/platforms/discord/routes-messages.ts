import { MessageType, PermissionFlagsBits } from 'discord.js'
import { createAccess } from './access.ts'
import { type Answer, bodyOf, type Call, noContent, ok, param, refuse } from './exchange.ts'
import { asSeen } from './guild.ts'
import { withoutContent } from './intents.ts'
import { isJson, textIn } from './json.ts'
import { type Message, type Model, messageFrom } from './model.ts'
import type { Surroundings } from './surroundings.ts'
import { users } from './world.ts'

/** Discord says "the past few minutes": https://discord.com/developers/docs/resources/message#create-message */
const NONCE_WINDOW_MS = 5 * 60_000

/** Text, a reply, and the answers to a slash command and to a context menu; all others are system messages here. */
const REPLIABLE: ReadonlySet<unknown> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
])

export interface MessageRoutesOptions {
  readonly model: Model
  readonly grantedIntents: number
  /** Told of each change to a message that is not ephemeral. */
  readonly announce: (event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message) => void
}

/** Channels, and the messages that the bot posts into them by itself. */
export function messageRoutes(
  { model, grantedIntents, announce }: MessageRoutesOptions,
  surroundings: Surroundings,
) {
  const { channels, permissions } = surroundings
  const access = createAccess(surroundings)
  const nonces = new Map<string, { readonly messageId: string; readonly at: number }>()

  function create(call: Call): Answer {
    const body = bodyOf(call)
    const channelId = param(call, 'channel')
    const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? String(body.nonce) : null
    const before = nonce === null ? undefined : nonces.get(nonce)
    if (body.enforce_nonce === true && before && call.at - before.at < NONCE_WINDOW_MS) {
      const first = model.find(before.messageId)
      return first ? ok(first.message) : unknownMessage()
    }
    const reference = isJson(body.message_reference) ? body.message_reference : null
    const repliedTo = reference ? publicIn(channelId, textIn(reference.message_id)) : null
    if (reference && !repliedTo && reference.fail_if_not_exists !== false) {
      return refuse(400, 50035, 'Invalid Form Body: message_reference: Unknown message')
    }
    if (repliedTo && !REPLIABLE.has(repliedTo.type))
      return refuse(400, 50035, 'Invalid Form Body: message_reference: Cannot reply to a system message')
    const more = reference ? replyFields(channelId, guildOf(channelId), repliedTo, reference.message_id) : {}
    const message = model.add(messageFrom(channelId, users.bot, body, more), null, body, call.files)
    if (nonce !== null) nonces.set(nonce, { messageId: message.id, at: call.at })
    announce('MESSAGE_CREATE', message)
    return ok(message)
  }

  function guildOf(channelId: string): string | undefined {
    return channels.find(channelId)?.guild_id
  }

  /** The guild_id tells a guild's message from a direct one, whose content is always readable. */
  function asRead(message: Message): Message {
    const guildId = guildOf(message.channel_id)
    return guildId === undefined ? message : { ...message, guild_id: guildId }
  }

  function get(call: Call): Answer {
    const entry = publicMessage(call)
    return entry ? ok(withoutContent(grantedIntents, asRead(entry))) : unknownMessage()
  }

  /** Newest first: https://discord.com/developers/docs/resources/message#get-channel-messages */
  function list(call: Call): Answer {
    const after = BigInt(call.query.get('after') ?? 0)
    const before = BigInt(call.query.get('before') ?? 2n ** 63n)
    const limit = Number(call.query.get('limit') ?? 50)
    if (limit < 1 || limit > 100) return refuse(400, 50035, 'Invalid Form Body', 'limit must be 1 to 100')
    const channelId = param(call, 'channel')
    // "If the current user is missing the READ_MESSAGE_HISTORY permission, then no messages will be returned."
    const isReadable = permissions.has(channelId, PermissionFlagsBits.ReadMessageHistory)
    const found = (isReadable ? model.visible(channelId) : [])
      .filter(({ id }) => BigInt(id) > after && BigInt(id) < before)
      .toReversed()
    // With "after", the messages are those next to it.
    const page = call.query.has('after') ? found.slice(-limit) : found.slice(0, limit)
    return ok(page.map((message) => withoutContent(grantedIntents, asRead(message))))
  }

  function edit(call: Call): Answer {
    const message = publicMessage(call)
    if (!message) return unknownMessage()
    if (message.author.id !== users.bot.id) {
      return refuse(403, 50005, 'Cannot edit a message authored by another user')
    }
    const edited = model.edit(message.id, bodyOf(call), call.files)
    if (!edited) return unknownMessage()
    announce('MESSAGE_UPDATE', edited)
    return ok(edited)
  }

  function remove(call: Call): Answer {
    const message = publicMessage(call)
    if (!message) return unknownMessage()
    if (message.author.id !== users.bot.id) return refuse(403, 50013, 'Missing Permissions')
    model.remove(message.id)
    announce('MESSAGE_DELETE', message)
    return noContent()
  }

  function channel(call: Call): Answer {
    const found = channels.find(param(call, 'channel'))
    return ok(found && asSeen(found, permissions.overwrites))
  }

  function publicMessage(call: Call): Message | null {
    return publicIn(param(call, 'channel'), param(call, 'message'))
  }

  /** Ephemeral messages do not exist for the channel's own routes. */
  function publicIn(channelId: string, id: string): Message | null {
    const entry = model.find(id)
    return entry && entry.onlyFor === null && entry.message.channel_id === channelId ? entry.message : null
  }

  return {
    /** As if the few minutes had passed in which a nonce counts. */
    forgetNonces: (): void => nonces.clear(),
    routes: {
      'GET /channels/:channel': { body: null, handle: access.seeing(channel) },
      'POST /channels/:channel/typing': { body: null, handle: access.writing(noContent) },
      'GET /channels/:channel/messages': { body: null, handle: access.seeing(list) },
      'POST /channels/:channel/messages': { body: 'message create', handle: access.writing(create) },
      'GET /channels/:channel/messages/:message': {
        body: null,
        handle: access.seeing(get, PermissionFlagsBits.ReadMessageHistory),
      },
      'PATCH /channels/:channel/messages/:message': {
        body: 'message edit',
        handle: access.changing(edit),
        existing: (call: Call) => {
          const message = publicMessage(call)
          return message && model.existing(message.id)
        },
      },
      'DELETE /channels/:channel/messages/:message': { body: null, handle: access.changing(remove) },
    } as const,
  }
}

function replyFields(
  channelId: string,
  guildId: string | undefined,
  repliedTo: Message | null,
  messageId: unknown,
) {
  const reference = { type: 0, channel_id: channelId, message_id: messageId }
  return {
    type: 19,
    message_reference: guildId === undefined ? reference : { ...reference, guild_id: guildId },
    referenced_message: repliedTo,
  }
}

function unknownMessage(): Answer {
  return refuse(404, 10008, 'Unknown Message')
}
