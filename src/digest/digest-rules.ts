import { documentWithActions } from '../actions/action-items.ts'
import type { ActionStore, Tracker } from '../actions/tracker.ts'
import { batchWrites } from '../delivery/batch-writes.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { DeliveryRules, Written } from '../delivery/delivery-rules.ts'
import type { Delivery, DeliveryStore } from '../delivery/delivery-store.ts'
import type { Document } from '../document/document.ts'
import { findDocument } from '../document/library.ts'
import type { Workspace } from '../library/holdings.ts'
import type { WorkspaceLibrary } from '../library/libraries.ts'
import { digestWords } from '../words/digest-words.ts'
import { composeDigest, type Snapshot, takeSnapshot } from './compose-digest.ts'
import { digestReply, lengths } from './digest-reply.ts'
import type { DigestStore, Subscription } from './digest-store.ts'
import { findNews } from './document-news.ts'

export interface DigestRulesOptions {
  /** The documents of a workspace, and their versions. */
  readonly libraryOf: (workspace: Workspace) => Promise<Pick<WorkspaceLibrary, 'library' | 'holdings'>>
  readonly actions: ActionStore
  readonly digests: Pick<DigestStore, 'get'>
  readonly deliveries: Pick<DeliveryStore, 'find'>
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /** How late a digest may be posted, milliseconds. */
  readonly lateMs: number
}

// A digest that comes a little later is nobody's concern.
const noticeablyLateMs = 10 * 60_000
const longestPauseMs = 10 * 60_000

/** How digests are delivered: their messages are written when they are sent. */
export function createDigestRules({
  libraryOf,
  actions,
  digests,
  deliveries,
  now,
  lateMs,
}: DigestRulesOptions): DeliveryRules {
  // What is asked for at the same moment is read once: a workspace for all its channels.
  const findSubscription = batchWrites(async (ids: readonly string[]) => {
    const found = await digests.get(ids)
    return (id) => found.get(id) ?? null
  })
  const snapshots = new Map<string, Promise<Snapshot>>()
  const drafts = new WeakMap<Snapshot, Map<string, Written>>()

  return {
    latestMs: lateMs,
    tooLate: digestWords.tooLate(lateMs / 3_600_000),
    unsure: (why) => `${digestWords.cannotTell}: ${why}`,
    longestPauseMs,
    write,
    async notify(poster, place, person, end, reason) {
      if (end === 'refused') await poster.notifyDirectly(place, person, digestWords.failed(reason))
      if (end === 'unsure') await poster.notifyDirectly(place, person, digestWords.notSentAgain(reason))
    },
  }

  async function write(delivery: Delivery, access: ChannelAccess): Promise<Written> {
    const { digest } = delivery
    const subscription = digest === null ? null : await findSubscription(digest.subscription)
    if (digest === null || subscription === null) {
      return { state: 'refused', reason: digestWords.unreadable }
    }
    if (subscription.state !== 'active') return { state: 'skipped', reason: digestWords.notActive }
    const problem = (await access.permissionProblem?.(delivery.channel)) ?? null
    if (problem !== null) return { state: 'refused', reason: problem }
    return draft(subscription, digest.date, delivery.dueAt, access)
  }

  async function draft(
    subscription: Subscription,
    date: string,
    dueAt: number,
    access: ChannelAccess,
  ): Promise<Written> {
    const { platform, workspace, posted, schedule, document: id } = subscription
    const { library, holdings } = await libraryOf({ platform, workspace })
    const document = findDocument(library, id) ?? documentWithActions(library)
    if (document === null) return { state: 'refused', reason: digestWords.documentGone }
    const tracker = { platform, workspace, document: document.id }
    const snapshot = await snapshotOf(tracker, posted?.changesUntil ?? 0)
    const lateSince = now() - dueAt > noticeablyLateMs ? dueAt : null
    const { zone } = schedule
    const { dates } = holdings
    const news = await findNews(deliveries, subscription, document, holdings.versions, dueAt)
    // Most channels of a workspace say the same.
    const key = JSON.stringify([date, zone, dates, lateSince, posted, news])
    const known = drafts.get(snapshot) ?? new Map<string, Written>()
    drafts.set(snapshot, known)
    const written = known.get(key) ?? writeFitting(document)
    known.set(key, written)
    return written

    function writeFitting(document: Document): Written {
      const content = composeDigest(document, { date, zone, dates, lateSince, news }, snapshot, posted)
      for (const length of lengths) {
        const payloads = access.render(digestReply(content, library, length))
        if (payloads.length === 1) {
          const item = content.item?.status.passage ?? null
          return { payloads, subject: { item, changesUntil: snapshot.last } }
        }
      }
      return { state: 'refused', reason: digestWords.doesNotFit }
    }
  }

  function snapshotOf(tracker: Tracker, after: number): Promise<Snapshot> {
    const key = JSON.stringify([tracker, after])
    const taken =
      snapshots.get(key) ?? takeSnapshot(actions, tracker, after).finally(() => snapshots.delete(key))
    snapshots.set(key, taken)
    return taken
  }
}
