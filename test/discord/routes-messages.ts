import { type Answer, bodyOf, type Call, noContent, ok, param, refuse } from './exchange.ts'
import { withoutContent } from './intents.ts'
import { isJson, textIn } from './json.ts'
import { type Message, type Model, messageFrom } from './model.ts'
import { channels, isBotIn, placeOf, users } from './world.ts'

/** Discord says "the past few minutes": https://discord.com/developers/docs/resources/message#create-message */
const NONCE_WINDOW_MS = 5 * 60_000

export interface MessageRoutesOptions {
  readonly model: Model
  readonly grantedIntents: number
  /** Told of each change to a message that is not ephemeral. */
  readonly announce: (event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message) => void
}

/** Channels, and the messages that the bot posts into them by itself. */
export function messageRoutes({ model, grantedIntents, announce }: MessageRoutesOptions) {
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
    const repliedTo = reference ? model.find(textIn(reference.message_id)) : null
    if (reference && !repliedTo && reference.fail_if_not_exists !== false) {
      return refuse(400, 50035, 'Invalid Form Body: message_reference: Unknown message')
    }
    const more = reference ? replyFields(channelId, repliedTo?.message ?? null, reference.message_id) : {}
    const message = model.add(messageFrom(channelId, users.bot, body, more))
    if (nonce !== null) nonces.set(nonce, { messageId: message.id, at: call.at })
    announce('MESSAGE_CREATE', message)
    return ok(message)
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
    const found = model
      .visible(param(call, 'channel'))
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
    const edited = model.edit(message.id, bodyOf(call))
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

  /** Ephemeral messages do not exist for the channel's own routes. */
  function publicMessage(call: Call): Message | null {
    const entry = model.find(param(call, 'message'))
    return entry && entry.onlyFor === null && entry.message.channel_id === param(call, 'channel')
      ? entry.message
      : null
  }

  return {
    /** As if the few minutes had passed in which a nonce counts. */
    forgetNonces: (): void => nonces.clear(),
    routes: {
      'GET /channels/:channel': {
        body: null,
        handle: whereBotIs((call) => ok(channels.get(param(call, 'channel')))),
      },
      'POST /channels/:channel/typing': { body: null, handle: whereBotIs(noContent) },
      'GET /channels/:channel/messages': { body: null, handle: whereBotIs(list) },
      'POST /channels/:channel/messages': { body: 'message create', handle: whereBotIs(create) },
      'GET /channels/:channel/messages/:message': { body: null, handle: whereBotIs(get) },
      'PATCH /channels/:channel/messages/:message': {
        body: 'message edit',
        handle: whereBotIs(edit),
        existing: publicMessage,
      },
      'DELETE /channels/:channel/messages/:message': { body: null, handle: whereBotIs(remove) },
    } as const,
  }
}

/** Where the bot is not, it may only answer interactions. */
function whereBotIs(handle: (call: Call) => Answer): (call: Call) => Answer {
  return (call) => {
    const id = param(call, 'channel')
    if (!channels.has(id)) return refuse(404, 10003, 'Unknown Channel')
    return isBotIn(placeOf(id)) ? handle(call) : refuse(403, 50001, 'Missing Access')
  }
}

/** The guild_id tells a guild's message from a direct one, whose content is always readable. */
function asRead(message: Message): Message {
  const guildId = channels.get(message.channel_id)?.guild_id
  return guildId === undefined ? message : { ...message, guild_id: guildId }
}

function replyFields(channelId: string, repliedTo: Message | null, messageId: unknown) {
  const guildId = channels.get(channelId)?.guild_id
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
