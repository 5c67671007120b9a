import { ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Users } from './users.ts'

/** A channel, or somebody's direct conversation with the bot. */
interface Channel {
  readonly id: string
  /** Without `#`. */
  readonly name: string
  /** True where the bot is in it. */
  readonly isMember: boolean
  readonly isArchived: boolean
  readonly isPrivate: boolean
  /** True for a channel that was deleted. */
  readonly isGone: boolean
}

export type ChannelSettings = Partial<Omit<Channel, 'id'>>

/** Why the bot cannot do something in a channel, in Slack's words. */
type Refusal = 'channel_not_found' | 'not_in_channel' | 'is_archived'

/** The channels of the workspace. Every id that nobody has named is a public channel of which the bot is a member. */
export interface Channels {
  nameOf(channel: string): string
  /** Changes a channel from here on: the bot is removed, it is archived, it is deleted. */
  set(channel: string, change: ChannelSettings): void
  /** Makes so many channels, and gives their ids. */
  add(count: number, settings: ChannelSettings): readonly string[]
  /** Why the bot can neither see a channel nor be told of it; null where it can. */
  refusalToSee(channel: unknown): Refusal | null
  /** Why the bot cannot read what stands in a channel; an archived one can be read. */
  refusalToRead(channel: unknown): Refusal | null
  refusalToPost(channel: unknown): Refusal | null
  isArchived(channel: string): boolean
  /** The channel as `conversations.info` tells of it. */
  describe(channel: string): Json
}

const USUAL = { name: 'general', isMember: true, isArchived: false, isPrivate: false, isGone: false }

/** The channels of `ids`, and all others. */
export function createChannels(users: Users): Channels {
  const channels = new Map<string, Channel>()

  function get(id: string): Channel {
    const usual = isDirect(id) ? { ...USUAL, name: 'directmessage', isPrivate: true } : USUAL
    return channels.get(id) ?? { ...usual, id }
  }

  function set(id: string, change: ChannelSettings): void {
    channels.set(id, { ...get(id), ...change })
  }

  function refusalToSee(channel: unknown): Refusal | null {
    const isId = typeof channel === 'string' && /^[CDG]\w+$/u.test(channel)
    if (!isId || (isDirect(channel) && users.find(userOf(channel)) === null)) return 'channel_not_found'
    const { isGone, isPrivate, isMember } = get(channel)
    return isGone || (isPrivate && !isMember) ? 'channel_not_found' : null
  }

  function refusalToRead(channel: unknown): Refusal | null {
    return refusalToSee(channel) ?? (get(String(channel)).isMember ? null : 'not_in_channel')
  }

  set(ids.otherChannel, { name: 'other', isMember: false })
  set(ids.privateChannel, { name: 'secret', isMember: false, isPrivate: true })
  set(ids.archivedChannel, { name: 'archived', isArchived: true })
  set(ids.goneChannel, { name: 'gone', isGone: true })

  return {
    set,
    refusalToSee,
    refusalToRead,
    nameOf(channel) {
      const { name, isPrivate, isMember } = get(channel)
      // Slack does not tell an app the name of a private channel that it is not in.
      return isPrivate && !isMember ? 'privategroup' : name
    },
    add(count, settings) {
      const first = channels.size
      return Array.from({ length: count }, (_, index) => {
        const number = String(first + index).padStart(5, '0')
        set(`C1${number}`, { name: `channel-${number}`, ...settings })
        return `C1${number}`
      })
    },
    refusalToPost(channel) {
      const error = refusalToSee(channel)
      if (error !== null) return error
      return get(String(channel)).isArchived ? 'is_archived' : refusalToRead(channel)
    },
    isArchived: (channel) => get(channel).isArchived,
    describe(channel) {
      const { id, name, isMember, isArchived, isPrivate } = get(channel)
      // https://docs.slack.dev/reference/objects/conversation-object: a direct conversation has no name and no members.
      if (isDirect(id)) {
        return { id, is_im: true, is_archived: false, is_private: true, user: userOf(id), is_open: true }
      }
      return {
        id,
        name,
        name_normalized: name,
        is_channel: true,
        is_group: false,
        is_im: false,
        is_mpim: false,
        is_private: isPrivate,
        is_archived: isArchived,
        is_member: isMember,
      }
    },
  }
}

/** The direct conversation of this user with the bot. */
export function directChannelOf(user: string): string {
  return `D${user.slice(1)}`
}

function userOf(channel: string): string {
  return `U${channel.slice(1)}`
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}
