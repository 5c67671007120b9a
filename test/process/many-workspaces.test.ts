import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { quoteOf, readBlocks } from '../adapters/slack/read-message.ts'
import { beginInstall } from '../adapters/slack/start-app.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { clientCredentials } from '../platforms/slack/oauth.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import type { Site } from '../platforms/slack/site.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { freePort, type RunningProcess, startProcess, untilReady } from './start-process.ts'

it.skipIf(!hasPostgres)(
  'Two workspaces add the app, ask, quote and get digests from two replicas, and one takes all of its own with it',
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    slack.oauth.rotate(43_200)
    const url = await postgres.createDatabase()
    const port = await freePort()
    const settings = {
      SLACK_CLIENT_ID: clientCredentials.clientId,
      SLACK_CLIENT_SECRET: clientCredentials.clientSecret,
      SLACK_SIGNING_SECRET: credentials.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SECRETS_KEY: Buffer.alloc(32, 5).toString('base64'),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: url,
      LOG_LEVEL: 'debug',
    }
    const replicas: readonly [RunningProcess, RunningProcess] = [
      await startProcess({ ...settings, PORT: String(port) }),
      await startProcess(settings),
    ]
    for (const replica of replicas) await untilReady(replica)
    const [first, second] = replicas
    const sites = [slack.site('T1'), slack.site('T2')] as const
    for (const id of ['T1', 'T2']) {
      // Begun with one replica, and finished with the other, which the redirect URL leads to.
      const { authorize, cookie } = await beginInstall(second.origin)
      const page = await fetch(slack.oauth.approve(authorize, { id }), { headers: { cookie } })
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`The team ${id}`)])
    }
    const deliver = (
      { origin }: RunningProcess,
      site: Site,
      kind: 'slash_commands' | 'events_api',
      payload: object,
    ) => site.post(`${origin}/slack/events`, kind, { ...payload })
    const ask = async (replica: RunningProcess, site: Site, text: string): Promise<string> => {
      const count = site.ephemerals(ids.user).length
      await deliver(replica, site, 'slash_commands', site.payloads.slashCommand({ command: '/korea', text }))
      return readBlocks(await waitFor(() => site.ephemerals(ids.user)[count], `an answer to ${text}`))
    }
    for (const [at, site] of sites.entries()) {
      const [here, there] = at === 0 ? [first, second] : [second, first]
      expect(await ask(here, site, 'sanctions')).toContain('sanctions')
      await deliver(there, site, 'events_api', site.payloads.appMention({ text: 'quote 5' }))
      await waitFor(() => site.visible(ids.channel).some((each) => quoteOf(each) !== ''), 'the quote')
      await ask(here, site, `action 11c done note of ${at}`)
      await ask(there, site, 'digest 09:00 UTC every day')
    }
    const store = await openStore(url)
    onTestFinished(() => store.close())
    const of = (workspace: string) => ({ platform: 'Slack', workspace })
    const edition = { document: 'gdpr', by: 'Ada', at: 1, fileName: null, text: '1. Words.\n' }
    for (const workspace of ['T1', 'T2']) await store.documents.publish(of(workspace), edition)
    const posted = sites.map((site) => site.posted().length)
    await postgres.query(url, `update subscriptions set next_at = ${Date.now()}`)
    await waitFor(
      () => sites.every((site, at) => site.posted().length > (posted[at] ?? 0)),
      'both digests',
      20_000,
    )
    expect(sites.map((site, at) => site.posted().length - (posted[at] ?? 0))).toEqual([1, 1])

    slack.oauth.revoke('T1')
    const [one, two] = sites
    await deliver(second, one, 'events_api', one.payloads.appUninstalled())
    expect(await store.listWorkspaces('Slack')).toEqual(['T2'])
    const tables = ['installations', 'action_changes', 'subscriptions', 'deliveries', 'document_versions']
    for (const table of tables) {
      const column = table === 'installations' ? 'id' : 'workspace'
      const rows = await postgres.query(url, `select distinct ${column} as workspace from ${table}`)
      expect([table, ...rows.map(({ workspace }) => workspace)]).toEqual([table, 'T2'])
    }
    expect(await ask(first, two, 'action 11c')).toContain('of 1')
    expect(slack.violations).toEqual([])
    const said = replicas.map((each) => each.output()).join('')
    expect(said).not.toMatch(/xox[be]-|a-client-secret|note of/u)
    const numbers = await (await fetch(`${first.origin}/metrics`)).text()
    expect(numbers).not.toMatch(/xox|T1|T2/u)
  },
)
