import { ids } from './ids.ts'
import type { Json } from './json.ts'

/** Why the bot can neither write nor read in this channel, in Slack's words; null where it can. */
export function refusalIn(channel: unknown): 'not_in_channel' | 'channel_not_found' | null {
  switch (channel) {
    case ids.otherChannel:
      return 'not_in_channel'
    case ids.privateChannel:
    case undefined:
    case '':
      return 'channel_not_found'
    default:
      return null
  }
}

/** The channel as `conversations.info` tells of it. */
export function describeChannel(channel: string): Json {
  const isDirect = channel.startsWith('D')
  return {
    id: channel,
    name: nameOf(channel),
    is_channel: !isDirect,
    is_im: isDirect,
    is_private: isDirect,
    is_archived: false,
    is_member: refusalIn(channel) === null,
  }
}

/** The channel's name, without `#`. */
export function nameOf(channel: string): string {
  if (channel.startsWith('D')) return 'directmessage'
  switch (channel) {
    case ids.otherChannel:
      return 'other'
    case ids.privateChannel:
      // Slack does not tell an app the name of a private channel that it is not in.
      return 'privategroup'
    default:
      return 'general'
  }
}
