import { InteractionResponseType, MessageFlags } from 'discord.js'
import { threadArchived } from './access.ts'
import { checkCallback, isForcedPrivate, isShut, withResponse } from './callbacks.ts'
import { type Answer, bodyOf, type Call, noContent, ok, param, refuse } from './exchange.ts'
import {
  answerFields,
  CALLBACK_WITHIN_MS,
  type Held,
  type Interactions,
  invokerOf,
  TOKEN_LIVES_MS,
} from './interactions.ts'
import { isJson, type Json, numberIn, textIn } from './json.ts'
import { type Message, messageFrom } from './model.ts'
import type { Upload } from './read-body.ts'
import type { MessageRoutesOptions } from './routes-messages.ts'
import type { Existing } from './validate-message.ts'
import { users } from './world.ts'

/** Callbacks of interactions, and the webhook by which an answer is read, changed, removed and followed up. */
export function interactionRoutes(
  interactions: Interactions,
  { model, announce }: Pick<MessageRoutesOptions, 'model' | 'announce'>,
) {
  function callback(call: Call): Answer {
    const held = interactions.find(param(call, 'interaction'))
    const unknown = (why: string): Answer => refuse(404, 10062, 'Unknown interaction', why)
    if (held?.interaction.token !== param(call, 'token')) return unknown('no such interaction was dispatched')
    if (held.callback) return refuse(400, 40060, 'Interaction has already been acknowledged.')
    if (call.at - held.at > CALLBACK_WITHIN_MS) return unknown('the callback came later than 3 seconds')
    const body = bodyOf(call)
    const mismatch = checkCallback(held.interaction, body)
    if (mismatch) return refuse(400, 50035, 'Invalid Form Body', mismatch)
    if (isNewMessage(body) && isShut(held.interaction, contentOf(body))) return threadArchived()
    held.callback = body
    const message = takeEffect(held, body, call.files)
    held.shown = message
    return call.query.get('with_response') === 'true' ? ok(withResponse(held, body, message)) : noContent()
  }

  function takeEffect(held: Held, body: Json, files: readonly Upload[] = []): Message | null {
    const content = contentOf(body)
    const pressed = held.interaction.message ?? null
    switch (body.type) {
      case InteractionResponseType.ChannelMessageWithSource:
        return open(held, content, files)
      case InteractionResponseType.DeferredChannelMessageWithSource:
        held.isPending = true
        // Of a deferral only the ephemeral flag counts; until the edit the message says "thinking".
        return open(held, {
          flags: (numberIn(content.flags) & MessageFlags.Ephemeral) | MessageFlags.Loading,
        })
      case InteractionResponseType.DeferredMessageUpdate:
        held.isPending = true
        held.originalId = pressed?.id ?? null
        return pressed
      case InteractionResponseType.UpdateMessage:
        held.originalId = pressed?.id ?? null
        return pressed ? change(pressed.id, content, files) : null
      default:
        return null
    }
  }

  function open(held: Held, content: Json, files: readonly Upload[] = []): Message {
    const message = post(held, content, files)
    held.originalId = message.id
    return message
  }

  function post({ interaction }: Held, content: Json, files: readonly Upload[] = []): Message {
    const flags = numberIn(content.flags) | (isForcedPrivate(interaction) ? MessageFlags.Ephemeral : 0)
    const onlyFor = flags & MessageFlags.Ephemeral ? textIn(invokerOf(interaction).id) : null
    const body = { ...content, flags }
    const message = model.add(
      messageFrom(interaction.channel_id, users.bot, body, answerFields(interaction)),
      onlyFor,
      body,
      files,
    )
    if (onlyFor === null) announce('MESSAGE_CREATE', message)
    return message
  }

  function change(id: string, body: Json, files: readonly Upload[] = []): Message | null {
    const edited = model.edit(id, body, files)
    if (edited && model.find(id)?.onlyFor === null) announce('MESSAGE_UPDATE', edited)
    return edited
  }

  function followUp(call: Call, held: Held): Answer {
    // https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message: straight after
    // a deferral it edits the waiting message instead.
    if (held.isPending && held.originalId && held.callback?.type === 5)
      return editOf(held, held.originalId, call)
    if (isShut(held.interaction, bodyOf(call))) return threadArchived()
    held.followUps += 1
    // https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages: 5 where the app is
    // only the user's own.
    const owners = held.interaction.authorizing_integration_owners
    const isInstalledHere = isJson(owners) && '0' in owners
    if (!isInstalledHere && held.followUps > 5) return refuse(400, 40094, 'Too many follow-up messages')
    return ok(post(held, bodyOf(call), call.files))
  }

  function editOf(held: Held, id: string, call: Call): Answer {
    const message = change(id, bodyOf(call), call.files)
    if (!message) return unknownMessage()
    if (id === held.originalId) held.isPending = false
    return ok(message)
  }

  function remove(call: Call, held: Held): Answer {
    const entry = ownMessage(call, held)
    if (!entry) return unknownMessage()
    model.remove(entry.id)
    // Nothing waits any more that a follow-up could fill: https://github.com/discord/discord-api-docs/issues/2739
    if (entry.id === held.originalId) held.isPending = false
    if (numberIn(entry.flags & MessageFlags.Ephemeral) === 0) announce('MESSAGE_DELETE', entry)
    return noContent()
  }

  /** The message that a path means by `@original` or by its id. */
  function ownMessage(call: Call, held: Held): Message | null {
    const name = param(call, 'message')
    const id = name === '@original' ? held.originalId : name
    const message = id === null ? null : (model.find(id)?.message ?? null)
    return message?.author.id === users.bot.id ? message : null
  }

  /** https://discord.com/developers/docs/interactions/receiving-and-responding: a token lives 15 minutes. */
  function withToken(handle: (call: Call, held: Held) => Answer): (call: Call) => Answer {
    return (call) => {
      const held = interactions.byToken(param(call, 'token'))
      if (!held) return refuse(404, 10015, 'Unknown Webhook', 'no such interaction token was handed out')
      if (call.at - held.at > TOKEN_LIVES_MS) return refuse(401, 50027, 'Invalid Webhook Token')
      // Before the callback the webhook does not exist yet.
      return held.callback ? handle(call, held) : refuse(404, 10015, 'Unknown Webhook')
    }
  }

  function existing(call: Call): Existing | null {
    const held = interactions.byToken(param(call, 'token'))
    const message = held ? ownMessage(call, held) : null
    return message && model.existing(message.id)
  }

  /** The message whose button was pressed; in a test it need not have been posted. */
  function pressed(call: Call): Existing | null {
    const message = interactions.find(param(call, 'interaction'))?.interaction.message
    return message ? (model.existing(message.id) ?? message) : null
  }

  return {
    'POST /interactions/:interaction/:token/callback': {
      body: 'callback',
      handle: callback,
      existing: pressed,
    },
    'POST /webhooks/:app/:token': { body: 'webhook create', handle: withToken(followUp) },
    'GET /webhooks/:app/:token/messages/:message': {
      body: null,
      handle: withToken((call, held) => {
        const message = ownMessage(call, held)
        return message ? ok(message) : unknownMessage()
      }),
    },
    'PATCH /webhooks/:app/:token/messages/:message': {
      body: 'webhook edit',
      existing,
      handle: withToken((call, held) => {
        const message = ownMessage(call, held)
        return message ? editOf(held, message.id, call) : unknownMessage()
      }),
    },
    'DELETE /webhooks/:app/:token/messages/:message': { body: null, handle: withToken(remove) },
  } as const
}

function contentOf({ data }: Json): Json {
  return isJson(data) ? data : {}
}

function isNewMessage({ type }: Json): boolean {
  return (
    type === InteractionResponseType.ChannelMessageWithSource ||
    type === InteractionResponseType.DeferredChannelMessageWithSource
  )
}

function unknownMessage(): Answer {
  return refuse(404, 10008, 'Unknown Message')
}
