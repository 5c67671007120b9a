import type { Methods, Refuse } from './call.ts'
import type { Channels } from './channels.ts'
import { ids } from './ids.ts'
import { isJson, type Json } from './json.ts'
import { type Message, type Model, readContent } from './model.ts'
import type { Validator } from './validate.ts'

interface Surroundings {
  readonly model: Model
  readonly channels: Channels
  readonly validator: Validator
  readonly refuse: Refuse
}

/** The methods that make, change and delete messages. What is wrong is noted before Slack looks at the channel. */
export function createChatApi({ model, channels, validator, refuse }: Surroundings): Methods {
  function postMessage(args: Json): Json {
    const problems = validator.message('chat.postMessage', args)
    if (problems.length > 0) return refuse('chat.postMessage', problems, 'invalid_blocks')
    const error = channels.refusalToPost(args.channel)
    if (error !== null) return { error }
    const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : null
    const { channel, ts, text, blocks, metadata } = model.post({
      ...readContent(args),
      channel: String(args.channel),
      threadTs,
      broadcast: threadTs !== null && args.reply_broadcast === true,
      ephemeralFor: null,
      via: 'chat.postMessage',
      metadata: isJson(args.metadata) ? args.metadata : null,
    })
    const message = { type: 'message', user: ids.botUser, bot_id: ids.bot, ts, text, blocks }
    return { channel, ts, message: metadata === null ? message : { ...message, metadata } }
  }

  function postEphemeral(args: Json): Json {
    const problems = validator.message('chat.postEphemeral', args)
    if (problems.length > 0) return refuse('chat.postEphemeral', problems, 'invalid_blocks')
    const error = channels.refusalToPost(args.channel)
    if (error !== null) return { error }
    const message = model.post({
      ...readContent(args),
      channel: String(args.channel),
      threadTs: typeof args.thread_ts === 'string' ? args.thread_ts : null,
      ephemeralFor: String(args.user),
      via: 'chat.postEphemeral',
    })
    return { message_ts: message.ts }
  }

  function update(args: Json): Json {
    const problems = validator.message('chat.update', args)
    if (problems.length > 0) return refuse('chat.update', problems, 'invalid_blocks')
    const before = findOwn(args, 'cant_update_message')
    if ('error' in before) return before
    if (channels.isArchived(before.channel)) return { error: 'is_inactive' }
    const content = readContent(args)
    model.update(before.channel, before.ts, {
      // https://docs.slack.dev/reference/methods/chat.update: a text without blocks removes those that were there.
      ...content,
      // Metadata that is not mentioned stays.
      metadata: isJson(args.metadata) ? args.metadata : before.metadata,
    })
    return { channel: before.channel, ts: before.ts, text: content.text }
  }

  function remove(args: Json): Json {
    const message = findOwn(args, 'cant_delete_message')
    if ('error' in message) return message
    model.remove(message.channel, message.ts)
    return { channel: message.channel, ts: message.ts }
  }

  /** An ephemeral message can be neither updated nor deleted by its ts, and a person's not by a bot. */
  function findOwn({ channel, ts }: Json, notOwn: string): Message | { readonly error: string } {
    const error = channels.refusalToSee(channel)
    if (error !== null) return { error }
    const message = model.find(String(channel), String(ts))
    if (message === null || message.ephemeralFor !== null) return { error: 'message_not_found' }
    return message.via === 'typed' ? { error: notOwn } : message
  }

  // https://docs.slack.dev/reference/methods/chat.unfurl
  function unfurl(args: Json): Json {
    if (typeof args.channel !== 'string' || typeof args.ts !== 'string' || !isJson(args.unfurls)) {
      return refuse('chat.unfurl', ['channel, ts and unfurls are needed'], 'cannot_unfurl_message')
    }
    const problems = Object.entries(args.unfurls).flatMap(([url, card]) =>
      isJson(card)
        ? validator.message('chat.postMessage', asMessage(args.channel, url, card))
        : [`${url} has no card`],
    )
    return problems.length > 0 ? refuse('chat.unfurl', problems, 'cannot_unfurl_url') : {}
  }

  /** A card keeps to the rules of a message, whose other arguments it lacks. */
  function asMessage(channel: unknown, text: string, card: Json): Json {
    return { channel, text, unfurl_links: false, unfurl_media: false, ...card }
  }

  return {
    'chat.unfurl': unfurl,
    'chat.postMessage': postMessage,
    'chat.postEphemeral': postEphemeral,
    'chat.update': update,
    'chat.delete': remove,
  }
}
