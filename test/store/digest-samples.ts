import type { Channel } from '../../src/command/place.ts'
import type { Attempt, Delivery, Lease, NewDelivery, Result } from '../../src/delivery/delivery-store.ts'
import type { NewSubscription, Plan, Subscription } from '../../src/digest/digest-store.ts'
import type { Store } from '../../src/store/store.ts'

/** A moment that all the samples are about, and how long a minute and a day are from there. */
export const noon = 1_764_072_000_000
export const minute = 60_000
export const day = 24 * 60 * minute

export function channel(number = 1): Channel {
  return { platform: 'Slack', workspace: 'T1', channel: `C${number}` }
}

/** A wish for a digest that is due at noon. */
export function wish(number = 1, change: Partial<NewSubscription> = {}): NewSubscription {
  return {
    ...channel(number),
    document: 'vancouver-2018',
    schedule: { time: '12:00', zone: 'Europe/Zürich’s', days: [1, 2, 3, 4, 5] },
    setBy: { id: 'U1', name: 'Mina “O’Hara”' },
    setAt: noon - day,
    next: { date: '2025-11-25', at: noon },
    ...change,
  }
}

/** One digest for the date that is due, and the next a day later. */
export function plan({ id, next }: Subscription): Plan {
  if (next === null) throw new Error('nothing is due')
  const { date, at } = next
  const tomorrow = Temporal.PlainDate.from(date).add({ days: 1 }).toString()
  return {
    deliveries: [{ id: `${id}/${date}`, date, dueAt: at, skipped: null }],
    next: { date: tomorrow, at: at + day },
  }
}

export const superseded = 'A newer digest took its place.'

/** Subscribes channels 1 to `count` and writes down what they owe at noon; resolves to the ids of their deliveries. */
export async function owe(
  { digests, deliveries }: Pick<Store, 'digests' | 'deliveries'>,
  count = 1,
): Promise<readonly string[]> {
  for (let number = 1; number <= count; number += 1) await digests.subscribe(wish(number))
  await digests.schedule(noon, count, plan, superseded)
  return deliveries.listReady(noon, count)
}

/** Claims what is ready, with what others left behind, as if nothing of that had been prolonged for long. */
export async function claimAndTakeOver(
  { claim }: Pick<Store['deliveries'], 'claim'>,
  ids: readonly string[],
  lease: Lease,
  now: number,
): Promise<readonly Delivery[]> {
  const { deliveries, leased } = await claim(ids, lease, now)
  return [
    ...deliveries,
    ...(await claim(ids, lease, now, leased)).deliveries.filter(({ id }) =>
      leased.some((each) => each.id === id),
    ),
  ]
}

/** A quote of two messages. */
export const sampleQuote: NewDelivery = {
  id: 'a1',
  kind: 'quote',
  platform: 'Slack',
  workspace: 'T1',
  channel: 'C1',
  thread: '1700000000.000100',
  person: 'U1',
  request: 'w1',
  payloads: [{ text: "Zürich “quoted” 👨‍👩‍👧 \u0000 '; drop table deliveries; --" }, { text: 'second' }],
  isAcknowledged: false,
  dueAt: noon,
}

/** A message that is about to be sent at a moment, the only one of its digest. */
export function attemptOf(id: string, at: number, item: string | null = null, changesUntil = 0): Attempt {
  return { id, parts: [{ message: null, attemptedAt: at }], subject: { item, changesUntil } }
}

/** A message was posted. */
export function postedAs(id: string, message: string): Result {
  return { ...ended(id, 'posted', null), parts: [{ message, attemptedAt: null }] }
}

export function ended(id: string, state: Result['state'], reason: string | null = 'Why.'): Result {
  return { id, state, reason, parts: [], tryAt: noon, tries: 0, isRemoval: false }
}

/** To be tried again; it may stand since `sentAt`, where given. */
export function delayed(id: string, tryAt: number, sentAt: number | null = null): Result {
  const parts = sentAt === null ? [] : [{ message: null, attemptedAt: sentAt }]
  const state = sentAt === null ? 'due' : 'posting'
  return { id, state, reason: 'The network is down.', parts, tryAt, tries: 1, isRemoval: false }
}
