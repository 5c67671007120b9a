import { idOf } from '../delivery/id-of.ts'

/** The id of the one delivery of a subscription for a local date, 20 hexadecimal digits: it is also its message's mark. */
export function deliveryIdOf(subscription: string, date: string): string {
  return idOf(subscription, date)
}
