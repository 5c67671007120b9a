import type { ChannelAccess } from '../../src/delivery/channel-access.ts'
import { rulesOfRequests } from '../../src/delivery/delivery-rules.ts'
import type { DeliveryQueue } from '../../src/delivery/delivery-store.ts'
import { createOutbox, type Outbox, type OutboxOptions } from '../../src/delivery/outbox.ts'
import { createDigestRules } from '../../src/digest/digest-rules.ts'
import type { Library } from '../../src/document/library.ts'
import { noHoldings } from '../../src/library/holdings.ts'
import { createLog } from '../../src/log.ts'
import { createLoopQueue } from '../../src/store/database/create-loop-queue.ts'
import type { Store } from '../../src/store/store.ts'
import { vancouver } from '../library.ts'

export const hour = 3_600_000

export const quickPace = { leaseMs: 600, renewEveryMs: 100, retryMs: 50 }

/** The outbox as main.ts makes it, not started; its queue is its own, so that several can share a store. */
export function createTestOutbox(
  store: Pick<Store, 'deliveries' | 'digests' | 'actions'>,
  channelAccess: (platform: string) => ChannelAccess | null,
  {
    library = vancouver,
    now = () => Date.now(),
    ...change
  }: Partial<OutboxOptions> & { readonly library?: Library } = {},
): Outbox {
  const { deliveries = store.deliveries } = change
  return createOutbox({
    deliveries,
    now,
    queue: queueOf(deliveries, now),
    channelAccess,
    rules: {
      ...rulesOfRequests,
      digest: createDigestRules({
        ...store,
        libraryOf: async () => ({ library, holdings: noHoldings }),
        now,
        lateMs: 6 * hour,
      }),
    },
    log: createLog('silent'),
    pace: quickPace,
    ...change,
  })
}

function queueOf({ listReady }: Store['deliveries'], now: () => number): DeliveryQueue {
  const list = (limit: number) => listReady(now(), limit)
  return createLoopQueue(list, { lookEveryMs: 50, handlers: 4, batch: 50 })
}
