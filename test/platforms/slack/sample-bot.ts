import {
  App,
  type AppOptions,
  HTTPReceiver,
  type Logger,
  LogLevel,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt'
import { onTestFinished } from 'vitest'
import type { Kind } from './delivery.ts'
import { credentials } from './ids.ts'
import type { Json } from './json.ts'
import type { SlackServer } from './server.ts'

export type Mode = 'Socket Mode' | 'signed HTTP'

/** Delivers a payload as the mode does, and resolves with what the app acknowledged it with. */
export type Deliver = (kind: Kind, payload: Json) => Promise<unknown>

/** Starts a Bolt app that `listen` gives its listeners, and stops it when the test is over. */
export async function startSampleBot(
  mode: Mode,
  slack: SlackServer,
  listen: (app: App) => void,
): Promise<Deliver> {
  if (mode === 'Socket Mode') {
    const installerOptions = { clientOptions: clientOptions(slack) }
    const app = createApp(
      new SocketModeReceiver({ appToken: credentials.appToken, logger: quiet, installerOptions }),
      slack,
    )
    listen(app)
    await app.start()
    onTestFinished(async () => void (await app.stop()))
    return (kind, payload) => slack.socket.send(kind, payload)
  }
  const { signingSecret } = credentials
  const app = createApp(new HTTPReceiver({ signingSecret, logger: quiet }), slack)
  listen(app)
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => void (await app.stop()))
  const address = 'address' in server ? server.address() : null
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}/slack/events`
  return async (kind, payload) => (await slack.post(url, kind, payload)).body
}

/** Slack's own client with the bot's token, which tries once. */
export function createClient(slack: SlackServer): webApi.WebClient {
  return new webApi.WebClient(credentials.botToken, { ...clientOptions(slack), logger: quiet })
}

/** Slack's code for the refusal of a call, or null where the call went well. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return error.data.error
    throw error
  }
}

/** A logger that says nothing. */
export const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}

function createApp(receiver: AppOptions['receiver'], slack: SlackServer): App {
  return new App({
    token: credentials.botToken,
    receiver,
    logger: quiet,
    convoStore: false,
    clientOptions: clientOptions(slack),
  })
}

function clientOptions(slack: SlackServer) {
  return { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
}
