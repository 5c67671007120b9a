import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { channel, noon, owe, plan, sampleQuote, superseded, wish } from './digest-samples.ts'
import { openRaw } from './open-raw-store.ts'

const us = { owner: 'us', until: noon }
const tracker = { platform: 'Slack', workspace: 'T1', document: 'd' }
const mina = { id: 'U1', name: null }
const wanted = { passage: '5', state: 'done', owner: mina, note: 'n' } as const

type Read = (store: Store, id: string) => Promise<unknown>

const findDelivery: Read = ({ deliveries }) => deliveries.find('a1')
const readSubscription: Read = ({ digests }) => digests.find(channel())
const readChanges: Read = ({ actions }) => actions.listAll(tracker)

describe('a row that cannot be read is an error that names it', () => {
  it.each<readonly [string, string, Read]>([
    ["deliveries set state = 'wrong'", 'row a1 of the table deliveries .*state', findDelivery],
    ["deliveries set payloads = '{'", 'row a1 of the table deliveries .*payloads', findDelivery],
    ["deliveries set payloads = '{}'", 'row a1 of the table deliveries .*payloads', findDelivery],
    ["deliveries set due_at = 'x'", 'row a1 of the table deliveries .*due_at', findDelivery],
    ["deliveries set parts = '[{}]'", 'row a1 of the table deliveries .*parts', findDelivery],
    ["subscriptions set state = 'actve'", 'row \\w+ of the table subscriptions .*state', readSubscription],
    ["subscriptions set weekdays = '9'", 'of the table subscriptions .*weekdays', readSubscription],
    [
      "subscriptions set next_date = 'x'",
      'table subscriptions .*next_date',
      ({ digests }) => digests.find(channel(1)),
    ],
    [
      "deliveries set state = 'x'",
      'of the table deliveries .*state',
      ({ digests }, id) => digests.latest(id),
    ],
    [
      "action_standings set state = 'x'",
      'row Slack T1 d 5 of the table action_standings .*state',
      ({ actions }) => actions.list(tracker),
    ],
    [
      "action_standings set state = 'x'",
      'row Slack T1 d 5 of the table action_standings .*state',
      ({ actions }) => actions.change(tracker, { ...wanted, note: 'again' }, mina, 2, 'o2'),
    ],
    ["action_changes set changed_at = 'x'", 'row Slack T1 d 1 of the table action_changes', readChanges],
    [
      "action_changes set state = 'x'",
      'table action_changes .*state',
      ({ actions }) => actions.history(tracker, '5', 9),
    ],
    [
      "action_changes set state = 'x'",
      'table action_changes .*state',
      ({ actions }) => actions.listSince(tracker, 0, 9),
    ],
  ])('after update %s', async (spoil, sentence, read) => {
    const { store, raw } = await openRaw()
    await store.deliveries.add(sampleQuote, { owner: 'us', until: 1 })
    await store.actions.change(tracker, wanted, mina, 1, 'o1')
    await owe(store)
    const id = (await store.digests.find(channel()))?.id ?? ''
    raw.exec(`update ${spoil}`)
    await expect(read(store, id)).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringMatching(new RegExp(`^The ${sentence}|^The .*${sentence}`, 'u')),
    })
  })
})

describe('a row that cannot be read fails alone', () => {
  it('in every list of subscriptions', async () => {
    const { store, raw, reports } = await openRaw()
    const [, bad] = await Promise.all([1, 2, 3].map((number) => store.digests.subscribe(wish(number))))
    raw.exec(`update subscriptions set set_at = 'x' where id = '${bad?.id}'`)
    const listed = await store.digests.list('Slack', 'T1')
    expect(listed.map((each) => each.channel)).toEqual(['C1', 'C3'])
    const reason = expect.stringMatching(new RegExp(`^The row ${bad?.id} of the table subscriptions`, 'u'))
    const active = await store.digests.listActive(null, 9)
    expect(active.subscriptions).toHaveLength(2)
    expect(active.broken).toEqual([
      expect.objectContaining({ id: bad?.id, channel: 'C2', person: 'U1', reason }),
    ])
    expect(reports.map(({ message }) => message)).toEqual([reason])
  })

  it('while others are scheduled, and is paused with the reason', async () => {
    const { store, raw } = await openRaw()
    for (const number of [1, 2, 3]) await store.digests.subscribe(wish(number))
    const bad = (await store.digests.find(channel(2)))?.id
    raw.exec(`update subscriptions set weekdays = '9' where id = '${bad}'`)
    // One at a time, so that it has been in front of another.
    const told: unknown[] = []
    for (;;) {
      const { count, broken } = await store.digests.schedule(noon, 1, plan, superseded)
      told.push(...broken.map((each) => each.reason))
      if (count === 0) break
    }
    expect(await store.deliveries.listReady(noon, 9)).toHaveLength(2)
    const row = raw.prepare('select state, next_at, reason from subscriptions where id = ?').get(bad ?? '')
    const reason = expect.stringMatching(
      new RegExp(`^The row ${bad} of the table subscriptions.*weekdays`, 'u'),
    )
    expect(row).toEqual({ state: 'paused', next_at: null, reason })
    expect(told).toEqual([reason])
  })

  it.each([
    "deliveries set local_date = 'x' where id = :id",
    "deliveries set parts = '{' where id = :id",
    "deliveries set parts = '[{}]' where id = :id",
  ])('while others are claimed, and is refused with the reason, after update %s', async (spoil) => {
    const { store, raw } = await openRaw()
    const [one = '', bad = '', three = ''] = await owe(store, 3)
    raw.prepare(`update ${spoil}`).run({ id: bad })
    const { deliveries, unreadable } = await store.deliveries.claim([one, bad, three], us, noon)
    expect(deliveries.map(({ id }) => id).toSorted()).toEqual([one, three].toSorted())
    const row = raw.prepare('select state, owner, reason from deliveries where id = ?').get(bad)
    const reason = expect.stringMatching(new RegExp(`^The row ${bad} of the table deliveries can`, 'u'))
    expect(row).toEqual({ state: 'refused', owner: null, reason })
    expect(unreadable).toEqual([expect.objectContaining({ id: bad, person: 'U1', reason })])
    expect(await store.deliveries.listReady(noon * 2, 9)).not.toContain(bad)
  })
})
