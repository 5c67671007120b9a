import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { atMost } from '../../../src/text/at-most.ts'

/** A person of a workspace, by Slack's ids. */
interface Member {
  readonly workspace: string
  readonly id: string
}

/** What Slack tells of its people. */
export interface People {
  /** The name that others see, or null where Slack does not tell it in time. */
  readonly nameOf: (member: Member) => Promise<string | null>
  /** The IANA name of a person's time zone, or null where Slack does not tell it in time. */
  readonly zoneOf: (member: Member) => Promise<string | null>
  /** Whether a person administers or owns the workspace; false where Slack does not tell. */
  readonly isAdmin: (member: Member) => Promise<boolean>
  /** The name of a person who can own an action item; null for bots and unknown ids. */
  readonly nameOfPerson: (member: Member) => Promise<string | null>
}

// Slack wants to hear within three seconds that an event arrived; a name is not worth more than one of them.
const longestWaitMs = 1_000
const rememberMs = 3_600_000

/** What is used of Slack's client. */
interface PeopleClient {
  readonly users: {
    readonly info: (asked: { readonly user: string }) => Promise<Pick<webApi.UsersInfoResponse, 'user'>>
  }
}

/** What is remembered of a person; rights are not. */
interface Known {
  readonly name: string | null
  readonly zone: string | null
  readonly isPerson: boolean
}

/** `client` is asked for what isn't remembered. */
export function createPeople(client: PeopleClient): People {
  const known = new LRUCache<string, Known>({ ...atMost(5_000), ttl: rememberMs })

  async function lookUp(member: Member) {
    const user = member.id
    const asked = client.users.info({ user }).then(({ user: found }) => found)
    const found = await Promise.race([
      asked.catch(() => undefined),
      sleep(longestWaitMs, undefined, { ref: false }),
    ])
    if (found !== undefined) {
      known.set(keyOf(member), {
        name: found.profile?.display_name || found.real_name || found.name || null,
        zone: found.tz ?? null,
        isPerson: found.is_bot !== true && found.deleted !== true && user !== 'USLACKBOT',
      })
    }
    return found
  }

  async function recall(member: Member): Promise<Known | undefined> {
    if (!known.has(keyOf(member))) await lookUp(member)
    return known.get(keyOf(member))
  }

  return {
    nameOf: async (member) => (await recall(member))?.name ?? null,
    zoneOf: async (member) => (await recall(member))?.zone ?? null,
    async isAdmin(member) {
      const found = await lookUp(member)
      return found?.is_admin === true || found?.is_owner === true
    },
    async nameOfPerson(member) {
      const found = await recall(member)
      return found?.isPerson === true ? found.name : null
    },
  }
}

function keyOf({ workspace, id }: Member): string {
  return `${workspace}:${id}`
}
