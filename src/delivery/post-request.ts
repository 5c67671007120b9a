import type { Quote } from '../command/command.ts'
import type { Place } from '../command/place.ts'
import { formatReference } from '../document/reference/format.ts'
import type { DeliveryKind } from './delivery-store.ts'
import { idOf } from './id-of.ts'

/** Something that a person wants to have posted for everyone. */
export interface PostRequest extends Place {
  readonly kind: Exclude<DeliveryKind, 'digest'>
  /** What asked for it, the same each time it is delivered: a message's timestamp, an interaction's id. */
  readonly origin: string
  /** The platform's id of the person who asked. */
  readonly asker: string
  /** What is quoted; null for what isn't a quote. */
  readonly command: Quote | null
  /** Whether the platform delivers it again by itself until it is acknowledged; else its asker asks again. */
  readonly isRedelivered: boolean
}

/** The id of the one delivery for a request, 20 hexadecimal digits: workspace, channel, origin and command decide it. */
export function deliveryIdOf({
  kind,
  workspace,
  channel,
  origin,
  command,
}: Pick<PostRequest, 'kind' | 'workspace' | 'channel' | 'origin' | 'command'>): string {
  return idOf(workspace, channel, origin, ...(command === null ? [kind] : describe(command)))
}

/** The same for every time that one person asks for one thing in one place, whatever it was that asked. */
export function requestIdOf({ workspace, channel, thread, asker, command }: PostRequest): string | null {
  return command === null ? null : idOf(workspace, channel, thread ?? '', asker, ...describe(command))
}

function describe({ reference, withContext, comment }: Quote): readonly string[] {
  return [formatReference(reference), String(withContext), comment ?? '']
}
