import { randomUUID } from 'node:crypto'
import type { ActionStore } from '../actions/tracker.ts'
import type { Place } from '../command/place.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import { LookupUnavailable, PostDelayed, PostRefused } from '../delivery/poster.ts'
import type { Library } from '../document/library.ts'
import type { Log } from '../log.ts'
import { digestWords } from '../words/digest-words.ts'
import type { DigestStore, Owed, Result } from './digest-store.ts'
import { createSettling, type Settling } from './settling.ts'
import { createWriter } from './write-message.ts'

/** What delivering needs. */
export interface DeliveryRoom {
  readonly library: Library
  readonly actions: ActionStore
  readonly digests: DigestStore
  /** The platform's way into its channels; null where it is not connected (yet). */
  readonly channelAccess: (platform: string) => ChannelAccess | null
  readonly log: Log
  readonly pace: DigestPace
  /** Told how each delivery ended, or that it was put off, once the ledger has it. Never throws. */
  readonly onSettled?: (platform: string, kind: Result['kind']) => void
}

/** How long things take, in milliseconds. */
export interface DigestPace {
  /** How late a digest may be posted. */
  readonly lateMs: number
  /** After a crash this much must pass before anybody looks whether the message arrived; prolonged all the while. */
  readonly leaseMs: number
  readonly renewEveryMs: number
  /** How often subscriptions are looked for that are due. */
  readonly tickEveryMs: number
  /** The first pause after a failed attempt; each further one is twice as long, up to ten minutes. */
  readonly retryMs: number
}

export const usualDigestPace: Omit<DigestPace, 'lateMs'> = {
  leaseMs: 5_000,
  renewEveryMs: 1_000,
  tickEveryMs: 500,
  retryMs: 2_000,
}

const longestPauseMs = 10 * 60_000
// A platform that is not connected yet is looked at again soon.
const unconnectedMs = 2_000

/** Posts digests, each once. `deliver` takes ids of deliveries that may be ready; those that others have are left alone. */
export function createDeliverer(room: DeliveryRoom): {
  readonly deliver: (ids: readonly string[]) => Promise<void>
} {
  const { digests, pace, log } = room
  // A platform that asks to be left alone is, for a whole workspace: until when, milliseconds since 1970.
  const resting = new Map<string, number>()
  return { deliver }

  async function deliver(ids: readonly string[]): Promise<void> {
    // Of its own for each batch: where one fails, its leases must run out.
    const owner = randomUUID()
    const now = Date.now()
    const owed = await digests.claim(ids, { owner, until: now + pace.leaseMs }, now)
    if (owed.length === 0) return
    const renewing = setInterval(() => {
      digests.renew({ owner, until: Date.now() + pace.leaseMs }).catch((error: unknown) => {
        log.warn({ err: error }, 'A lease could not be prolonged')
      })
    }, pace.renewEveryMs)
    try {
      await deliverAll(owed, owner)
    } finally {
      clearInterval(renewing)
    }
  }

  async function deliverAll(owed: readonly Owed[], owner: string): Promise<void> {
    const refused: (() => Promise<void>)[] = []
    const known = new Map(owed.map((each) => [each.delivery.id, each]))
    const settling = createSettling(async (results) => {
      await digests.settle(results, owner, Date.now())
      refused.push(...note(results, known))
    })
    const ready = await Promise.all(owed.map((each) => makeReady(each, settling)))
    const messages = await writeAll(
      ready.filter((each) => each !== null),
      settling,
    )
    const held = new Set(
      await digests.attempt(
        messages.map(({ owed: { delivery }, item, changesUntil }) => ({
          id: delivery.id,
          item,
          changesUntil,
        })),
        { owner, until: Date.now() + pace.leaseMs },
        Date.now(),
      ),
    )
    await Promise.all(
      messages
        .filter(({ owed: { delivery } }) => held.has(delivery.id))
        .map((message) => post(message, settling)),
    )
    await settling.done()
    // Everything else is written down before anybody is written to.
    await Promise.all(refused.map((tell) => tell()))
  }

  /** What still has to be posted; null where it stands already, has to wait or is not to be posted any more. */
  async function makeReady(owed: Owed, settling: Settling): Promise<Ready | null> {
    const { delivery, subscription } = owed
    const { id, attemptedAt } = delivery
    const mayStand = attemptedAt !== null
    const channelAccess = room.channelAccess(subscription.platform)
    const restUntil = resting.get(workspaceOf(owed)) ?? 0
    if (channelAccess === null || restUntil > Date.now()) {
      const at = channelAccess === null ? Date.now() + unconnectedMs : restUntil
      const reason = channelAccess === null ? digestWords.noPlatform : digestWords.asksToWait
      settling.add({ id, kind: 'delayed', at, reason, mayStand, counts: false })
      return null
    }
    if (attemptedAt !== null) {
      try {
        const found = await channelAccess.poster.find(placeOf(owed), { post: id, part: 0 }, attemptedAt)
        if (found !== null) {
          settling.add({ id, kind: 'posted', message: found })
          return null
        }
      } catch (error) {
        settling.add(
          // What was sent before may stand, whatever became of the look-up.
          error instanceof LookupUnavailable ? notToBeFound(owed, error) : failedAttempt(owed, error, true),
        )
        return null
      }
    }
    if (Date.now() - delivery.dueAt > pace.lateMs) {
      settling.add({ id, kind: 'skipped', reason: digestWords.tooLate(pace.lateMs / 3_600_000) })
      return null
    }
    if (subscription.state !== 'active') {
      settling.add({ id, kind: 'skipped', reason: digestWords.notActive })
      return null
    }
    return { owed, channelAccess }
  }

  /** The messages of those that can have one. */
  async function writeAll(ready: readonly Ready[], settling: Settling): Promise<readonly Message[]> {
    const write = createWriter(room.library, room.actions)
    const messages = await Promise.all(
      ready.map(async ({ owed, channelAccess }): Promise<Message | null> => {
        const written = await write(owed, channelAccess)
        if (!('impossible' in written)) return { owed, channelAccess, ...written }
        settling.add({ id: owed.delivery.id, kind: 'failed', reason: written.impossible })
        return null
      }),
    )
    return messages.filter((message) => message !== null)
  }

  async function post({ owed, channelAccess, payload }: Message, settling: Settling): Promise<void> {
    const { id } = owed.delivery
    try {
      const message = await channelAccess.poster.post(placeOf(owed), payload, { post: id, part: 0 })
      settling.add({ id, kind: 'posted', message })
    } catch (error) {
      // A platform that asks to wait has posted nothing.
      settling.add(failedAttempt(owed, error, !(error instanceof PostDelayed)))
    }
  }

  /** What becomes of a delivery of which a post or a look-up failed; `mayStand`: its message has to be looked up. */
  function failedAttempt(owed: Owed, error: unknown, mayStand: boolean): Result {
    const { id, tries } = owed.delivery
    if (error instanceof PostRefused) return { id, kind: 'failed', reason: error.message }
    if (error instanceof PostDelayed) {
      const at = Date.now() + error.waitMs
      resting.set(workspaceOf(owed), at)
      return { id, kind: 'delayed', at, reason: digestWords.asksToWait, mayStand, counts: false }
    }
    const pause = Math.min(pace.retryMs * 2 ** Math.min(tries, 20), longestPauseMs)
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ delivery: id, tries, reason }, 'A digest could not be posted; it is tried again')
    // Spread, so that what failed together does not come back together.
    const at = Date.now() + pause * (1 + Math.random() / 4)
    return { id, kind: 'delayed', at, reason, mayStand, counts: true }
  }

  /** What has been settled, in the log and to whoever counts it; returns what there is left to tell people. */
  function note(
    results: readonly Result[],
    known: ReadonlyMap<string, Owed>,
  ): readonly (() => Promise<void>)[] {
    const posted = results.filter(({ kind }) => kind === 'posted').length
    if (posted > 0) log.info({ posted }, 'Digests posted')
    return results.flatMap((result) => {
      if (result.kind === 'skipped')
        log.warn({ delivery: result.id, reason: result.reason }, 'A digest is skipped')
      const owed = known.get(result.id)
      if (owed !== undefined) room.onSettled?.(owed.subscription.platform, result.kind)
      return result.kind === 'failed' && owed !== undefined ? [() => tellSetter(owed, result.reason)] : []
    })
  }

  /** Once, since only whoever settles a failure comes here. */
  async function tellSetter(owed: Owed, why: string): Promise<void> {
    const { delivery, subscription } = owed
    log.warn({ delivery: delivery.id, reason: why }, 'A digest is refused; it is paused')
    const { platform, setBy } = subscription
    await room
      .channelAccess(platform)
      ?.poster.notifyDirectly(placeOf(owed), setBy.id, digestWords.failed(why))
      .catch((error: unknown) =>
        log.warn({ delivery: delivery.id, err: error }, 'Nor could the person who set it up be told'),
      )
  }

  /** Rather none than two: where nobody lets us look, it is not posted again. */
  function notToBeFound({ delivery }: Owed, { message }: LookupUnavailable): Result {
    log.warn({ delivery: delivery.id, reason: message }, 'Whether a digest stands cannot be found out')
    return { id: delivery.id, kind: 'skipped', reason: `${digestWords.cannotTell}: ${message}` }
  }
}

interface Ready {
  readonly owed: Owed
  readonly channelAccess: ChannelAccess
}

interface Message extends Ready {
  readonly payload: unknown
  readonly item: string | null
  readonly changesUntil: number
}

function placeOf({ subscription: { platform, workspace, channel } }: Owed): Place {
  return { platform, workspace, channel, thread: null }
}

function workspaceOf({ subscription: { platform, workspace } }: Owed): string {
  return JSON.stringify([platform, workspace])
}
