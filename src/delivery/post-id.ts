import type { Quote } from '../command/command.ts'
import { formatReference } from '../document/reference.ts'
import { idOf } from './id-of.ts'

/** Something that a person wants to be said for all to see. */
export interface Wish {
  readonly workspace: string
  readonly channel: string
  /** What it goes under (a thread, a message); null for the channel itself. */
  readonly thread: string | null
  /** What asked for it, the same each time it is delivered: a message's timestamp, an interaction's id. */
  readonly origin: string
  /** The platform's id of the person who asked. */
  readonly asker: string
  readonly command: Quote
  /** Whether the platform delivers it again by itself until it is acknowledged; else its asker asks again. */
  readonly isRedelivered: boolean
}

/** The id of the one post for a wish, 20 hexadecimal digits: workspace, channel, origin and command decide it. */
export function postIdOf({ workspace, channel, origin, command }: Wish): string {
  return idOf(workspace, channel, origin, ...describe(command))
}

/** The same for every time that one person asks for one thing in one place, whatever it was that asked. */
export function wishOf({ workspace, channel, thread, asker, command }: Wish): string {
  return idOf(workspace, channel, thread ?? '', asker, ...describe(command))
}

function describe({ reference, withContext, comment }: Quote): readonly string[] {
  return [formatReference(reference), String(withContext), comment ?? '']
}
