import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChannelAccess } from '../../../src/delivery/channel-access.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { type Poster, PostRefused } from '../../../src/delivery/poster.ts'
import { createDigestRunner } from '../../../src/digest/digest-runner.ts'
import { createLog } from '../../../src/log.ts'
import { createTestOutbox, hour } from '../../delivery/create-test-outbox.ts'
import { createPlatform } from '../../delivery/platform.ts'
import { placeIn } from '../../place.ts'
import { spanOf } from '../../spans.ts'
import { openMemoryStore } from '../../store/open-memory-store.ts'
import { waitFor } from '../../wait-for.ts'
import { scraped } from './scrape.ts'

const log = createLog('silent')
const place = { ...placeIn('C1'), platform: 'Slack' }

async function openTestStore() {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return store
}

describe('Quotes', () => {
  it('are counted as they end, once each', async () => {
    const { onSettled, samples } = await scraped()
    const platform = createPlatform()
    const outbox = createTestOutbox(await openTestStore(), () => accessTo(platform), { onSettled })
    const [one, two] = [await accept(outbox, 'one'), await accept(outbox, 'two')]
    await Promise.all([outbox.deliver(one), outbox.deliver(one)])
    expect(await outbox.deliver(one)).toEqual({ kind: 'posted' })
    platform.mishaps.push('refused')
    await outbox.deliver(two)
    await outbox.remove(one, place, 'M1')
    expect(await samples('rapporteur_posts_total')).toEqual([
      'rapporteur_posts_total{platform="slack",outcome="posted"} 1',
      'rapporteur_posts_total{platform="slack",outcome="refused"} 1',
      'rapporteur_posts_total{platform="slack",outcome="taken_back"} 1',
    ])
  })

  it('that the platform refuses to remove are not counted as posted again', async () => {
    const { onSettled, samples } = await scraped()
    const refusing = {
      ...createPlatform(),
      remove: () => Promise.reject(new PostRefused('I may not remove it.')),
    }
    const outbox = createTestOutbox(await openTestStore(), () => accessTo(refusing), { onSettled })
    const id = await accept(outbox, 'one')
    await outbox.deliver(id)
    expect(await outbox.remove(id, place, 'M1')).toBe('I may not remove it.')
    expect(await samples('rapporteur_posts_total')).toEqual([
      'rapporteur_posts_total{platform="slack",outcome="not_taken_back"} 1',
      'rapporteur_posts_total{platform="slack",outcome="posted"} 1',
    ])
  })

  it('are not counted where their end could not be written down', async () => {
    const { onSettled, samples } = await scraped()
    const store = await openTestStore()
    const deliveries = { ...store.deliveries, settle: () => Promise.reject(new Error('gone')) }
    const outbox = createTestOutbox(store, () => accessTo(createPlatform()), { deliveries, onSettled })
    await expect(outbox.deliver(await accept(outbox, 'one'))).rejects.toThrow('gone')
    expect(await samples('rapporteur_posts_total')).toEqual([])
  })
})

function accessTo(poster: Poster): ChannelAccess {
  return { poster, render: ({ title }) => [title] }
}

function accept(outbox: Outbox, origin: string): Promise<string> {
  const command = {
    kind: 'quote',
    reference: { document: null, spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] },
    withContext: false,
    comment: null,
  } as const
  const request = { ...place, kind: 'quote', origin, asker: 'U1', command, isRedelivered: true } as const
  return outbox.accept(request, ['a quote'])
}

describe('Digests', () => {
  it('are counted as they end or are put off, once the ledger has it', async () => {
    const { onSettled, samples } = await scraped()
    const store = await openTestStore()
    const platform = createPlatform()
    for (const channel of ['C1', 'C2', 'C3', 'C4']) {
      const date = Temporal.Now.plainDateISO('UTC').toString()
      await store.digests.subscribe({
        ...{ platform: 'Slack', workspace: channel, channel, document: 'vancouver-2018' },
        schedule: { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
        ...{ setBy: { id: 'U1', name: 'Ana' }, setAt: 0, next: { date, at: Date.now() - 1_000 } },
      })
    }
    platform.mishaps.push('refused', 'delayed')
    const channelAccess = () => accessTo(platform)
    const outbox = createTestOutbox(store, channelAccess, { onSettled })
    const runner = createDigestRunner({ ...store, channelAccess, log, lateMs: 6 * hour, tickEveryMs: 10 })
    outbox.start()
    runner.start()
    onTestFinished(runner.stop)
    onTestFinished(outbox.stop)
    await waitFor(() => platform.posted().length === 3, 'the others')
    await runner.stop()
    await outbox.stop()
    expect(await samples('rapporteur_deliveries_total')).toEqual([
      'rapporteur_deliveries_total{platform="slack",state="delayed"} 1',
      'rapporteur_deliveries_total{platform="slack",state="failed"} 1',
      'rapporteur_deliveries_total{platform="slack",state="posted"} 3',
    ])
  })

  it('in hand are counted anew by each scrape', async () => {
    const { watchLedger, samples } = await scraped()
    expect(await samples('rapporteur_deliveries_in_hand')).toEqual([])
    let due = 2
    watchLedger({ countInHand: async () => ({ due, claimed: 0, posting: 1 }) })
    expect(await samples('rapporteur_deliveries_in_hand')).toEqual([
      'rapporteur_deliveries_in_hand{state="claimed"} 0',
      'rapporteur_deliveries_in_hand{state="due"} 2',
      'rapporteur_deliveries_in_hand{state="posting"} 1',
    ])
    due = 0
    expect(await samples('rapporteur_deliveries_in_hand')).toContain(
      'rapporteur_deliveries_in_hand{state="due"} 0',
    )
    const { deliveries } = await openTestStore()
    watchLedger(deliveries)
    expect(await samples('rapporteur_deliveries_in_hand')).toContain(
      'rapporteur_deliveries_in_hand{state="posting"} 0',
    )
  })

  it('in hand are left out while the database is away, and everything else is not', async () => {
    const { watchLedger, onSettled, text, samples } = await scraped()
    const outbox = createTestOutbox(await openTestStore(), () => accessTo(createPlatform()), { onSettled })
    await outbox.deliver(await accept(outbox, 'one'))
    const counts = { due: 1, claimed: 0, posting: 0 }
    watchLedger({ countInHand: async () => counts })
    expect(await samples('rapporteur_deliveries_in_hand')).toHaveLength(3)
    watchLedger({ countInHand: () => Promise.reject(new Error('The database is gone.')) })
    expect(await samples('rapporteur_deliveries_in_hand')).toEqual([])
    expect(await samples('rapporteur_posts_total')).toHaveLength(1)

    // One that does not answer at all is asked once, whoever scrapes meanwhile, and again when it has answered.
    let asked = 0
    let answer = (_: typeof counts): void => undefined
    watchLedger({
      countInHand: () => {
        asked += 1
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    const said = await Promise.all([text(), text(), text()])
    expect(said.filter((each) => each.includes('rapporteur_deliveries_in_hand{'))).toEqual([])
    expect(said.filter((each) => each.includes('rapporteur_posts_total{'))).toHaveLength(3)
    expect(asked).toBe(1)
    answer(counts)
    watchLedger({ countInHand: async () => counts })
    expect(await samples('rapporteur_deliveries_in_hand')).toHaveLength(3)
  })
})
