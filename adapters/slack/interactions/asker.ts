import type { Asker, Command } from '../../../src/command/command.ts'
import { needsOf } from '../../../src/command/needs.ts'
import type { Place } from '../../../src/command/place.ts'
import type { People } from '../connection/people.ts'
import { platform } from '../connection/workspace-of.ts'
import type { ViewRequest } from '../forms/read-view.ts'

/** Who asks, where, and what asked, as Slack says it. */
export interface Asking {
  readonly user: { readonly id: string; readonly name: string | null }
  readonly place: Place
  readonly origin: string
}

/** Who asks in a view of ours; in App Home there is no channel. */
export function askingIn({ user, place, workspace, view, hash }: ViewRequest): Asking {
  return {
    user,
    place: place ?? { platform, workspace, channel: '', thread: null },
    origin: `${view}:${hash}`,
  }
}

/** The asker, with what the command needs to know of them, and no more. */
export async function askerOf(people: People, asking: Asking, command: Command): Promise<Asker> {
  const { user, place, origin } = asking
  const needs = needsOf(command, user.id)
  const member = { workspace: place.workspace, id: user.id }
  return {
    id: user.id,
    name: needs.name ? ((await people.nameOf(member)) ?? user.name) : user.name,
    isAdmin: needs.isAdmin && (await people.isAdmin(member)),
    zone: needs.zone ? await people.zoneOf(member) : null,
    at: place,
    origin,
  }
}

/** Whether Slack has to be asked something before the command can be answered, or is posted to while it is. */
export function isSlow(command: Command, user: string): boolean {
  const needs = needsOf(command, user)
  return needs.isSlow || needs.isAdmin || needs.zone || needs.name || unnamedOwner(command) !== null
}

/** The command with the new owner's name. A bot can't be an owner. */
export async function nameOwner(people: People, workspace: string, command: Command): Promise<Command> {
  const id = unnamedOwner(command)
  if (id === null || command.kind !== 'change action') return command
  const name = await people.nameOfPerson({ workspace, id })
  return name === null
    ? { kind: 'unclear', reason: 'unknown person', text: id }
    : { ...command, owner: { id, name } }
}

function unnamedOwner(command: Command): string | null {
  if (command.kind !== 'change action') return null
  const { owner } = command
  return typeof owner === 'object' && owner !== null && owner.name === null ? owner.id : null
}
