import { randomUUID } from 'node:crypto'
import type { Reply } from './faults.ts'
import { credentials, ids } from './ids.ts'
import { isJson, type Json, parseJson } from './json.ts'
import type { Model } from './model.ts'
import type { Validator } from './validate.ts'

/** One call of the bot to the Web API, as it came in. */
export interface Call {
  readonly method: string
  /** Arguments with their types restored from the form: blocks are arrays, flags booleans. */
  readonly args: Json
  readonly token: string
  /** When it came in, in milliseconds. */
  readonly at: number
}

interface Surroundings {
  readonly model: Model
  readonly validator: Validator
  /** Notes what is wrong with a call. */
  readonly violate: (where: string, problems: readonly string[]) => void
  /** A new address for Socket Mode, good for one connection. */
  readonly openLink: () => string
}

/** The Web API: what a call does to the workspace, and Slack's answer. */
export function createWebApi({ model, validator, violate, openLink }: Surroundings): (call: Call) => Reply {
  const methods: Readonly<Record<string, (args: Json) => Json>> = {
    'auth.test': () => ({
      url: 'https://example.slack.com/',
      team: 'Example',
      user: 'rapporteur',
      team_id: ids.team,
      user_id: ids.botUser,
      bot_id: ids.bot,
      is_enterprise_install: false,
    }),
    'apps.connections.open': () => ({ url: openLink() }),
    'chat.postMessage': postMessage,
    'chat.postEphemeral': postEphemeral,
    'chat.update': update,
    'chat.delete': remove,
    'views.open': (args) => showView('views.open', args, 'trigger_id', 'modal'),
    'views.update': (args) => showView('views.update', args, 'view_id', 'modal'),
    'views.publish': (args) => showView('views.publish', args, 'user_id', 'home'),
    'users.info': ({ user }) => ({
      user: { id: user, team_id: ids.team, name: 'alice', tz: 'Europe/Zurich', is_bot: false },
    }),
    'conversations.info': ({ channel }) => ({
      channel: {
        id: channel,
        name: 'general',
        is_channel: !String(channel).startsWith('D'),
        is_im: String(channel).startsWith('D'),
        is_member: true,
      },
    }),
  }

  function postMessage(args: Json): Json {
    const problems = validator.message('chat.postMessage', args)
    if (problems.length > 0) return refuse('chat.postMessage', problems)
    const { channel, ts, text, blocks } = model.post({
      ...readContent(args),
      channel: String(args.channel),
      threadTs: typeof args.thread_ts === 'string' ? args.thread_ts : null,
      ephemeralFor: null,
      via: 'chat.postMessage',
    })
    const message = { type: 'message', user: ids.botUser, bot_id: ids.bot, ts, text, blocks }
    return { channel, ts, message }
  }

  function postEphemeral(args: Json): Json {
    const problems = validator.message('chat.postEphemeral', args)
    if (problems.length > 0) return refuse('chat.postEphemeral', problems)
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
    if (problems.length > 0) return refuse('chat.update', problems)
    const before = findPosted(args)
    if (before === null) return { error: 'message_not_found' }
    // Blocks that are not mentioned stay; an empty list removes them.
    const content =
      args.blocks === undefined ? { ...readContent(args), blocks: before.blocks } : readContent(args)
    model.update(before.channel, before.ts, content)
    return { channel: before.channel, ts: before.ts, text: content.text }
  }

  function remove(args: Json): Json {
    const message = findPosted(args)
    if (message === null) return { error: 'message_not_found' }
    model.remove(message.channel, message.ts)
    return { channel: message.channel, ts: message.ts }
  }

  /** An ephemeral message can be neither updated nor deleted by its ts. */
  function findPosted({ channel, ts }: Json) {
    const message = model.find(String(channel), String(ts))
    return message === null || message.ephemeralFor !== null ? null : message
  }

  function showView(method: string, args: Json, key: string, type: 'modal' | 'home'): Json {
    const problems = validator.view(args.view)
    if (isJson(args.view) && args.view.type !== type) problems.push(`the view is not of type ${type}`)
    if (typeof args[key] !== 'string') problems.push(`missing argument ${key}`)
    if (problems.length > 0) return refuse(method, problems)
    const view = isJson(args.view) ? args.view : {}
    return { view: { id: `V${randomUUID()}`, team_id: ids.team, hash: randomUUID(), ...view } }
  }

  function refuse(where: string, problems: readonly string[]): Json {
    violate(where, problems)
    return { error: 'invalid_blocks', response_metadata: { messages: problems } }
  }

  return ({ method, args, token }) => {
    const serve = methods[method]
    if (serve === undefined) {
      violate(method, ['unknown method'])
      return reply({ error: 'unknown_method', req_method: method })
    }
    const expected = method === 'apps.connections.open' ? credentials.appToken : credentials.botToken
    if (token !== expected) return reply({ error: token === '' ? 'not_authed' : 'invalid_auth' })
    return reply(serve(args))
  }
}

function reply(body: Json): Reply {
  return { status: 200, body: { ok: body.error === undefined, ...body } }
}

/** Text and blocks of checked arguments. */
export function readContent(args: Json): { text: string; blocks: readonly unknown[] } {
  return { text: String(args.text ?? ''), blocks: Array.isArray(args.blocks) ? args.blocks : [] }
}

const STRUCTURED = new Set(['blocks', 'view', 'metadata', 'attachments'])

/** Arguments from a request's body, JSON or a form in which structures are JSON and flags are words. */
export function decodeArguments(contentType: string, body: string): Json {
  if (contentType.includes('json')) {
    const parsed = parseJson(body)
    return isJson(parsed) ? parsed : {}
  }
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      // What is no JSON is left as it came, for the validator to refuse.
      if (STRUCTURED.has(name)) return [name, parseJson(value) ?? value]
      return [name, value === 'true' ? true : value === 'false' ? false : value]
    }),
  )
}
