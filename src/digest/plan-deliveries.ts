import { idOf } from '../delivery/id-of.ts'
import { nextOccurrence, type Occurrence } from '../schedule/schedule.ts'
import { digestWords } from '../words/digest-words.ts'
import type { Plan, Subscription } from './digest-store.ts'

// After a longer absence the dates before are not worth a row each.
const mostMissed = 60

/**
 * What a subscription that is due owes at `now`, and what is due next; or why it can't be scheduled, as a sentence. Of
 * dates that were missed only the last is to be posted, and that only where it is not too late: never two in one channel
 * on catching up.
 */
export function planDeliveries(subscription: Subscription, now: number, lateMs: number): Plan | string {
  const { id } = subscription
  const missed: Occurrence[] = []
  let next = subscription.next
  while (next !== null && next.at <= now) {
    missed.push(next)
    const following = occurrenceAfter(subscription, next.at, next.date)
    if (typeof following === 'string') return following
    next = following
  }
  const deliveries = missed.slice(-mostMissed).map(({ date, at }, index, kept) => ({
    id: idOf(id, date),
    date,
    dueAt: at,
    skipped: whySkipped(index === kept.length - 1, now - at > lateMs, lateMs),
  }))
  return { deliveries, next }
}

/** The next occurrence of a subscription; or why there is none, as a sentence. */
export function occurrenceAfter(
  { schedule }: Pick<Subscription, 'schedule'>,
  after: number,
  afterDate: string | null,
): Occurrence | string {
  try {
    return nextOccurrence(schedule, after, afterDate)
  } catch (error) {
    if (error instanceof RangeError) return digestWords.cannotSchedule(schedule.zone, error.message)
    throw error
  }
}

function whySkipped(isLast: boolean, isLate: boolean, lateMs: number): string | null {
  if (isLate) return digestWords.tooLate(lateMs / 3_600_000)
  return isLast ? null : digestWords.superseded
}
