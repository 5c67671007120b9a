import { documentWithActions } from '../actions/action-items.ts'
import type { ActionStore, Tracker } from '../actions/tracker.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import { findDocument } from '../document/find-document.ts'
import type { Library } from '../document/library.ts'
import { digestWords } from '../words/digest-words.ts'
import { composeDigest, type Snapshot, takeSnapshot } from './compose-digest.ts'
import { digestReply, lengths } from './digest-reply.ts'
import type { Owed } from './digest-store.ts'

/** The message of a delivery and what it is about; or why there can be none, as a sentence. */
export type Written =
  | { readonly payload: unknown; readonly item: string | null; readonly changesUntil: number }
  | { readonly impossible: string }

// A digest that comes a little later is nobody's concern.
const noticeablyLateMs = 10 * 60_000

/** Writes the messages of one batch; workspaces are read once for all their channels. Throws what the store throws. */
export function createWriter(
  library: Library,
  actions: ActionStore,
): (owed: Owed, channelAccess: ChannelAccess) => Promise<Written> {
  const snapshots = new Map<string, Promise<Snapshot>>()

  function snapshotOf(tracker: Tracker, after: number): Promise<Snapshot> {
    const key = JSON.stringify([tracker, after])
    const taken = snapshots.get(key) ?? takeSnapshot(actions, tracker, after)
    snapshots.set(key, taken)
    return taken
  }

  return async ({ delivery, subscription }, channelAccess) => {
    const { platform, workspace, posted, schedule } = subscription
    const document = findDocument(library, subscription.document) ?? documentWithActions(library)
    if (document === null) return { impossible: digestWords.documentGone }
    const tracker = { platform, workspace, document: document.id }
    const snapshot = await snapshotOf(tracker, posted?.changesUntil ?? 0)
    const isLate = Date.now() - delivery.dueAt > noticeablyLateMs
    const content = composeDigest(
      document,
      { date: delivery.date, zone: schedule.zone, lateSince: isLate ? delivery.dueAt : null },
      snapshot,
      posted,
    )
    for (const length of lengths) {
      const [payload, another] = channelAccess.render(digestReply(content, library, length))
      if (another === undefined) {
        return { payload, item: content.item?.status.passage ?? null, changesUntil: snapshot.last }
      }
    }
    return { impossible: digestWords.doesNotFit }
  }
}
