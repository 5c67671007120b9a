import { webApi } from '@slack/bolt'
import { words } from '../../../src/words/words.ts'

/** Slack's own code for why it refused, or null where the error is another. */
export function refusalOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? String(error.data.error) : null
}

/** A refusal as a sentence for the asker; `name` is the bot's, by which it is invited. */
export function reasonFor(code: string, name: string): string {
  if (notMember.has(code)) return words.notAMember(name)
  const reason = reasons[code]
  return reason === undefined ? words.refusedByPlatform(code) : words.cannotPost(reason)
}

/** Slack's refusals that mean that the bot is not a member; a private channel is not even said to be there. */
const notMember = new Set(['not_in_channel', 'channel_not_found', 'no_permission'])

/** Slack's other refusals to post that people can do something about (docs.slack.dev/reference/methods/chat.postMessage). */
const reasons: Readonly<Record<string, string>> = {
  is_archived: 'this channel is archived',
  restricted_action: 'an administrator has restricted who may post here',
  restricted_action_read_only_channel: 'this channel is read-only',
  restricted_action_thread_locked: 'this thread is locked',
  restricted_action_non_threadable_channel: 'this channel has no threads',
  restricted_action_thread_only_channel: 'in this channel one can only reply in threads',
  thread_not_found: 'the thread is gone',
  message_not_found: 'the message is gone',
}
