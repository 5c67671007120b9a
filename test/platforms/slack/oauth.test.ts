import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ids } from './ids.ts'
import { clientCredentials, type Holder } from './oauth.ts'
import { refusalOf } from './sample-bot.ts'
import { type SlackServer, startSlackServer } from './server.ts'

let slack: SlackServer

beforeEach(async () => {
  slack = await startSlackServer()
})
afterEach(() => slack.stop())

const redirect = 'https://bot.example/slack/oauth_redirect'
const client = { client_id: clientCredentials.clientId, client_secret: clientCredentials.clientSecret }

function clientOf(token?: string): webApi.WebClient {
  const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  return new webApi.WebClient(token, options)
}

function codeFor(holder: Partial<Holder>): string {
  const authorize = `${slack.apiUrl}authorize?client_id=${client.client_id}&redirect_uri=${redirect}&scope=commands`
  return new URL(slack.oauth.approve(authorize, holder)).searchParams.get('code') ?? ''
}

function exchange(code: string) {
  return clientOf().oauth.v2.access({ ...client, code, redirect_uri: redirect })
}

describe('A code', () => {
  it('is good once, for its own address, and from its own app', async () => {
    const code = codeFor({ id: 'T1' })
    const got = await exchange(code)
    expect(got).toMatchObject({
      team: { id: 'T1' },
      enterprise: null,
      bot_user_id: ids.botUser,
      scope: 'commands',
    })
    expect(await refusalOf(exchange(code))).toBe('invalid_code')
    const other = { ...client, code: codeFor({ id: 'T1' }), redirect_uri: 'https://other.example/' }
    expect(await refusalOf(clientOf().oauth.v2.access(other))).toBe('bad_redirect_uri')
    const forged = { ...client, client_secret: 'x', code: codeFor({}) }
    expect(await refusalOf(clientOf().oauth.v2.access(forged))).toBe('bad_client_secret')
  })
})

describe('A token', () => {
  it('acts in its own workspace, in which channels and people have the ids of every other', async () => {
    for (const id of ['T1', 'T2']) {
      const { access_token: token } = await exchange(codeFor({ id }))
      const text = `hello ${id}`
      const post = { channel: ids.channel, text, blocks: [], unfurl_links: false, unfurl_media: false }
      await clientOf(token).chat.postMessage(post)
    }
    const texts = [slack.site('T1'), slack.site('T2'), slack].map((each) =>
      each.visible(ids.channel).map(({ text }) => text),
    )
    expect(texts).toEqual([['hello T1'], ['hello T2'], []])
  })

  it('of an organisation needs a workspace of it', async () => {
    const { access_token: token, team } = await exchange(codeFor({ id: 'E1', isOrganisation: true }))
    expect(team ?? null).toBeNull()
    slack.site('T1', 'E1')
    const found = await clientOf(token).apiCall('users.info', { user: ids.user, team_id: 'T1' })
    expect(found).toMatchObject({ user: { team_id: 'T1' } })
    expect(await refusalOf(clientOf(token).users.info({ user: ids.user }))).toBe('team_access_not_granted')
    expect(await clientOf(token).auth.test()).toMatchObject({ is_enterprise_install: true })
  })

  it('works no longer once it has ended or is revoked', async () => {
    const { access_token: token = '' } = await exchange(codeFor({ id: 'T1' }))
    slack.oauth.expire('T1')
    expect(await refusalOf(clientOf(token).auth.test())).toBe('token_expired')
    slack.oauth.revoke('T1')
    expect(await refusalOf(clientOf(token).auth.test())).toBe('token_revoked')
    expect(await refusalOf(clientOf('xoxb-other').auth.test())).toBe('invalid_auth')
  })

  it('is had anew for a refresh token, once', async () => {
    slack.oauth.rotate(43_200)
    const { refresh_token: refresh = '' } = await exchange(codeFor({ id: 'T1' }))
    const renew = () =>
      clientOf().oauth.v2.access({ ...client, grant_type: 'refresh_token', refresh_token: refresh })
    const { access_token: token, expires_in: seconds } = await renew()
    expect([token, seconds]).toEqual([slack.oauth.tokensOf('T1')[1], 43_200])
    expect(await refusalOf(renew())).toBe('invalid_refresh_token')
    expect([slack.oauth.refreshed.get('T1'), slack.oauth.reused()]).toEqual([1, 1])
  })

  it('is had again for a used refresh token while that is let, and the oldest of three works no longer', async () => {
    slack.oauth.rotate(43_200)
    slack.oauth.grace(60_000)
    const { refresh_token: refresh = '' } = await exchange(codeFor({ id: 'T1' }))
    const renew = () =>
      clientOf().oauth.v2.access({ ...client, grant_type: 'refresh_token', refresh_token: refresh })
    const [{ refresh_token: second }, { refresh_token: third }] = [await renew(), await renew()]
    expect(new Set([refresh, second, third]).size).toBe(3)
    const [first = '', ...others] = slack.oauth.tokensOf('T1')
    expect(await refusalOf(clientOf(first).auth.test())).toBe('token_revoked')
    for (const token of others) expect(await clientOf(token).auth.test()).toMatchObject({ ok: true })
    slack.oauth.grace(0)
    expect(await refusalOf(renew())).toBe('invalid_refresh_token')
  })
})

describe('An app that may read little', () => {
  it('is told fifteen messages, and when it may ask again, by each of the two methods', async () => {
    const { access_token: token } = await exchange(codeFor({ id: 'T1' }))
    const site = slack.site('T1')
    for (let said = 0; said < 20; said += 1)
      site.payloads.appMention({ text: 'talk', ts: `17000000${said + 10}.000100` })
    site.history.limit(60_000)
    const app = clientOf(token)
    const { messages } = await app.conversations.history({ channel: ids.channel, limit: 200 })
    expect(messages).toHaveLength(15)
    const refused = await app.conversations.history({ channel: ids.channel }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(webApi.WebAPIRateLimitedError)
    expect(refused).toMatchObject({ retryAfter: 60 })
    await app.conversations.replies({ channel: ids.channel, ts: '1700000010.000100' })
  })
})
