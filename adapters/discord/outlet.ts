import type { Client } from 'discord.js'
import type { Outlet } from '../../src/adapter.ts'
import { type Place, type Poster, PostRefused } from '../../src/outbox/poster.ts'
import { words } from '../../src/reply/words.ts'
import { digestNeeds } from './digest-place.ts'
import { objectionTo } from './permissions.ts'
import { renderReply } from './render.ts'

/** A client that was started, and its poster. */
export interface Connection {
  readonly client: Client
  readonly poster: Poster
}

/**
 * The way into channels where nobody waits for an answer, by whichever connection there is. Discord itself does not say
 * which permission is missing, so they are reckoned before posting.
 */
export function createOutlet(connection: () => Connection | null): Outlet {
  return {
    render: renderReply,
    poster: {
      async post(place, payload, mark) {
        const { client, poster } = connected()
        const objection = await objectionIn(client, place)
        if (objection !== null) throw new PostRefused(words.cannotPost(objection))
        return poster.post(place, payload, mark)
      },
      find: async (...about) => connected().poster.find(...about),
      remove: async (...about) => connected().poster.remove(...about),
      tell: async (...about) => connected().poster.tell(...about),
      tellDirectly: async (...about) => connected().poster.tellDirectly(...about),
    },
  }

  function connected(): Connection {
    const found = connection()
    if (!found?.client.isReady()) throw new Error('Discord is not connected')
    return found
  }
}

async function objectionIn(client: Client, { channel: id }: Place): Promise<string | null> {
  // What cannot be fetched cannot be posted into either: the poster says why.
  const channel = await client.channels.fetch(id).catch(() => null)
  if (!channel?.isSendable() || channel.isDMBased() || !client.isReady()) return null
  return objectionTo(channel, channel.permissionsFor(client.user), digestNeeds)
}
