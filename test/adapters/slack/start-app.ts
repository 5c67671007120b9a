import { onTestFinished } from 'vitest'
import { createSlackAdapter } from '../../../adapters/slack/index.ts'
import type { Adapter } from '../../../src/app/adapter.ts'
import { createServer } from '../../../src/app/http/server.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { createLog, type Log } from '../../../src/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { createTestOutbox } from '../../delivery/create-test-outbox.ts'
import { createTestBot, vancouver } from '../../library.ts'
import type { Kind } from '../../platforms/slack/delivery.ts'
import { credentials } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import { clientCredentials, type Holder } from '../../platforms/slack/oauth.ts'
import type { SlackServer } from '../../platforms/slack/server.ts'
import type { Site } from '../../platforms/slack/site.ts'

/** The real adapter of an app that workspaces add by themselves, on a loopback Slack. */
export interface SlackApp {
  readonly slack: SlackServer
  readonly store: Store
  readonly adapter: Adapter
  readonly outbox: Outbox
  /** Where it is reached, without a slash at the end. */
  readonly url: string
  /** Somebody adds it; resolves to the page that they see last. */
  readonly install: (holder?: Partial<Holder>) => Promise<Response>
  /** One of Slack's requests, for a workspace; resolves once it is acknowledged, to the status. */
  readonly deliver: (site: Site, kind: Kind, payload: Json) => Promise<number>
  readonly ask: (site: Site, text: string) => Promise<number>
  readonly stop: () => Promise<void>
}

/** 32 bytes that seal. */
const testKey = new Uint8Array(32).fill(7)

export interface AppSettings {
  readonly keys?: readonly [Uint8Array, ...Uint8Array[]]
  readonly log?: Log
}

/** Starts one replica, which stops when the test is over. */
export async function startSlackApp(
  slack: SlackServer,
  store: Store,
  { keys = [testKey], log = createLog('silent') }: AppSettings = {},
): Promise<SlackApp> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  const url = `http://127.0.0.1:${await server.start()}`
  const outbox = createTestOutbox(store, () => adapter.channelAccess, { log, now: store.now })
  const adapter: Adapter = await createSlackAdapter({
    ...clientCredentials,
    signingSecret: credentials.signingSecret,
    secretsKeys: keys,
    publicUrl: url,
    apiUrl: slack.apiUrl,
    command: 'korea',
    ...{ server, outbox, log, installations: store.installations, now: store.now },
    onRemoved: async (workspace) => void (await store.forget('Slack', workspace)),
    betweenPostsMs: 20,
  })
  const channelAccess = () => adapter.channelAccess
  await adapter.start(createTestBot(vancouver, { open: async () => store, outbox, channelAccess }))
  outbox.start()
  let isOver = false
  const stop = async (): Promise<void> => {
    if (isOver) return
    isOver = true
    await outbox.stop()
    await adapter.stop()
    await server.stop()
  }
  onTestFinished(stop)
  const deliver = async (site: Site, kind: Kind, payload: Json): Promise<number> =>
    (await site.post(`${url}/slack/events`, kind, payload)).status
  return {
    ...{ slack, store, adapter, outbox, url, deliver, stop },
    install: (holder) => install(slack, url, holder),
    ask: (site, text) =>
      deliver(site, 'slash_commands', site.payloads.slashCommand({ command: '/korea', text })),
  }
}

/** As a browser does: to the app, to Slack, and back with the cookie. */
async function install(slack: SlackServer, url: string, holder?: Partial<Holder>): Promise<Response> {
  const { authorize, cookie } = await beginInstall(url)
  return fetch(slack.oauth.approve(authorize, holder), { headers: { cookie } })
}

/** Where the app sends whoever adds it, and the cookie that they have from it. */
export async function beginInstall(
  url: string,
): Promise<{ readonly authorize: string; readonly cookie: string }> {
  const sent = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';')
  return { authorize: sent.headers.get('location') ?? '', cookie }
}
