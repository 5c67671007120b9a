import { createHash } from 'node:crypto'

/** The id of the one delivery of a subscription for a local date, 20 hexadecimal digits: it is also its message's mark. */
export function deliveryIdOf(subscription: string, date: string): string {
  return createHash('sha256')
    .update(JSON.stringify([subscription, date]))
    .digest('hex')
    .slice(0, 20)
}
