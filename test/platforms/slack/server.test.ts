import { App, type AppOptions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../wait-for.ts'
import { credentials, ids } from './ids.ts'
import { isJson, type Json } from './json.ts'
import { quiet } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer
let closing: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  slack = await startSlackServer()
})

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
  await slack.stop()
})

const reply = { text: 'Paragraph 12', unfurl_links: false, unfurl_media: false }
const share = {
  type: 'button',
  action_id: 'share',
  value: 'p:12',
  text: { type: 'plain_text', text: 'Share' },
}
const withButton = { text: 'Paragraph 12', blocks: [{ type: 'actions', elements: [share] }] }

describe('the Web API', () => {
  it('keeps what people see', async () => {
    const { ts } = await call('chat.postMessage', { ...reply, channel: 'C1', thread_ts: '1700000000.000100' })
    await call('chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'Only you' })
    expect(slack.visible('C1')).toMatchObject([
      { text: 'Paragraph 12', threadTs: '1700000000.000100', edited: false },
    ])
    expect(slack.ephemerals('U1')).toMatchObject([{ text: 'Only you', channel: 'C1' }])

    await call('chat.update', { channel: 'C1', ts, text: 'Paragraph 13' })
    expect(slack.visible('C1')).toMatchObject([{ ts, text: 'Paragraph 13', edited: true }])

    await call('chat.update', { ...withButton, channel: 'C1', ts })
    expect(slack.visible('C1')).toMatchObject([{ blocks: withButton.blocks }])
    await call('chat.update', { channel: 'C1', ts, text: 'Paragraph 14' })
    expect(slack.visible('C1')).toMatchObject([{ text: 'Paragraph 14', blocks: [] }])

    await call('chat.delete', { channel: 'C1', ts })
    expect(slack.visible('C1')).toEqual([])
    expect(await call('chat.update', { channel: 'C1', ts, text: 'x' })).toMatchObject({
      ok: false,
      error: 'message_not_found',
    })
    expect(slack.violations).toEqual([])
  })

  it('neither updates nor deletes an ephemeral message', async () => {
    const { message_ts: ts } = await call('chat.postEphemeral', {
      channel: 'C1',
      user: 'U1',
      text: 'Only you',
    })
    expect(await call('chat.delete', { channel: 'C1', ts })).toMatchObject({ error: 'message_not_found' })
  })

  it('refuses and remembers what is wrong', async () => {
    expect(
      await call('chat.postMessage', { ...reply, channel: 'C1', blocks: [{ type: 'section' }] }),
    ).toEqual({
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: ['a section needs text or fields [json-pointer:/blocks/0]'] },
    })
    expect(await call('chat.scheduleMessage', {})).toMatchObject({ ok: false, error: 'unknown_method' })
    expect(
      await call('views.open', { trigger_id: '1.2.a', view: { type: 'home', blocks: [] } }),
    ).toMatchObject({
      error: 'invalid_blocks',
    })
    expect(slack.violations.map(({ where }) => where)).toEqual([
      'chat.postMessage',
      'chat.scheduleMessage',
      'views.open',
    ])
    expect(slack.visible('C1')).toEqual([])
  })

  it('knows its token', async () => {
    expect(await call('auth.test', {}, '')).toMatchObject({ error: 'not_authed' })
    expect(await call('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' })
    expect(await call('auth.test', {})).toMatchObject({ ok: true, user_id: ids.botUser })
  })
})

describe('a fault', () => {
  const message = { ...reply, channel: 'C1' }

  it('comes as often as asked, then no more', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' }, 2)
    expect(await call('chat.postMessage', message)).toMatchObject({ error: 'not_in_channel' })
    expect(await call('chat.postMessage', message)).toMatchObject({ error: 'not_in_channel' })
    expect(await call('chat.postMessage', message)).toMatchObject({ ok: true })
    expect(slack.visible('C1')).toHaveLength(1)
  })

  it('can be any answer', async () => {
    slack.fail('*', { kind: 'rate-limit', retryAfterSeconds: 7 })
    const limited = await request('auth.test', {})
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    slack.fail('auth.test', { kind: 'status', status: 500 })
    expect((await request('auth.test', {})).status).toBe(500)
  })

  it('can be a broken connection, before or after the message was made', async () => {
    slack.fail('chat.postMessage', { kind: 'reset' })
    await expect(request('chat.postMessage', message)).rejects.toThrow('fetch failed')
    expect(slack.visible('C1')).toEqual([])
    slack.fail('chat.postMessage', { kind: 'lost-answer' })
    await expect(request('chat.postMessage', message)).rejects.toThrow('fetch failed')
    expect(slack.visible('C1')).toHaveLength(1)
  })

  it('can be silence, until healed', async () => {
    slack.fail('auth.test', { kind: 'hang' }, Number.POSITIVE_INFINITY)
    await expect(request('auth.test', {}, AbortSignal.timeout(50))).rejects.toThrow('timeout')
    slack.heal()
    expect((await request('auth.test', {})).status).toBe(200)
  })

  it('can be a Slack that is not there', async () => {
    const away = await startSlackServer({ refuseConnections: true })
    closing.push(away.stop)
    await expect(fetch(`${away.apiUrl}auth.test`)).rejects.toThrow('fetch failed')
    await away.acceptConnections()
    expect((await fetch(`${away.apiUrl}auth.test`, { method: 'POST' })).status).toBe(200)
  })
})

describe('a response_url', () => {
  it('answers five times, then no more', async () => {
    const { response_url: url } = slack.payloads.slashCommand({ user: 'U1', channel: 'C1' })
    const statuses: number[] = []
    for (let use = 1; use <= 6; use++) statuses.push((await respond(url, { text: `Answer ${use}` })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(await (await respond(url, { text: 'x' })).text()).toContain('used_url')
    expect(slack.ephemerals('U1')).toHaveLength(5)
    expect(slack.responsePosts).toHaveLength(7)
  })

  it('lives for 30 minutes', async () => {
    const { response_url: url } = slack.payloads.slashCommand()
    slack.expireResponseUrls()
    expect(await (await respond(url, { text: 'x' })).text()).toContain('expired_url')
  })

  it('posts to the channel, replaces or deletes the message of the button', async () => {
    await call('chat.postEphemeral', { channel: 'C1', user: 'U1', ...withButton })
    const [on] = slack.ephemerals('U1')
    if (on === undefined) throw new Error('no message')
    const { response_url: url } = slack.payloads.blockActions({ on, actionId: 'share' })
    await respond(url, { text: 'For all', response_type: 'in_channel', replace_original: false })
    expect(slack.visible('C1')).toMatchObject([{ text: 'For all', via: 'response_url' }])
    await respond(url, { text: 'Shared', replace_original: true })
    expect(slack.ephemerals('U1')).toMatchObject([{ text: 'Shared', edited: true }])
    expect((await respond(url, { delete_original: true, text: 'x' })).status).toBe(400)
    await respond(url, { delete_original: true })
    expect(slack.ephemerals('U1')).toEqual([])
    expect(slack.violations).toEqual([
      { where: 'response_url', problem: 'delete_original must be the only attribute' },
    ])
  })
})

describe('a payload', () => {
  it('of a mention tells a thread, an edit and another bot', () => {
    const mention = slack.payloads.appMention({ text: '12', ts: '2.000001', threadTs: '1.000001' })
    expect(mention).toMatchObject({
      team_id: ids.team,
      event: { type: 'app_mention', text: `<@${ids.botUser}> 12`, ts: '2.000001', thread_ts: '1.000001' },
    })
    const edited = slack.payloads.appMention({ text: '12', edited: true })
    expect(edited).toMatchObject({ event: { edited: { user: ids.user } } })
    expect(edited.event_id).not.toBe(mention.event_id)
    expect(slack.payloads.appMention({ text: '12', botId: 'B0OTHER' })).toMatchObject({
      event: { bot_id: 'B0OTHER', bot_profile: { id: 'B0OTHER' } },
    })
    expect(slack.payloads.directMessage({ text: '12', team: 'T2', user: 'U2' })).toMatchObject({
      team_id: 'T2',
      event: { type: 'message', channel_type: 'im', user: 'U2', channel: ids.directChannel },
    })
  })

  it('tells that the app was removed, and which tokens are gone', () => {
    const removed = slack.payloads.appUninstalled({ team: 'T2' })
    expect(removed).toMatchObject({ type: 'event_callback', team_id: 'T2' })
    expect(removed.event).toEqual({ type: 'app_uninstalled' })
    const revoked = slack.payloads.tokensRevoked()
    expect(revoked).toMatchObject({ team_id: ids.team })
    expect(revoked.event).toEqual({ type: 'tokens_revoked', tokens: { oauth: [], bot: [ids.botUser] } })
    expect(slack.payloads.tokensRevoked({ oauth: ['U1'], bot: [] })).toMatchObject({
      event: { tokens: { oauth: ['U1'], bot: [] } },
    })
  })

  it('of a button carries the message, unless it is ephemeral', async () => {
    await call('chat.postEphemeral', { channel: 'C1', user: 'U1', ...withButton })
    await call('chat.postMessage', { ...reply, ...withButton, channel: 'C1', thread_ts: '1700000000.000100' })
    const [ephemeral, posted] = [slack.ephemerals('U1')[0], slack.visible('C1')[0]]
    if (ephemeral === undefined || posted === undefined) throw new Error('no messages')
    const fromEphemeral = slack.payloads.blockActions({ on: ephemeral, actionId: 'share' })
    expect(fromEphemeral).not.toHaveProperty('message')
    expect(fromEphemeral).toMatchObject({ user: { id: 'U1' }, container: { is_ephemeral: true } })
    expect(slack.payloads.blockActions({ on: posted, actionId: 'share', user: 'U2' })).toMatchObject({
      user: { id: 'U2' },
      message: { ts: posted.ts, thread_ts: '1700000000.000100' },
      actions: [{ action_id: 'share', value: 'p:12' }],
    })
    expect(() => slack.payloads.blockActions({ on: posted, actionId: 'undo' })).toThrow('no button undo')
  })
})

describe('a Bolt app in Socket Mode', () => {
  it('acks a command with a message', async () => {
    await startSocketApp()
    const ack = await slack.socket.send(
      'slash_commands',
      slack.payloads.slashCommand({ text: '12', user: 'U1' }),
    )
    expect(ack).toEqual({ text: 'You asked for 12' })
    expect(slack.ephemerals('U1')).toMatchObject([{ text: 'You asked for 12', via: 'ack' }])
    expect(slack.violations).toEqual([])
  })

  it('answers a mention, and its button', async () => {
    await startSocketApp()
    const mention = slack.payloads.appMention({ text: '12', ts: '1700000000.000100', channel: 'C1' })
    expect(await slack.socket.send('events_api', mention)).toEqual({})
    const on = await waitFor(() => slack.visible('C1')[0], 'the answer')
    expect(on).toMatchObject({ text: 'Paragraph 12', threadTs: '1700000000.000100' })
    await slack.socket.send('interactive', slack.payloads.blockActions({ on, actionId: 'share', user: 'U1' }))
    await waitFor(() => slack.ephemerals('U1')[0], 'the response')
    expect(slack.responsePosts).toMatchObject([{ body: { text: 'Shared p:12' }, use: 1 }])
    expect(slack.violations).toEqual([])
  })

  it('hears that it was removed', async () => {
    const heard = await startSocketApp()
    await slack.socket.send('events_api', slack.payloads.appUninstalled())
    await slack.socket.send('events_api', slack.payloads.tokensRevoked())
    await waitFor(() => heard.length === 2, 'both')
    expect(heard.map(({ event }) => event)).toEqual(['app_uninstalled', 'tokens_revoked'])
  })

  it('hears an event twice that is delivered twice', async () => {
    const heard = await startSocketApp()
    const mention = slack.payloads.appMention({ text: '12' })
    await slack.socket.send('events_api', mention)
    await slack.socket.send('events_api', mention, { retry: { num: 1, reason: 'timeout' } })
    await waitFor(() => heard.length === 2, 'both')
    expect(heard.map(({ retryNum }) => retryNum)).toEqual([0, 1])
  })

  it.each([
    ['is asked to', () => slack.socket.askToReconnect()],
    ['its connection is dropped', () => slack.socket.drop()],
    ['its connection is dead', () => slack.socket.stall()],
  ])('connects anew when %s', async (_, disturb) => {
    await startSocketApp()
    const connected = slack.callsTo('apps.connections.open').length
    disturb()
    await waitFor(() => slack.callsTo('apps.connections.open').length > connected, 'another connection', 8000)
    await waitFor(() => slack.socket.connections() > 0, 'the connection')
    // Stopped before it has heard the greeting, the client would reject a promise that nobody can catch.
    await slack.socket.send('slash_commands', slack.payloads.slashCommand())
  })

  it('is caught answering what Slack would refuse', async () => {
    await startSocketApp()
    await slack.socket.send('slash_commands', slack.payloads.slashCommand({ text: '<!here>' }))
    expect(slack.violations).toEqual([{ where: 'ack of /record', problem: 'text has an unescaped <! or <@' }])
    expect(slack.ephemerals(ids.user)).toEqual([])
  })
})

describe('a Bolt app over HTTP', () => {
  it('acks a command with a message, and answers a mention', async () => {
    const { url } = await startHttpApp()
    const command = slack.payloads.slashCommand({ text: '12', user: 'U1' })
    expect(await slack.post(url, 'slash_commands', command)).toMatchObject({ status: 200 })
    expect(slack.ephemerals('U1')).toMatchObject([{ text: 'You asked for 12', via: 'ack' }])
    await slack.post(url, 'events_api', slack.payloads.appMention({ text: '12', channel: 'C1' }))
    const on = await waitFor(() => slack.visible('C1')[0], 'the answer')
    const action = slack.payloads.blockActions({ on, actionId: 'share', forgedValue: 'p:99', user: 'U1' })
    expect(await slack.post(url, 'interactive', action)).toMatchObject({ status: 200, body: '' })
    await waitFor(() => slack.ephemerals('U1').find(({ text }) => text === 'Shared p:99'), 'the response')
    expect(slack.violations).toEqual([])
  })

  it('refuses what Slack did not sign, or not lately', async () => {
    const { url, heard } = await startHttpApp()
    const mention = slack.payloads.appMention({ text: '12' })
    expect(await slack.post(url, 'events_api', mention, { secret: 'wrong' })).toMatchObject({ status: 401 })
    expect(await slack.post(url, 'events_api', mention, { skewSeconds: -301 })).toMatchObject({ status: 401 })
    const unsigned = { 'x-slack-signature': undefined }
    expect(await slack.post(url, 'events_api', mention, { headers: unsigned })).toMatchObject({ status: 401 })
    expect(heard).toEqual([])
  })

  it('hears an event twice that is delivered twice', async () => {
    const { url, heard } = await startHttpApp()
    const mention = slack.payloads.appMention({ text: '12' })
    await slack.post(url, 'events_api', mention)
    await slack.post(url, 'events_api', mention, { retry: { num: 1, reason: 'http_timeout' } })
    await waitFor(() => heard.length === 2, 'both')
    expect(heard.map(({ retryNum }) => retryNum)).toEqual([undefined, 1])
  })

  it('passes the check of its certificate', async () => {
    const { url } = await startHttpApp()
    expect(await slack.post(url, 'slash_commands', slack.payloads.sslCheck())).toMatchObject({ status: 200 })
  })
})

interface Heard {
  readonly event: string
  readonly retryNum: number | undefined
}

async function startSocketApp(): Promise<readonly Heard[]> {
  const receiver = new SocketModeReceiver({
    appToken: credentials.appToken,
    logger: quiet,
    // Also the wait before it connects anew.
    clientPingTimeout: 100,
    installerOptions: { clientOptions: clientOptions() },
  })
  const { app, heard } = createApp(receiver)
  await app.start()
  closing.push(() => app.stop())
  return heard
}

async function startHttpApp(): Promise<{ url: string; heard: readonly Heard[] }> {
  const receiver = new HTTPReceiver({ signingSecret: credentials.signingSecret, logger: quiet })
  const { app, heard } = createApp(receiver)
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  closing.push(() => app.stop())
  const address = 'address' in server ? server.address() : null
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/slack/events`, heard }
}

/** A small bot with one of each: a command, a mention and a button. */
function createApp(receiver: AppOptions['receiver']): { app: App; heard: readonly Heard[] } {
  const heard: Heard[] = []
  const app = new App({
    token: credentials.botToken,
    receiver,
    logger: quiet,
    convoStore: false,
    clientOptions: clientOptions(),
  })
  app.command('/record', async ({ command, ack }) => ack(`You asked for ${command.text}`))
  app.event('app_mention', async ({ event, client, context }) => {
    heard.push({ event: event.type, retryNum: context.retryNum })
    await client.chat.postMessage({ ...reply, ...withButton, channel: event.channel, thread_ts: event.ts })
  })
  for (const event of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(event, async ({ context }) => void heard.push({ event, retryNum: context.retryNum }))
  }
  app.action('share', async ({ action, ack, respond }) => {
    await ack()
    const value = 'value' in action ? action.value : ''
    await respond({ text: `Shared ${value}`, response_type: 'ephemeral', replace_original: false })
  })
  return { app, heard }
}

function clientOptions() {
  return { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
}

function request(method: string, args: object, signal?: AbortSignal, token: string = credentials.botToken) {
  return fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
    ...(signal === undefined ? {} : { signal }),
  })
}

async function call(method: string, args: object, token?: string): Promise<Json> {
  const body: unknown = await (await request(method, args, undefined, token)).json()
  return isJson(body) ? body : {}
}

function respond(url: unknown, body: object): Promise<Response> {
  return fetch(String(url), { method: 'POST', body: JSON.stringify(body) })
}
