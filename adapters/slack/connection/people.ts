import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import type { Access } from '../../../src/command/command.ts'
import type { Rights } from '../../../src/delivery/channel-access.ts'
import { atMost } from '../../../src/text/at-most.ts'
import { refusalOf } from '../posting/refusals.ts'
import { type Membership, membershipOf, roleOf } from './membership.ts'

/** A person, by Slack's id, in a workspace. */
export interface Member {
  readonly workspace: string
  readonly id: string
  /** The workspace or organisation that Slack says they are of; null or left out where it says none. */
  readonly team?: string | null | undefined
}

/** What Slack tells of its people. */
export interface People {
  /** The name that others see, or null where Slack does not tell it in time. */
  readonly nameOf: (member: Member) => Promise<string | null>
  /** The IANA name of a person's time zone, or null where Slack does not tell it in time. */
  readonly zoneOf: (member: Member) => Promise<string | null>
  /** What a person is in the workspace; unknown where Slack does not tell it in time. */
  readonly roleOf: (member: Member) => Promise<Access['role']>
  /** Whether a member of the workspace administers or owns it; false where Slack does not tell. Asked anew each time. */
  readonly isAdmin: (member: Member) => Promise<boolean>
  /** Both, asked anew; null where Slack does not tell in time. */
  readonly rightsOf: (member: Member) => Promise<Rights | null>
  /** The name of a person who can own an action item; null for bots and unknown ids. */
  readonly nameOfPerson: (member: Member) => Promise<string | null>
  /** Whether name, zone and role are remembered, so that Slack isn't asked. */
  readonly knows: (member: Member) => boolean
}

// Slack wants to hear within three seconds that an event arrived; a name is not worth more than one of them.
const longestWaitMs = 1_000
// A member who is made a guest has their old rights for so long at most.
const rememberMs = 600_000

/** What is used of Slack's client. */
interface PeopleClient {
  readonly users: {
    readonly info: (asked: { readonly user: string }) => Promise<Pick<webApi.UsersInfoResponse, 'user'>>
  }
}

/** What is remembered of a person; administrators' rights are not. */
interface Known {
  readonly name: string | null
  readonly zone: string | null
  readonly isPerson: boolean
  readonly membership: Membership
}

/** Slack's errors for people outside the workspace. */
const notOurs: ReadonlySet<string | null> = new Set(['user_not_found', 'user_not_visible', 'users_not_found'])

/** `clientAt` gives the client of a workspace, which is asked for what isn't remembered. */
export function createPeople(clientAt: (workspace: string) => Promise<PeopleClient>): People {
  const known = new LRUCache<string, Known>({ ...atMost(5_000), ttl: rememberMs })

  /** Resolves to null where Slack knows no such person here, to undefined where it doesn't answer in time. */
  async function lookUp(member: Member): Promise<webApi.UsersInfoResponse['user'] | null> {
    const { id: user } = member
    const asked = clientAt(member.workspace)
      .then((client) => client.users.info({ user }))
      .then(({ user: found }) => found)
    const found = await Promise.race([
      asked.catch((error: unknown) => (notOurs.has(refusalOf(error)) ? null : undefined)),
      sleep(longestWaitMs, undefined, { ref: false }),
    ])
    if (found != null) {
      const membership = membershipOf(found)
      known.set(keyOf(member), {
        name: found.profile?.display_name || found.real_name || found.name || null,
        zone: found.tz ?? null,
        isPerson: !membership.isNoPerson && user !== 'USLACKBOT',
        membership,
      })
    }
    return found
  }

  async function recall(member: Member): Promise<Known | null | undefined> {
    const remembered = known.get(keyOf(member))
    if (remembered !== undefined) return remembered
    const found = await lookUp(member)
    return found == null ? found : known.get(keyOf(member))
  }

  async function rightsOf(member: Member): Promise<Rights | null> {
    const found = await lookUp(member)
    if (found === undefined) return null
    if (found === null) return { role: 'external', isAdmin: false }
    const role = roleOf(membershipOf(found), member)
    return { role, isAdmin: role === 'member' && (found.is_admin === true || found.is_owner === true) }
  }

  return {
    nameOf: async (member) => (await recall(member))?.name ?? null,
    zoneOf: async (member) => (await recall(member))?.zone ?? null,
    async roleOf(member) {
      const found = await recall(member)
      if (found === null) return 'external'
      return found === undefined ? 'unknown' : roleOf(found.membership, member)
    },
    isAdmin: async (member) => (await rightsOf(member))?.isAdmin === true,
    rightsOf,
    async nameOfPerson(member) {
      const found = await recall(member)
      return found?.isPerson === true ? found.name : null
    },
    knows: (member) => known.has(keyOf(member)),
  }
}

function keyOf({ workspace, id }: Member): string {
  return `${workspace}:${id}`
}
