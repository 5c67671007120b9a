import { nextOccurrence, type Occurrence } from '../schedule/schedule.ts'
import { digestWords } from '../words/digest-words.ts'
import { deliveryIdOf } from './delivery-id.ts'
import type { Plan, Subscription } from './digest-store.ts'

// After a longer absence the dates before are not worth a row each.
const mostMissed = 60

/**
 * What a subscription that is due owes at `now`, and what is due next. Of dates that were missed only the last is to be
 * posted, and that only where it is not too late: never two in one channel on catching up.
 */
export function planDeliveries(subscription: Subscription, now: number, lateMs: number): Plan {
  const { id, schedule } = subscription
  const missed: Occurrence[] = []
  let next = subscription.next
  while (next !== null && next.at <= now) {
    missed.push(next)
    next = nextOccurrence(schedule, next.at, next.date)
  }
  const deliveries = missed.slice(-mostMissed).map(({ date, at }, index, kept) => ({
    id: deliveryIdOf(id, date),
    date,
    dueAt: at,
    skipped: whySkipped(index === kept.length - 1, now - at > lateMs, lateMs),
  }))
  return { deliveries, next }
}

function whySkipped(isLast: boolean, isLate: boolean, lateMs: number): string | null {
  if (isLate) return digestWords.tooLate(lateMs / 3_600_000)
  return isLast ? null : digestWords.superseded
}
