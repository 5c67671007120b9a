import type { Client } from 'discord.js'
import type { ChannelAccess } from '../../../src/delivery/channel-access.ts'
import type { Poster } from '../../../src/delivery/poster.ts'
import { words } from '../../../src/words/words.ts'
import { renderReply } from '../render/render.ts'
import { digestNeeds, permissionProblem } from './permissions.ts'

/** A client that was started, and its poster. */
export interface Connection {
  readonly client: Client
  readonly poster: Poster
}

/**
 * The way into channels where nobody waits for an answer, by whichever connection there is. Discord itself does not say
 * which permission is missing, so they are reckoned before a digest is posted.
 */
export function createChannelAccess(connection: () => Connection | null): ChannelAccess {
  return {
    render: renderReply,
    async permissionProblem(channel) {
      const problem = await permissionProblemIn(connected().client, channel)
      return problem === null ? null : words.cannotPost(problem)
    },
    poster: {
      post: async (...about) => connected().poster.post(...about),
      find: async (...about) => connected().poster.find(...about),
      remove: async (...about) => connected().poster.remove(...about),
      notify: async (...about) => connected().poster.notify(...about),
      notifyDirectly: async (...about) => connected().poster.notifyDirectly(...about),
    },
  }

  function connected(): Connection {
    const found = connection()
    if (!found?.client.isReady()) throw new Error('Discord is not connected')
    return found
  }
}

async function permissionProblemIn(client: Client, id: string): Promise<string | null> {
  // What cannot be fetched cannot be posted into either: the poster says why.
  const channel = await client.channels.fetch(id).catch(() => null)
  if (!channel?.isSendable() || channel.isDMBased() || !client.isReady()) return null
  return permissionProblem(channel, channel.permissionsFor(client.user), digestNeeds)
}
