import type { webApi } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { createClient, refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let client: webApi.WebClient
let seen: string[]
let stopWatching: () => void

beforeEach(async () => {
  slack = await startSlackServer()
  client = createClient(slack)
  seen = []
  stopWatching = slack.watch(({ method, args }, moment) => {
    seen.push(`${method} ${args.text} ${moment} ${slack.visible(ids.channel).length}`)
  })
})

afterEach(() => slack.stop())

it('is called before a post stands, once it stands, and once that is answered', async () => {
  await post()
  await expect.poll(() => seen).toHaveLength(3)
  expect(seen).toEqual([
    'chat.postMessage 5 received 0',
    'chat.postMessage 5 done 1',
    'chat.postMessage 5 answered 1',
  ])
  stopWatching()
  await post()
  expect(seen).toHaveLength(3)
})

it('is called before the client can have heard', async () => {
  let isHeard = false
  const heard: boolean[] = []
  slack.watch((_, moment) => {
    if (moment === 'done') heard.push(isHeard)
  })
  await post().then(() => {
    isHeard = true
  })
  expect(heard).toEqual([false])
})

it('leaves out the moments that a fault leaves out', async () => {
  slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' })
  expect(await refusalOf(post())).toBe('is_archived')
  await expect.poll(() => moments()).toEqual(['received', 'answered'])
  seen = []
  slack.fail('chat.postMessage', { kind: 'lost-answer' })
  await expect(post()).rejects.toThrow()
  expect(moments()).toEqual(['received', 'done'])
  seen = []
  slack.fail('chat.postMessage', { kind: 'reset' })
  await expect(post()).rejects.toThrow()
  expect(moments()).toEqual(['received'])
  seen = []
  slack.fail('chat.postMessage', { kind: 'status', status: 503 })
  await expect(post()).rejects.toThrow()
  await expect.poll(() => moments()).toEqual(['received', 'answered'])
})

it('does not call an answer out that nobody was there to take', async () => {
  slack.fail('chat.postMessage', { kind: 'delay', delayMs: 50 })
  const impatient = fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-1-test' },
    body: JSON.stringify({ channel: ids.channel, text: '5', unfurl_links: false, unfurl_media: false }),
    signal: AbortSignal.timeout(20),
  })
  await expect(impatient).rejects.toThrow('timeout')
  await expect.poll(() => moments()).toEqual(['received', 'done'])
  // A later call is answered after anything that was still to come of the first.
  await client.auth.test()
  await expect.poll(() => seen.at(-1)).toContain('auth.test undefined answered')
  expect(moments().slice(0, 3)).toEqual(['received', 'done', 'received'])
})

function moments(): (string | undefined)[] {
  return seen.map((line) => line.split(' ')[2])
}

function post(): Promise<unknown> {
  return client.chat.postMessage({
    channel: ids.channel,
    text: '5',
    unfurl_links: false,
    unfurl_media: false,
  })
}
