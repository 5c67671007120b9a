import { checkArguments, type Methods, type Refuse } from './call.ts'
import { directChannelOf } from './channels.ts'
import { ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Message } from './model.ts'
import { cutPage, isWithin, readRange } from './page.ts'
import type { Workspace } from './workspace.ts'

const PAGING = ['cursor', 'inclusive', 'latest', 'limit', 'oldest', 'include_all_metadata']

/** The methods that tell of channels and what stands in them. */
export function createConversationsApi({ model, channels, users, team }: Workspace, refuse: Refuse): Methods {
  const opened = new Set<string>()

  /** https://docs.slack.dev/reference/methods/conversations.history: newest first, replies left out. */
  function history(args: Json): Json {
    const problems = checkArguments(args, ['channel'], PAGING)
    if (problems.length > 0) return refuse('conversations.history', problems)
    const error = channels.refusalToRead(args.channel)
    if (error !== null) return { error }
    const range = readRange(args, { usual: 100, most: 999 })
    if ('error' in range) return refuse('conversations.history', [range.error], range.error)
    const timeline = model.timeline(String(args.channel))
    const topLevel = timeline.filter(({ threadTs, ts, broadcast }) => isTop(threadTs, ts) || broadcast)
    const newestFirst = topLevel.filter((message) => isWithin(message, range)).toReversed()
    const { page, more } = cutPage(newestFirst, 'newest first', range)
    return { messages: page.map((message) => describe(message, timeline, args, team)), pin_count: 0, ...more }
  }

  /** https://docs.slack.dev/reference/methods/conversations.replies: oldest first, begun by the thread's first message. */
  function replies(args: Json): Json {
    const problems = checkArguments(args, ['channel', 'ts'], PAGING)
    if (problems.length > 0) return refuse('conversations.replies', problems)
    const error = channels.refusalToRead(args.channel)
    if (error !== null) return { error }
    const range = readRange(args, { usual: 1000, most: 1000 })
    if ('error' in range) return refuse('conversations.replies', [range.error], range.error)
    const timeline = model.timeline(String(args.channel))
    // Of a message that is itself a reply Slack tells that message alone: https://github.com/slackapi/bolt-python/issues/783.
    const first = timeline.find(({ ts }) => ts === args.ts)
    const answers = timeline.filter(({ threadTs, ts }) => threadTs === args.ts && ts !== args.ts)
    if (first === undefined && answers.length === 0) return { error: 'thread_not_found' }
    const thread = [
      // The first message opens the first page even where it is older than the range.
      ...(first === undefined ? [] : [first]),
      ...answers.filter((message) => isWithin(message, range)),
    ]
    const { page, more } = cutPage(thread, 'oldest first', range)
    return { messages: page.map((message) => describe(message, timeline, args, team)), ...more }
  }

  function info(args: Json): Json {
    const problems = checkArguments(args, ['channel'], ['include_locale', 'include_num_members'])
    if (problems.length > 0) return refuse('conversations.info', problems)
    const error = channels.refusalToSee(args.channel)
    return error === null ? { channel: channels.describe(String(args.channel)) } : { error }
  }

  /** https://docs.slack.dev/reference/methods/conversations.open, of one person with the bot. */
  function open(args: Json): Json {
    const problems = checkArguments(args, ['users'], [])
    if (String(args.users).includes(',')) problems.push('this server knows no conversations of several')
    if (problems.length > 0) return refuse('conversations.open', problems)
    const user = users.find(String(args.users))
    if (user === null) return { error: 'user_not_found' }
    if (user.isDeleted) return { error: 'user_disabled' }
    if (user.isBot) return { error: 'cannot_dm_bot' }
    const channel = { id: directChannelOf(user.id) }
    if (opened.has(user.id)) return { no_op: true, already_open: true, channel }
    opened.add(user.id)
    return { channel }
  }

  return {
    'conversations.history': history,
    'conversations.replies': replies,
    'conversations.info': info,
    'conversations.open': open,
  }
}

function isTop(threadTs: string | null, ts: string): boolean {
  return threadTs === null || threadTs === ts
}

function describe(message: Message, timeline: readonly Message[], args: Json, team: string): Json {
  const { ts, text, blocks, user, via, edited, metadata, files } = message
  return {
    type: 'message',
    user,
    text,
    ts,
    team,
    ...(via === 'typed' ? {} : { bot_id: ids.bot, app_id: ids.app }),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(files.length === 0 ? {} : { upload: true, files: files.map(describeFile) }),
    ...(edited ? { edited: { user, ts } } : {}),
    ...describeThread(message, timeline),
    // Without this argument Slack strips the payload: https://github.com/slackapi/python-slack-sdk/issues/1501.
    ...(metadata !== null && args.include_all_metadata === true ? { metadata } : {}),
  }
}

function describeFile({ id, name, title, bytes }: Message['files'][number]): Json {
  return { id, name, title, size: bytes.length, user: ids.botUser, mode: 'hosted' }
}

function describeThread({ ts, threadTs, broadcast }: Message, timeline: readonly Message[]): Json {
  if (!isTop(threadTs, ts)) {
    const parent = timeline.find((message) => message.ts === threadTs)
    return {
      thread_ts: threadTs,
      ...(parent === undefined ? {} : { parent_user_id: parent.user }),
      ...(broadcast ? { subtype: 'thread_broadcast' } : {}),
    }
  }
  const replies = timeline.filter((message) => message.threadTs === ts && message.ts !== ts)
  const latest = replies.at(-1)
  return latest === undefined ? {} : { thread_ts: ts, reply_count: replies.length, latest_reply: latest.ts }
}
