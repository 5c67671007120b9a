import { describe, expect, it } from 'vitest'
import { encode } from '../../src/command/codec.ts'
import type { ChannelAccess } from '../../src/delivery/channel-access.ts'
import { createDigestRules } from '../../src/digest/digest-rules.ts'
import { newsOf } from '../../src/digest/document-news.ts'
import { planDeliveries } from '../../src/digest/plan-deliveries.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { createPlatform } from '../delivery/platform.ts'
import { accord } from '../library/accord.ts'
import { openWorkspaces } from '../library/workspaces.ts'
import { attemptOf, postedAs } from '../store/digest-samples.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const here = { ...us, channel: 'C1' }
// Versions are published a day apart, from here on.
const start = 1_764_000_000_000
const day = 86_400_000
const lease = { owner: 'us', until: start + 100 * day }

describe('A digest', () => {
  it('says once that its document was published anew, by whom and when, and leads to what changed', async () => {
    const { store, libraries, publish } = await openWorkspaces()
    const text = (words: string): string => accord('Accord', words).replace('short:', 'actions: 1, 2\nshort:')
    await publish(us, 'accord', text('Every zeppelin is inspected.'))
    await store.digests.subscribe({
      ...here,
      document: 'accord',
      schedule: { time: '18:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
      setBy: { id: 'U1', name: 'Ana' },
      setAt: start,
      next: { date: '2025-11-25', at: Date.parse('2025-11-25T18:00:00Z') },
    })
    const first = await post('2025-11-25')
    expect(first.said).not.toContain('new text')
    await publish(us, 'accord', text('Every balloon is inspected.'), 'Jon <!channel>')
    await publish(us, 'accord', text('Every balloon is inspected twice.'), 'Jon <!channel>')
    const second = await post('2025-11-28')
    expect(second.said).toMatch(
      /Accord has a new text: version 3, published by Jon <!channel> on .* 27 Nov 2025/u,
    )
    expect(second.codes).toContain('1:o:0:accord@1')
    const third = await post('2025-11-29')
    expect(third.said).not.toContain('new text')

    /** Posts the digest that is due on a date, as the runner and the outbox do. */
    async function post(date: string) {
      const now = Date.parse(`${date}T18:00:00Z`)
      let [said, codes]: [string, readonly unknown[]] = ['', []]
      const access: ChannelAccess = {
        poster: createPlatform(),
        render(reply) {
          said = renderPlainText(reply)
          codes = offersOf(reply).map(({ command }) => encode(command))
          return [said]
        },
      }
      await store.digests.schedule(now, 10, (each) => planDeliveries(each, now, day), 'superseded')
      const ready = await store.deliveries.listReady(now, 10)
      const { deliveries } = await store.deliveries.claim(ready, lease, now)
      const rules = createDigestRules({ ...store, libraryOf: libraries.of, now: () => now, lateMs: day })
      for (const delivery of deliveries) {
        await rules.write?.(delivery, access)
        await store.deliveries.attempt([attemptOf(delivery.id, now)], lease, now)
        await store.deliveries.settle([postedAs(delivery.id, `M${date}`)], 'us', now)
      }
      return { said, codes }
    }
  })

  it.each([
    ['published between two digests', 5, 10, 7],
    ['published at the very moment of the second', 5, 10, 10],
  ])('tells of a version %s in one of any two digests in a row', (_, after, until, at) => {
    const version = (number: number, when: number) => ({
      document: 'accord',
      number,
      by: 'Jon',
      at: when,
      hash: String(number),
      fileName: null,
    })
    const versions = [version(1, 1), version(2, at)]
    const told = [
      newsOf({ id: 'accord' }, versions, 1, after),
      newsOf({ id: 'accord' }, versions, after, until),
      newsOf({ id: 'accord' }, versions, until, 20),
    ]
    expect(told.filter((each) => each !== null)).toEqual([{ version: versions[1], before: 1 }])
    // Of a document that is new there is nothing that has changed.
    expect(newsOf({ id: 'accord' }, [version(1, 7)], after, until)).toBeNull()
    expect(newsOf({ id: 'other' }, versions, after, until)).toBeNull()
  })
})
