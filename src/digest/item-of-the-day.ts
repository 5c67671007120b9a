import { isUnfinished, type TrackedItem } from '../actions/statuses.ts'
import type { Posted } from './digest-store.ts'

/**
 * The action item of the day: the digests go round the unfinished ones in the document's order, each in its turn, however
 * many are finished or opened again meanwhile. The same for the same date, before and after it is posted, unless it is
 * finished meanwhile; null where nothing is unfinished.
 */
export function itemOfTheDay(
  items: readonly TrackedItem[],
  date: string,
  posted: Posted | null,
): TrackedItem | null {
  const unfinished = (item: TrackedItem): boolean => isUnfinished(item.status)
  const last = items.findIndex(({ status }) => status.passage === posted?.item)
  const todays = posted?.date === date ? items[last] : undefined
  if (todays !== undefined && unfinished(todays)) return todays
  return items.slice(last + 1).find(unfinished) ?? items.find(unfinished) ?? null
}

/**
 * The item of the day for a date that so many digests come before which are not posted yet, if nothing changes: each of them
 * takes its turn of the unfinished items. With no such digest it is that of `itemOfTheDay`.
 */
export function itemInTurn(
  items: readonly TrackedItem[],
  date: string,
  posted: Posted | null,
  turns: number,
): TrackedItem | null {
  const next = itemOfTheDay(items, date, posted)
  if (next === null) return null
  const unfinished = items.filter(({ status }) => isUnfinished(status))
  return unfinished[(unfinished.indexOf(next) + turns) % unfinished.length] ?? null
}
