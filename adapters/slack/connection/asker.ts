import { z } from 'zod'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Member, People } from './people.ts'

/** A person, as requests of Slack's name one; `team_id` is the workspace or the organisation that they are of. */
export const person = z.object({
  id: z.string(),
  name: z.string().nullable().default(null),
  team_id: z.string().nullish(),
})

/** Who asks, where, and what asked, as Slack says it. */
export interface Asking {
  readonly user: z.output<typeof person>
  readonly place: Place
  readonly origin: string
}

/** Whoever asks, for Slack to be asked about them. */
export function memberOf({ user, place }: Asking): Member {
  return { workspace: place.workspace, id: user.id, team: user.team_id }
}

/** The asker, with what the command needs to know of them, and no more. */
export async function askerOf(people: People, asking: Asking, command: Command): Promise<Asker> {
  const { user, place, origin } = asking
  const needs = needsOf(command, user.id)
  const member = memberOf(asking)
  // What is looked up for it is remembered for the others.
  const isAdmin = needs.isAdmin && (await people.isAdmin(member))
  return {
    id: user.id,
    name: needs.name ? ((await people.nameOf(member)) ?? user.name) : user.name,
    // Slack doesn't tell who manages a channel.
    access: { role: needs.role ? await people.roleOf(member) : 'unknown', isAdmin, managesChannel: true },
    zone: needs.zone ? await people.zoneOf(member) : null,
    at: place,
    origin,
    // Slack's direct conversations.
    isAlone: place.channel.startsWith('D'),
  }
}
