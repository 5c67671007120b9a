import type { DeliveryStore } from '../delivery/delivery-store.ts'
import { idOf } from '../delivery/id-of.ts'
import type { Document, Version } from '../document/document.ts'
import type { PublishedVersion } from '../library/holdings.ts'
import { occurrenceOn } from '../schedule/schedule.ts'
import type { Subscription } from './digest-store.ts'

/** That a document was published anew since a channel's last digest. */
export interface DocumentNews {
  readonly version: Version
  /** The number of the version that was the newest then. */
  readonly before: number
}

/** The news for the digest of a channel that is due at `until`. Throws what the store throws. */
export async function findNews(
  deliveries: Pick<DeliveryStore, 'find'>,
  { id, posted, schedule }: Pick<Subscription, 'id' | 'posted' | 'schedule'>,
  document: Document,
  versions: readonly PublishedVersion[],
  until: number,
): Promise<DocumentNews | null> {
  // Few documents have versions, and this is asked for thousands of channels at once.
  if (document.version === null || document.version.number === 1 || posted === null) return null
  const last = await deliveries.find(idOf(id, posted.date))
  const after = last?.dueAt ?? occurrenceOn(schedule, posted.date)?.at
  return after === undefined ? null : newsOf(document, versions, after, until)
}

/**
 * What a digest says of its document's versions: the newest that was published after the moment when the last digest was due,
 * and until this one is (milliseconds since 1970), so that each is told once, however late a digest is posted. Null for none.
 */
export function newsOf(
  { id }: Pick<Document, 'id'>,
  versions: readonly PublishedVersion[],
  after: number,
  until: number,
): DocumentNews | null {
  const newestAt = (moment: number): PublishedVersion | undefined =>
    versions
      .filter(({ document, at }) => document === id && at <= moment)
      .toSorted((a, b) => a.number - b.number)
      .at(-1)
  const [before, version] = [newestAt(after), newestAt(until)]
  return before === undefined || version === undefined || version.number <= before.number
    ? null
    : { version, before: before.number }
}
