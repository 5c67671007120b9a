import type { Channel } from '../../src/command/place.ts'
import type { DigestStore, NewSubscription, Plan, Subscription } from '../../src/digest/digest-store.ts'

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
export async function owe(digests: DigestStore, count = 1): Promise<readonly string[]> {
  for (let number = 1; number <= count; number += 1) await digests.subscribe(wish(number))
  await digests.schedule(noon, count, plan, superseded)
  return digests.listReady(noon, count)
}
