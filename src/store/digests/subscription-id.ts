import type { Channel } from '../../command/place.ts'
import { idOf } from '../../delivery/id-of.ts'

/**
 * The id of a channel's subscription, 20 hexadecimal digits. It is the same whenever a channel is set up, and so are the
 * ids of its deliveries.
 */
export function subscriptionId({ platform, workspace, channel }: Channel): string {
  return idOf(platform, workspace, channel)
}
