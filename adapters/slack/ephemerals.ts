import { webApi } from '@slack/bolt'
import { words } from '../../src/reply/words.ts'
import { type SlackMessage, withEarlier } from './render.ts'

/** Where a message goes: `thread` is the timestamp of the thread's first message, null for the channel itself. */
export interface Destination {
  readonly channel: string
  readonly thread: string | null
}

/** Slack's refusals that only mean that the bot is not a member: the asker's response address still works then. */
const notMember = new Set(['not_in_channel', 'channel_not_found', 'no_permission', 'missing_scope'])

/** Slack's other refusals to post that people can do something about (docs.slack.dev/reference/methods/chat.postMessage). */
const refusals: Readonly<Record<string, string>> = {
  is_archived: 'this channel is archived',
  restricted_action: 'an administrator has restricted who may post here',
  restricted_action_read_only_channel: 'this channel is read-only',
  restricted_action_thread_locked: 'this thread is locked',
  restricted_action_non_threadable_channel: 'this channel has no threads',
  restricted_action_thread_only_channel: 'in this channel one can only reply in threads',
  thread_not_found: 'the thread is gone',
  message_not_found: 'the message is gone',
}

/** How a post ended: `not a member` and `refused` mean that nothing was posted. */
export type PostResult =
  | { readonly kind: 'posted' }
  | { readonly kind: 'not a member' }
  | { readonly kind: 'refused'; readonly why: string }

/** Posts messages in order for all to see. Throws what is neither a success nor one of Slack's refusals. */
export async function postMessages(
  client: webApi.WebClient,
  { channel, thread }: Destination,
  messages: readonly SlackMessage[],
): Promise<PostResult> {
  const posted: string[] = []
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1
    const body = isLast ? withEarlier(message, posted) : message
    try {
      const { ts } = await client.chat.postMessage({ channel, ...inThread(thread), ...body, parse: 'none' })
      if (ts !== undefined) posted.push(ts)
    } catch (error) {
      // Part of a quote misleads: what was posted of it goes again.
      for (const ts of posted) await client.chat.delete({ channel, ts })
      const code = refusalOf(error)
      if (index > 0 || code === null) throw error
      if (notMember.has(code)) return { kind: 'not a member' }
      const reason = refusals[code]
      if (reason === undefined) throw error
      return { kind: 'refused', why: words.cannotPost(reason) }
    }
  }
  return { kind: 'posted' }
}

/** Posts messages in order for one person's eyes. In a thread they show only while it has replies. */
export async function postEphemerals(
  client: webApi.WebClient,
  { channel, thread }: Destination,
  user: string,
  messages: readonly SlackMessage[],
): Promise<void> {
  for (const { text, blocks } of messages) {
    await client.chat.postEphemeral({ channel, user, ...inThread(thread), text, blocks, parse: 'none' })
  }
}

/** Slack's own code for why it refused, or null where the error is another. */
export function refusalOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? String(error.data.error) : null
}

function inThread(thread: string | null): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread }
}
