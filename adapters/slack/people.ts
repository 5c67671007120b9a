import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'

/** What Slack tells of its people. */
export interface People {
  /** The name that others see, or null where Slack does not tell it in time. */
  readonly nameOf: (user: string) => Promise<string | null>
  /** Whether a person administers or owns the workspace; false where Slack does not tell. */
  readonly isAdmin: (user: string) => Promise<boolean>
}

// Slack wants to hear within three seconds that an event arrived; a name is not worth more than one of them.
const longestWaitMs = 1_000
const rememberMs = 3_600_000

export function createPeople(client: webApi.WebClient): People {
  const names = new LRUCache<string, string>({ max: 5_000, ttl: rememberMs })

  async function lookUp(user: string) {
    const asked = client.users.info({ user }).then(({ user: found }) => found)
    return Promise.race([asked.catch(() => undefined), sleep(longestWaitMs, undefined, { ref: false })])
  }

  return {
    async nameOf(user) {
      const known = names.get(user)
      if (known !== undefined) return known
      const found = await lookUp(user)
      const name = found?.profile?.display_name || found?.real_name || found?.name || null
      if (name !== null) names.set(user, name)
      return name
    },
    async isAdmin(user) {
      const found = await lookUp(user)
      return found?.is_admin === true || found?.is_owner === true
    },
  }
}
