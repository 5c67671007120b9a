import { describe, expect, it, onTestFinished } from 'vitest'
import { installWords } from '../../../src/words/install-words.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import { type SlackServer, startSlackServer } from '../../platforms/slack/server.ts'
import type { Site } from '../../platforms/slack/site.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { type SlackApp, startSlackApp } from './start-app.ts'
import { openTestStore } from './start-bot.ts'

const T1 = { id: 'T1' }
const E1 = { id: 'E1', isOrganisation: true }
const minute = 60

async function startSlack(): Promise<SlackServer> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  return slack
}

/** A workspace that has added the app, and of which something is kept. */
async function start(): Promise<{ readonly app: SlackApp; readonly site: Site }> {
  const app = await startSlackApp(await startSlack(), await openTestStore())
  await app.install(T1)
  const site = app.slack.site('T1')
  await note(app, site)
  return { app, site }
}

async function note(app: SlackApp, site: Site): Promise<void> {
  const count = site.ephemerals(ids.user).length
  await app.ask(site, 'action 11c done')
  const told = await waitFor(() => site.ephemerals(ids.user)[count], 'the answer')
  expect(readBlocks(told)).toContain('Done')
}

function aged(event: Json, seconds: number): Json {
  return { ...event, event_time: Number(event.event_time) + seconds }
}

const isGone = async ({ store }: SlackApp): Promise<boolean> =>
  (await store.listWorkspaces('Slack')).length === 0 && (await store.installations.count('Slack')) === 0

describe('A workspace that removes the app', () => {
  it.each(['appUninstalled', 'tokensRevoked'] as const)(
    'takes all that is kept of it, by %s',
    async (kind) => {
      const { app, site } = await start()
      app.slack.oauth.revoke('T1')
      const event = site.payloads[kind]()
      expect(await app.deliver(site, 'events_api', event)).toBe(200)
      expect(await isGone(app)).toBe(true)
      // The other event, or the same again.
      expect(await app.deliver(site, 'events_api', event)).toBe(200)
      await app.ask(site, 'sanctions')
      await waitFor(
        () => site.ephemerals(ids.user).at(-1)?.text === installWords.notInstalled,
        'the sentence',
      )
    },
  )

  it('keeps it where the event is about an earlier installation, whatever the times say', async () => {
    const { app, site } = await start()
    const events = [site.payloads.appUninstalled(), site.payloads.tokensRevoked()]
    for (const seconds of [-60 * minute, -1, 0, 2]) {
      for (const event of events) {
        expect(await app.deliver(site, 'events_api', aged(event, seconds))).toBe(200)
        expect(await isGone(app), `${seconds}`).toBe(false)
      }
    }
    // Long after it Slack need not be asked.
    await app.deliver(site, 'events_api', aged(site.payloads.appUninstalled(), 60 * minute))
    expect(await isGone(app)).toBe(true)
  })

  it('is heard again where Slack can’t say, or the database is away', async () => {
    const { app, site } = await start()
    app.slack.oauth.revoke('T1')
    app.slack.fail('auth.test', { kind: 'status', status: 503 })
    const event = site.payloads.appUninstalled()
    expect(await app.deliver(site, 'events_api', event)).toBe(500)
    expect(await isGone(app)).toBe(false)
    expect(await app.deliver(site, 'events_api', event)).toBe(200)
    expect(await isGone(app)).toBe(true)
  })

  it('has nothing of what was there once it adds the app again, and its old token is used no more', async () => {
    const { app, site } = await start()
    const other = await startSlackApp(app.slack, app.store)
    await other.ask(site, 'sanctions')
    app.slack.oauth.revoke('T1')
    await app.deliver(site, 'events_api', site.payloads.appUninstalled())
    await app.install(T1)
    expect(await app.store.listWorkspaces('Slack')).toEqual([])
    // The other replica remembers the token of before, and finds that it is of no use.
    const count = app.slack.callsTo('chat.postMessage').length
    await other.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
    await waitFor(() => site.visible(ids.channel)[0], 'the quote')
    const posts = app.slack.callsTo('chat.postMessage').slice(count)
    expect(posts.at(-1)?.token).toBe(app.slack.oauth.tokensOf('T1').at(-1))
  })

  it('leaves the others as they are', async () => {
    const { app, site } = await start()
    await app.install({ id: 'T2' })
    const other = app.slack.site('T2')
    await note(app, other)
    app.slack.oauth.revoke('T1')
    await app.deliver(site, 'events_api', site.payloads.appUninstalled())
    expect(await app.store.listWorkspaces('Slack')).toEqual(['T2'])
    await app.ask(other, 'action 11c')
    await waitFor(() => readBlocks(other.ephemerals(ids.user).at(-1)).includes('Done'), 'its own')
  })
})

describe('An organisation that adds the app for all of its workspaces', () => {
  async function startOrganisation() {
    const slack = await startSlack()
    const app = await startSlackApp(slack, await openTestStore())
    await app.install(E1)
    const sites = [slack.site('T1', 'E1'), slack.site('T2', 'E1')] as const
    for (const site of sites) await note(app, site)
    return { app, sites, slack }
  }

  it('is answered in each of them, which are kept apart', async () => {
    const { app, sites, slack } = await startOrganisation()
    const [one, two] = sites
    expect([...(await app.store.listWorkspaces('Slack'))].sort()).toEqual(['T1', 'T2'])
    for (const site of sites) {
      await app.deliver(site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
      await waitFor(() => site.visible(ids.channel)[0], 'the quote')
    }
    expect([one, two].map((site) => site.visible(ids.channel).length)).toEqual([1, 1])
    // Another replica, which is asked to post where nothing was asked of it.
    const other = await startSlackApp(slack, app.store)
    const place = { platform: 'Slack', workspace: 'T2', channel: 'C9', thread: null }
    await other.adapter.channelAccess.poster.notify(place, ids.user, 'hello')
    expect(two.ephemerals(ids.user).at(-1)?.text).toBe('hello')
    expect(slack.violations).toEqual([])
  })

  it('takes a workspace from it, and then all', async () => {
    const { app, sites, slack } = await startOrganisation()
    const [one] = sites
    const revoked = { type: 'team_access_revoked', team_ids: ['T2'] }
    await app.deliver(one, 'events_api', aged(one.payloads.event(revoked), -60 * minute))
    expect(await app.store.listWorkspaces('Slack')).toHaveLength(2)
    await app.deliver(one, 'events_api', one.payloads.event(revoked))
    expect(await app.store.listWorkspaces('Slack')).toEqual(['T1'])
    slack.oauth.revoke('E1')
    await app.deliver(one, 'events_api', one.payloads.appUninstalled())
    expect(await isGone(app)).toBe(true)
  })

  it('leaves alone a workspace that has added it by itself', async () => {
    const { app, sites, slack } = await startOrganisation()
    const [one, two] = sites
    await app.install({ id: 'T1', organisation: 'E1' })
    slack.oauth.revoke('E1')
    await app.deliver(two, 'events_api', two.payloads.appUninstalled())
    expect(await app.store.listWorkspaces('Slack')).toEqual(['T1'])
    // And its own removal isn't the organisation's.
    await app.install(E1)
    slack.oauth.revoke('T1')
    const own = { ...one.payloads.appUninstalled(), authorizations: [] }
    await app.deliver(one, 'events_api', own)
    expect(await app.store.listWorkspaces('Slack')).toEqual([])
    expect(await app.store.installations.count('Slack')).toBe(1)
  })
})
