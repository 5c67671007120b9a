import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { patient } from '../../patience.ts'
import { ids } from './ids.ts'
import { createModel } from './model.ts'
import { atCalls, byChance } from './occasions.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
})

afterEach(() => slack.stop())

const { channel } = ids
const archived = { kind: 'error', error: 'is_archived' } as const

it('meets the calls that it is for, as often as it may', async () => {
  const where = ({ args }: { args: { channel?: unknown } }) => args.channel === 'C1'
  slack.fail('chat.postMessage', archived, { where, times: 2 })
  slack.fail('*', { kind: 'error', error: 'fatal_error' }, { where: ({ method }) => method === 'auth.test' })
  expect(await post(channel)).toBeNull()
  expect([await post('C1'), await post('C1'), await post('C1')]).toEqual(['is_archived', 'is_archived', null])
  expect([await refusalOf(client.auth.test()), await refusalOf(client.auth.test())]).toEqual([
    'fatal_error',
    'fatal_error',
  ])
  slack.heal()
  expect(await refusalOf(client.auth.test())).toBeNull()
})

it('goes by itself', async () => {
  slack.fail('chat.postMessage', { kind: 'rate-limit', retryAfterSeconds: 0 }, { forMs: patient(100) })
  const beganAt = performance.now()
  await expect(post(channel)).rejects.toThrow('rate limit')
  await expect(post(channel)).rejects.toThrow('rate limit')
  await expect.poll(() => post(channel).catch(() => 'limited'), { timeout: patient(2000) }).toBeNull()
  expect(performance.now() - beganAt).toBeGreaterThanOrEqual(99)
})

it('comes at calls that are counted, and at an upload too', async () => {
  slack.fail('chat.postMessage', archived, { where: atCalls(2, 4) })
  const refusals: unknown[] = []
  for (let call = 1; call <= 5; call++) refusals.push(await post(channel))
  expect(refusals).toEqual([null, 'is_archived', null, 'is_archived', null])
  slack.fail('upload', { kind: 'status', status: 503 }, { where: atCalls(2) })
  const upload = () => client.files.uploadV2({ content: 'a', filename: 'a.txt', channel_id: channel })
  await upload()
  await expect(upload()).rejects.toThrow('503')
  expect([slack.files(channel).length, slack.violations]).toEqual([1, []])
})

it('comes by chance, at the same calls for the same seed', async () => {
  const draw = (seed: number) => Array.from({ length: 1000 }, byChance(0.1, seed))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  const hits = draw(7).filter((isHit) => isHit).length
  expect(Math.abs(hits - 100)).toBeLessThan(40)
})

it('loses answers by chance of messages that stand', async () => {
  slack.fail('chat.postMessage', { kind: 'lost-answer' }, { where: byChance(0.3, 1) })
  const heard: boolean[] = []
  for (let call = 1; call <= 20; call++) {
    heard.push(
      await post('C1').then(
        () => true,
        () => false,
      ),
    )
  }
  const expected = Array.from({ length: 20 }, byChance(0.3, 1)).map((isLost) => !isLost)
  expect(heard).toEqual(expected)
  expect([heard.includes(true), heard.includes(false)]).toEqual([true, true])
  expect(slack.countVisible()).toEqual(new Map([['C1', 20]]))
})

it('delays a message, which knows when it was accepted', async () => {
  const beganAt = performance.timeOrigin + performance.now()
  slack.fail('chat.postMessage', { kind: 'delay', delayMs: 50 })
  await post(channel)
  await post(channel)
  const [late, next] = slack.visible(channel)
  expect((late?.postedAt ?? 0) - beganAt).toBeGreaterThanOrEqual(49)
  expect((late?.postedAt ?? 0) - Date.now()).toBeLessThanOrEqual(1)
  expect(next?.postedAt).toBeGreaterThan(late?.postedAt ?? Number.POSITIVE_INFINITY)
  await client.chat.update({ channel, ts: late?.ts ?? '', text: '6' })
  expect(slack.visible(channel)[0]).toMatchObject({ text: '6', postedAt: late?.postedAt })
})

it('does not hide what was said and is gone', async () => {
  await post(channel)
  await post('C1')
  const ts = slack.visible(channel)[0]?.ts ?? ''
  await client.chat.postEphemeral({ channel, user: ids.user, text: 'only you' })
  slack.payloads.appMention({ text: '5' })
  await client.chat.update({ channel, ts, text: '6' })
  await client.chat.delete({ channel, ts })
  expect(slack.posted()).toMatchObject([
    { channel, ts, text: '5', edited: false },
    { channel: 'C1', text: '5' },
  ])
  expect([slack.visible(channel), [...slack.countVisible().keys()]]).toEqual([[], ['C1']])
})

it('leaves a model that holds ten thousand channels', () => {
  const model = createModel()
  const rest = { text: '5', blocks: [], threadTs: null, ephemeralFor: null, via: 'chat.postMessage' } as const
  for (let at = 0; at < 20_000; at++) model.post({ channel: `C${at % 10_000}`, ...rest })
  expect(model.countVisible().size).toBe(10_000)
  expect(new Set(model.countVisible().values())).toEqual(new Set([2]))
  expect(model.posted()).toHaveLength(20_000)
  const [first, second] = model.visible('C9999')
  expect(model.find('C9999', second?.ts ?? '')).toBe(second)
  expect(model.timeline('C9999')).toEqual([first, second])
})

function post(to: string): Promise<unknown> {
  const message = { channel: to, text: '5', unfurl_links: false, unfurl_media: false }
  return refusalOf(client.chat.postMessage(message))
}
