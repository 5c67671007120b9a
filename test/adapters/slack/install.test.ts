import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { installWords } from '../../../src/words/install-words.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { type SlackServer, startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf } from './read-message.ts'
import { beginInstall, startSlackApp } from './start-app.ts'
import { openTestStore } from './start-bot.ts'

async function startSlack(): Promise<SlackServer> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  return slack
}

async function start() {
  return startSlackApp(await startSlack(), await openTestStore())
}

describe('Adding the app to a workspace', () => {
  it('has it answer there, each workspace with its own token', async () => {
    const app = await start()
    const pages = [await app.install({ id: 'T1' }), await app.install({ id: 'T2' })]
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
    expect(await pages[0]?.text()).toContain('The app was added to The team T1')
    const sites = [app.slack.site('T1'), app.slack.site('T2')] as const
    for (const site of sites) {
      expect(await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))).toBe(200)
      const quote = await waitFor(() => site.visible(ids.channel)[0], 'the quote')
      expect(quoteOf(quote)).toContain('North Korea')
      await app.ask(site, 'sanctions')
      await waitFor(() => site.ephemerals(ids.user)[0], 'the answer')
    }
    const posts = app.slack.callsTo('chat.postMessage')
    expect(posts.map(({ token }) => token)).toEqual([
      ...app.slack.oauth.tokensOf('T1'),
      ...app.slack.oauth.tokensOf('T2'),
    ])
    expect(app.slack.visible(ids.channel)).toEqual([])
    expect(app.slack.violations).toEqual([])
  })

  it.each([
    ['without the cookie', (address: string) => [address, ''] as const],
    ['with another browser’s', (address: string) => [address, 'slack-app-oauth-state=x'] as const],
    ['with no state', (address: string, cookie: string) => [without(address, 'state'), cookie] as const],
    ['with no code', (address: string, cookie: string) => [without(address, 'code'), cookie] as const],
  ])('comes to nothing %s', async (_, change) => {
    const app = await start()
    const { authorize, cookie } = await beginInstall(app.url)
    const [address, sent] = change(app.slack.oauth.approve(authorize), cookie)
    const page = await fetch(address, { headers: { cookie: sent } })
    expect(page.status).toBe(400)
    expect(await page.text()).toContain(installWords.expired)
    expect(app.slack.callsTo('oauth.v2.access')).toEqual([])
    expect(await app.store.installations.count('Slack')).toBe(0)
  })

  it('comes to nothing where the person cancels, or a code is used twice, and says so', async () => {
    const app = await start()
    const { authorize, cookie } = await beginInstall(app.url)
    const state = new URL(authorize).searchParams.get('state') ?? ''
    const cancelled = `${app.url}/slack/oauth_redirect?error=access_denied&state=${state}`
    const page = await fetch(cancelled, { headers: { cookie } })
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining(installWords.cancelled)])
    const address = app.slack.oauth.approve(authorize)
    expect((await fetch(address, { headers: { cookie } })).status).toBe(200)
    const again = await fetch(address, { headers: { cookie } })
    expect([again.status, await again.text()]).toEqual([502, expect.stringContaining(installWords.failed)])
    expect(await app.store.installations.count('Slack')).toBe(1)
  })

  it('sends a browser to Slack with what manifest.yml asks for, and no page of another site frames it', async () => {
    const app = await start()
    const { authorize } = await beginInstall(app.url)
    const asked = new URL(authorize)
    expect(asked.pathname).toBe('/oauth/v2/authorize')
    expect(asked.searchParams.get('redirect_uri')).toBe(`${app.url}/slack/oauth_redirect`)
    const page = await fetch(`${app.url}/slack/oauth_redirect`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('is bounded for each address', async () => {
    const app = await start()
    const tries = await Promise.all(
      Array.from({ length: 35 }, () => fetch(`${app.url}/slack/install`, { redirect: 'manual' })),
    )
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(5)
  })
})

describe('Where the app isn’t added', () => {
  it('whoever asks is told so, and events come to nothing', async () => {
    const app = await start()
    const site = app.slack.site('T9')
    await app.ask(site, 'sanctions')
    const told = await waitFor(() => site.ephemerals(ids.user)[0], 'the sentence')
    expect(told.text).toBe(installWords.notInstalled)
    expect(await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))).toBe(200)
    expect(app.slack.calls).toEqual([])
    expect(await app.store.listWorkspaces('Slack')).toEqual([])
  })
})

describe('Tokens', () => {
  it('are kept sealed, and are in no export', async () => {
    const app = await start()
    app.slack.oauth.rotate(43_200)
    await app.install({ id: 'T1' })
    const kept = await app.store.installations.find('Slack', 'T1')
    expect(kept?.refreshToken).toMatch(/^s1\./u)
    expect(JSON.stringify(kept)).not.toMatch(/xox[be]/u)
  })

  it.each([
    [200, true],
    [503, false],
  ])(
    'are in no log, where Slack answers with all that it was sent, with status %i',
    async (status, isJson) => {
      const lines: string[] = []
      const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
      const app = await startSlackApp(await startSlack(), await openTestStore(), { log })
      const echo = { kind: 'echo', status, isJson } as const
      app.slack.oauth.rotate(3_600)
      app.slack.fail('oauth.v2.access', echo)
      expect((await app.install({ id: 'T1' })).status).toBe(502)
      expect((await app.install({ id: 'T1' })).status).toBe(200)
      app.slack.fail('*', echo, { where: () => true })
      const site = app.slack.site('T1')
      // Its token ends soon, so it is renewed beside what is asked.
      await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'action 11c done' }))
      await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
      await app.deliver(site, 'events_api', site.payloads.appUninstalled()).catch(() => undefined)
      await waitFor(() => app.slack.callsTo('oauth.v2.access').length > 2, 'the renewal')
      await waitFor(() => app.slack.callsTo('auth.test').length > 2, 'whether the token works')
      await app.stop()
      expect(lines.length).toBeGreaterThan(1)
      expect(lines.join('')).not.toMatch(/xox[be]-|a-client-secret|client_secret/u)
    },
  )

  it('that have ended are renewed before anything is posted, which waits where that has to', async () => {
    const slack = await startSlack()
    slack.oauth.rotate(43_200)
    const store = await openTestStore()
    await (await startSlackApp(slack, store)).install({ id: 'T1' })
    const kept = await store.installations.find('Slack', 'T1')
    if (kept === null) throw new Error('it was added')
    await store.installations.reseal(kept, { ...kept, expiresAt: 1 })
    slack.oauth.expire('T1')
    slack.fail('oauth.v2.access', { kind: 'rate-limit', retryAfterSeconds: 1 })
    const app = await startSlackApp(slack, store)
    const site = slack.site('T1')
    await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
    await waitFor(() => site.visible(ids.channel)[0], 'the quote', 20_000)
    const posts = slack.callsTo('chat.postMessage').map(({ token }) => token)
    expect(posts).toEqual([slack.oauth.tokensOf('T1')[1]])
    expect(slack.oauth.reused()).toBe(0)
  })

  it('open for nobody else: rows that are swapped are of no use', async () => {
    const app = await start()
    await app.install({ id: 'T1' })
    await app.install({ id: 'T2' })
    const [one, other] = [
      await app.store.installations.find('Slack', 'T1'),
      await app.store.installations.find('Slack', 'T2'),
    ]
    if (one === null || other === null) throw new Error('two were added')
    await app.store.installations.reseal(one, other)
    const again = await startSlackApp(app.slack, app.store)
    const site = again.slack.site('T1')
    await again.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
    await again.ask(site, 'sanctions')
    await waitFor(() => site.ephemerals(ids.user)[0], 'an answer, for which no token is needed')
    expect(site.visible(ids.channel)).toEqual([])
    expect(again.slack.callsTo('chat.postMessage')).toEqual([])
  })
})

function without(address: string, parameter: string): string {
  const changed = new URL(address)
  changed.searchParams.delete(parameter)
  return changed.href
}
