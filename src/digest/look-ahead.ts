import { type Occurrence, occurrenceOn, type Schedule } from '../schedule/schedule.ts'
import type { Posted } from './digest-store.ts'

/** The digests of a channel: what is behind and what is to come. */
export interface Course {
  readonly schedule: Schedule
  /** What is due next; null where nothing is until somebody resumes it. */
  readonly next: Pick<Occurrence, 'date'> | null
  /** What the last one was about; null before the first. */
  readonly posted: Pick<Posted, 'date'> | null
  /** The local date of one that was due and is being posted; null where none is. */
  readonly inHand: string | null
}

/** The digest for one date, seen from today. */
export interface Outlook {
  /** How many digests come before it that are not posted yet. */
  readonly turns: number
  /** Whether there is one on that date: one to come, or today's, posted or in hand. */
  readonly isDue: boolean
}

/**
 * What lies between `today` and the digest for `date` (local dates, ISO 8601, `date` not the earlier one), if nothing changes.
 * What is due next says all that matters of a pause and of dates that were posted already. Throws a RangeError for what is
 * no date and for a zone that this Node does not know.
 */
export function lookAhead({ schedule, next, posted, inHand }: Course, today: string, date: string): Outlook {
  // What was missed before today is made up for by one digest at most, and mostly by none.
  const first = next === null || next.date > today ? (next?.date ?? null) : today
  return {
    turns: (inHand !== null && inHand < date ? 1 : 0) + countBetween(schedule, first ?? date, date),
    isDue:
      date === inHand ||
      date === posted?.date ||
      (first !== null && first <= date && occurrenceOn(schedule, date) !== null),
  }
}

/** How many dates of the schedule there are from one to before another. */
function countBetween(schedule: Schedule, from: string, to: string): number {
  let count = 0
  for (let day = Temporal.PlainDate.from(from); day.toString() < to; day = day.add({ days: 1 })) {
    if (occurrenceOn(schedule, day.toString()) !== null) count += 1
  }
  return count
}
