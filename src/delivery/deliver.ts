import { setTimeout as sleep } from 'node:timers/promises'
import { digestWords } from '../words/digest-words.ts'
import type { ChannelAccess } from './channel-access.ts'
import type { RulesByKind } from './delivery-rules.ts'
import type { Attempt, Delivery, DeliveryPart, DigestSubject, EndState, Result } from './delivery-store.ts'
import { LookupDelayed, LookupUnavailable, PostDelayed, type Poster, PostRefused } from './poster.ts'

/** How the work on a delivery ended; null where its lease went to another process meanwhile. */
export type Settled = Pick<Result, 'state' | 'reason' | 'isRemoval'> | null

/** What the work on one delivery needs. */
export interface DeliveryContext {
  /** Milliseconds since 1970 by the database's clock: what it says is written down, and read by other processes. */
  readonly now: () => number
  readonly rules: RulesByKind
  readonly channelAccess: (platform: string) => ChannelAccess | null
  /** Notes that a message is about to be sent. False where the lease is lost, or a removal was asked for. */
  readonly attempt: (attempt: Attempt) => Promise<boolean>
  /** Writes down how it ended. False where the lease is lost. */
  readonly settle: (result: Result) => Promise<boolean>
  /** Workspaces that their platform wants left alone, and until when, by the database's clock. */
  readonly rests: Map<string, number>
  /** The first pause before it is tried again; each further one is twice as long. */
  readonly retryMs: number
  /** The least pause before a message that was sent without a known answer is looked for: it may still be on its way. */
  readonly arrivalMs: number
  /** Aborted when the process stops: then nothing is waited for on the spot any more. */
  readonly stopping: AbortSignal
  readonly report: (error: unknown) => void
}

// A platform that isn't connected yet is looked at again soon.
const unconnectedMs = 2_000
// What was sent once may stand, so it is looked for much longer than it may be posted.
const latestLookMs = 24 * 3_600_000
// A longer pause than this is not waited for on the spot.
const longestWaitMs = 5_000

/** What one try came to: an end, a pause, or that the lease is lost. */
type Step =
  | { readonly kind: 'end'; readonly state: EndState; readonly reason: string | null }
  | { readonly kind: 'pause'; readonly ms: number; readonly reason: string; readonly counts: boolean }
  | { readonly kind: 'lost' }

/** A delivery that a connected platform works on; `parts` change as it goes. */
interface Work {
  readonly delivery: Delivery
  readonly parts: DeliveryPart[]
  readonly poster: Poster
  readonly now: () => number
}

/**
 * Posts what of a leased delivery isn't posted yet, in order, or finishes removing it, and writes down how that ended. It
 * is tried again on the spot for `patienceMs`; after that the queue brings it up when it's due.
 */
export async function deliverOnce(
  delivery: Delivery,
  context: DeliveryContext,
  patienceMs: number,
): Promise<Settled> {
  const began = performance.now()
  const isRemoval = delivery.state === 'removing'
  const parts: DeliveryPart[] = [...delivery.parts]
  let { tries } = delivery
  for (;;) {
    const step = await tryOnce(delivery, parts, tries, context)
    if (step.kind === 'lost') return null
    if (step.kind === 'pause') {
      // On the spot it is tried more often than later.
      const hereMs = step.counts ? Math.min(step.ms, longestWaitMs) : step.ms
      if (hereMs <= longestWaitMs && performance.now() - began + hereMs <= patienceMs) {
        const isOver = await sleep(hereMs, true, { signal: context.stopping }).catch(() => false)
        if (isOver) {
          if (step.counts) tries += 1
          continue
        }
      }
    }
    const mayStand = parts.some(({ message, attemptedAt }) => message !== null || attemptedAt !== null)
    const result: Result = {
      id: delivery.id,
      state: step.kind === 'end' ? step.state : isRemoval ? 'removing' : mayStand ? 'posting' : 'due',
      parts: step.kind === 'end' && step.state !== 'posted' && step.state !== 'unsure' ? [] : parts,
      reason: step.reason,
      tryAt: step.kind === 'end' ? delivery.tryAt : Math.ceil(context.now() + step.ms),
      tries: step.kind === 'pause' && step.counts ? tries + 1 : tries,
      isRemoval,
    }
    return (await context.settle(result)) ? result : null
  }
}

async function tryOnce(
  delivery: Delivery,
  parts: DeliveryPart[],
  tries: number,
  context: DeliveryContext,
): Promise<Step> {
  const { rules, rests } = context
  const { latestMs, tooLate, unsure, longestPauseMs, write } = rules[delivery.kind]
  const access = context.channelAccess(delivery.platform)
  if (access === null) return pauseFor(unconnectedMs, digestWords.noPlatform)
  const restMs = (rests.get(workspaceOf(delivery)) ?? 0) - context.now()
  if (restMs > 0) return pauseFor(restMs, digestWords.asksToWait)
  const work = { delivery, parts, poster: access.poster, now: context.now }
  try {
    if (delivery.state === 'removing') return await removeAll(work)
    await lookUp(work)
    const stands = parts.some(({ message }) => message !== null)
    const isPosted = stands && (delivery.payloads?.length ?? 1) === countStanding(parts)
    if (isPosted) return { kind: 'end', state: 'posted', reason: null }
    // Half a quote misleads, so what is begun is finished however late.
    if (!stands && context.now() - delivery.dueAt > latestMs)
      return { kind: 'end', state: 'skipped', reason: tooLate }
    const written =
      write === null ? { payloads: delivery.payloads ?? [], subject: null } : await write(delivery, access)
    if ('reason' in written) return { kind: 'end', ...written }
    for (const number of written.payloads.keys()) {
      if ((parts[number]?.message ?? null) !== null) continue
      const isOurs = await post(work, number, written.payloads[number], written.subject, context)
      if (!isOurs) return { kind: 'lost' }
    }
    return { kind: 'end', state: 'posted', reason: null }
  } catch (error) {
    if (error instanceof PostRefused) return refuse(work, error.message, context.report)
    if (error instanceof LookupUnavailable)
      return { kind: 'end', state: 'unsure', reason: unsure(error.message) }
    if (error instanceof PostDelayed) {
      rests.set(workspaceOf(delivery), context.now() + error.waitMs)
      return pauseFor(error.waitMs, digestWords.asksToWait)
    }
    if (error instanceof LookupDelayed) return waitToLook(work, error.waitMs, unsure, context.now())
    if (error instanceof StoreFailure) throw error.cause
    context.report(error)
    const reason = error instanceof Error ? error.message : String(error)
    if (parts.length > 0 && context.now() - delivery.dueAt > latestLookMs) {
      return { kind: 'end', state: 'unsure', reason: unsure(reason) }
    }
    const isOnItsWay = parts.some(({ message, attemptedAt }) => message === null && attemptedAt !== null)
    const leastMs = isOnItsWay ? context.arrivalMs : 0
    const pauseMs = Math.max(leastMs, Math.min(context.retryMs * 2 ** Math.min(tries, 20), longestPauseMs))
    // Spread, so that what failed together doesn't come back together.
    return { kind: 'pause', ms: pauseMs * (1 + Math.random() / 4), reason, counts: true }
  }
}

/** Only this delivery waits. After a day it's given up as any other that can't be looked up. */
function waitToLook({ delivery }: Work, ms: number, unsure: (why: string) => string, now: number): Step {
  if (now - delivery.dueAt <= latestLookMs) return pauseFor(ms, digestWords.asksToWait)
  return { kind: 'end', state: 'unsure', reason: unsure(digestWords.asksToWait) }
}

/** What the ledger can't take must not be taken for the platform's failure. */
class StoreFailure extends Error {}

function pauseFor(ms: number, reason: string): Step {
  return { kind: 'pause', ms, reason, counts: false }
}

function workspaceOf({ platform, workspace }: Delivery): string {
  return JSON.stringify([platform, workspace])
}

function countStanding(parts: readonly DeliveryPart[]): number {
  return parts.filter(({ message }) => message !== null).length
}

/** Finds the messages that were sent without a known answer, by this process or by one that died over them. */
async function lookUp(work: Work): Promise<void> {
  const { parts } = work
  for (const [number, { message, attemptedAt }] of parts.entries()) {
    if (message !== null || attemptedAt === null) continue
    const found = await find(work, number, attemptedAt)
    if (found !== null) parts[number] = { message: found, attemptedAt: null }
  }
}

/** Sends one message. False where the lease is lost. */
async function post(
  { delivery, parts, poster }: Work,
  number: number,
  payload: unknown,
  subject: DigestSubject | null,
  context: DeliveryContext,
): Promise<boolean> {
  const attemptedAt = parts[number]?.attemptedAt ?? context.now()
  parts[number] = { message: null, attemptedAt }
  const isOurs = await context
    .attempt({ id: delivery.id, parts: [...parts], subject })
    .catch((cause: unknown) => {
      throw new StoreFailure('The ledger could not be written', { cause })
    })
  if (!isOurs) return false
  try {
    const message = await poster.post(delivery, payload, { post: delivery.id, part: number })
    parts[number] = { message, attemptedAt: null }
    return true
  } catch (error) {
    const isNotSent = error instanceof PostDelayed || error instanceof PostRefused
    if (isNotSent) parts.splice(number, 1)
    throw error
  }
}

/** Part of a quote misleads, so what was posted of it goes again. */
async function refuse(
  { delivery, parts, poster }: Work,
  reason: string,
  report: DeliveryContext['report'],
): Promise<Step> {
  if (delivery.state === 'removing') return { kind: 'end', state: 'posted', reason }
  try {
    for (const { message } of parts) if (message !== null) await poster.remove(delivery, message)
    return { kind: 'end', state: 'refused', reason }
  } catch (error) {
    report(error)
    return { kind: 'pause', ms: longestWaitMs, reason, counts: true }
  }
}

/** Removes every message that stands, those among them that nobody has recorded yet. */
async function removeAll(work: Work): Promise<Step> {
  const { delivery, parts, poster } = work
  for (const [number, { message, attemptedAt }] of parts.entries()) {
    const standing =
      message ?? (attemptedAt === null ? null : await findIfPossible(work, number, attemptedAt))
    if (standing !== null) await poster.remove(delivery, standing)
  }
  return { kind: 'end', state: 'removed', reason: null }
}

/** What can't be looked for can't be removed either. */
async function findIfPossible(work: Work, part: number, since: number): Promise<string | null> {
  return find(work, part, since).catch((error: unknown) => {
    if (error instanceof LookupUnavailable) return null
    throw error
  })
}

function find({ delivery, poster, now }: Work, part: number, since: number): Promise<string | null> {
  // Where the clock was set back since, nobody knows how long ago that was.
  const agoMs = now() - since
  return poster.find(delivery, { post: delivery.id, part }, agoMs < 0 ? latestLookMs : agoMs)
}
