import type { Client } from 'discord.js'
import type { Place } from '../../../src/command/place.ts'
import type { ChannelAccess } from '../../../src/delivery/channel-access.ts'
import { type Poster, PostRefused } from '../../../src/delivery/poster.ts'
import { words } from '../../../src/words/words.ts'
import { digestNeeds } from '../interactions/digest-place.ts'
import { renderReply } from '../render/render.ts'
import { permissionProblem } from './permissions.ts'

/** A client that was started, and its poster. */
export interface Connection {
  readonly client: Client
  readonly poster: Poster
}

/**
 * The way into channels where nobody waits for an answer, by whichever connection there is. Discord itself does not say
 * which permission is missing, so they are reckoned before posting.
 */
export function createChannelAccess(connection: () => Connection | null): ChannelAccess {
  return {
    render: renderReply,
    poster: {
      async post(place, payload, mark) {
        const { client, poster } = connected()
        const problem = await permissionProblemIn(client, place)
        if (problem !== null) throw new PostRefused(words.cannotPost(problem))
        return poster.post(place, payload, mark)
      },
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

async function permissionProblemIn(client: Client, { channel: id }: Place): Promise<string | null> {
  // What cannot be fetched cannot be posted into either: the poster says why.
  const channel = await client.channels.fetch(id).catch(() => null)
  if (!channel?.isSendable() || channel.isDMBased() || !client.isReady()) return null
  return permissionProblem(channel, channel.permissionsFor(client.user), digestNeeds)
}
