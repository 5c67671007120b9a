import { z } from 'zod'
import type { Person } from '../../../src/actions/tracker.ts'
import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import type { Place } from '../../../src/command/place.ts'
import type { People } from './people.ts'

/** A person, as requests of Slack's name one. */
export const person = z.object({ id: z.string(), name: z.string().nullable().default(null) })

/** Who asks, where, and what asked, as Slack says it. */
export interface Asking {
  readonly user: Person
  readonly place: Place
  readonly origin: string
}

/** The asker, with what the command needs to know of them, and no more. */
export async function askerOf(people: People, asking: Asking, command: Command): Promise<Asker> {
  const { user, place, origin } = asking
  const needs = needsOf(command, user.id)
  const member = { workspace: place.workspace, id: user.id }
  return {
    id: user.id,
    name: needs.name ? ((await people.nameOf(member)) ?? user.name) : user.name,
    access: {
      role: 'member',
      isAdmin: needs.isAdmin && (await people.isAdmin(member)),
      managesChannel: true,
    },
    zone: needs.zone ? await people.zoneOf(member) : null,
    at: place,
    origin,
  }
}
