import { actionItemsOf } from '../actions/action-items.ts'
import { withStatuses } from '../actions/statuses.ts'
import type { ActionStore, Change, Status, Tracker } from '../actions/tracker.ts'
import type { Document } from '../document/document.ts'
import type { DigestContent } from './digest-reply.ts'
import type { Posted } from './digest-store.ts'
import { itemInTurn } from './item-of-the-day.ts'

// As many as a digest tells at most.
const mostChanges = 10

/** How a workspace's action items stand, and what has changed since the digest before. */
export interface Snapshot {
  readonly statuses: readonly Status[]
  /** The last of them, oldest first. */
  readonly changes: readonly Change[]
  /** How many there were. */
  readonly count: number
  /** The number of the last change of all. */
  readonly last: number
}

/** Reads what a digest needs; `after` is the number of the last change that the digest before knew of. */
export async function takeSnapshot(actions: ActionStore, tracker: Tracker, after: number): Promise<Snapshot> {
  // In this order, so that a change in between is told twice rather than never.
  const { changes, last } = await actions.listSince(tracker, after, mostChanges)
  // Numbers have no gaps.
  return { statuses: await actions.list(tracker), changes, count: Math.max(last - after, 0), last }
}

/**
 * What the digest for one date says. `lateSince` is when it was due where it comes late; `turns` is how many digests come
 * before it that are not posted yet, for a preview of it.
 */
export function composeDigest(
  document: Document,
  {
    date,
    zone,
    dates,
    lateSince,
    news,
  }: Pick<DigestContent, 'date' | 'zone' | 'dates' | 'lateSince' | 'news'>,
  { statuses, changes, count }: Snapshot,
  posted: Posted | null,
  turns = 0,
): DigestContent {
  const items = withStatuses(actionItemsOf(document), statuses)
  // Those before it tell what has changed so far, and what it will tell itself has not happened: it is not even true that
  // nothing has changed.
  const isNext = turns === 0
  return {
    document,
    date,
    zone,
    dates,
    lateSince,
    news: isNext ? news : null,
    item: itemInTurn(items, date, posted, turns),
    items,
    changes: isNext ? changes : [],
    changesCount: isNext ? count : 0,
    since: isNext ? (posted?.date ?? null) : null,
  }
}
