import type { Outbox } from '../../delivery/outbox.ts'
import type { Part } from '../part.ts'
import type { Delivery } from './wiring.ts'

/** What posts for the platforms. They have its outbox before it starts to finish what others left. */
export interface DeliveryPart extends Part {
  /** Made at the first call. */
  readonly outbox: () => Outbox
}

export function createDeliveryPart(create: () => Delivery): DeliveryPart {
  let delivery: Delivery | null = null
  const made = (): Delivery => {
    delivery ??= create()
    return delivery
  }
  return {
    name: 'delivery',
    outbox: () => made().outbox,
    start: async () => made().start(),
    stop: async () => delivery?.stop(),
  }
}
