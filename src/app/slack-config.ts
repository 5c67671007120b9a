import { isLoopback } from './is-loopback.ts'

/** Slack for one workspace, whose token is set, or for every workspace that adds the app. */
export type SlackConfig = SlackTokenConfig | SlackAppConfig

export interface SlackTokenConfig {
  readonly botToken: string
  /** Socket Mode with an app token, signed HTTP with a signing secret. */
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string }
  readonly apiUrl: string
}

export interface SlackAppConfig {
  readonly clientId: string
  readonly clientSecret: string
  readonly signingSecret: string
  /** What tokens are sealed with in the database: the first seals, all of them open. */
  readonly secretsKeys: readonly [Uint8Array, ...Uint8Array[]]
  /** Where the process is reached from outside, without a slash at the end. */
  readonly publicUrl: string
  readonly apiUrl: string
}

/** What SECRETS_KEY should be. */
export const keysRule =
  'should be 32 bytes in base64, as openssl rand -base64 32 makes them, or several of these with commas between, the newest first'

type Environment = Readonly<Record<string, string | undefined>>

/** Slack's settings, each checked by itself. */
interface SlackEnvironment {
  readonly SLACK_BOT_TOKEN?: string | undefined
  readonly SLACK_APP_TOKEN?: string | undefined
  readonly SLACK_SIGNING_SECRET?: string | undefined
  readonly SLACK_CLIENT_ID?: string | undefined
  readonly SLACK_CLIENT_SECRET?: string | undefined
  readonly SECRETS_KEY?: SlackAppConfig['secretsKeys'] | undefined
  readonly PUBLIC_URL?: string | undefined
  readonly SLACK_API_URL: string
}

/** What Slack still needs where it is set up by half, or twice. */
export function missingHalves(environment: Environment): readonly string[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = environment
  const isApp = (environment.SLACK_CLIENT_ID ?? environment.SLACK_CLIENT_SECRET) !== undefined
  if (isApp) return missingOfApp(environment)
  const connected = (SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET) !== undefined
  if ((SLACK_BOT_TOKEN !== undefined) === connected) return []
  return connected
    ? ['SLACK_BOT_TOKEN is missing: Slack needs it beside SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.']
    : ['SLACK_APP_TOKEN is missing: Slack needs it (Socket Mode), or SLACK_SIGNING_SECRET (HTTP).']
}

/** What is missing, or too much, where workspaces add the app by themselves. */
function missingOfApp(environment: Environment): readonly string[] {
  if (environment.SLACK_BOT_TOKEN !== undefined) return [bothWays]
  const missing = [
    ...['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'SECRETS_KEY', 'PUBLIC_URL'],
  ].filter((name) => environment[name] === undefined)
  const { PUBLIC_URL = '', SLACK_APP_TOKEN } = environment
  return [
    ...missing.map((name) => `${name} is missing: ${neededOfApp[name] ?? ''}`),
    ...(SLACK_APP_TOKEN === undefined ? [] : [noSocketMode]),
    ...(isSafe(PUBLIC_URL) ? [] : [`PUBLIC_URL ${onlyHttps}`]),
  ]
}

const bothWays =
  'SLACK_BOT_TOKEN is for one workspace, and SLACK_CLIENT_ID with SLACK_CLIENT_SECRET for every workspace that adds the app. Remove one or the other.'
const noSocketMode =
  'SLACK_APP_TOKEN is for Socket Mode, which doesn’t go with SLACK_CLIENT_ID. Remove it: Slack sends signed HTTP.'
const onlyHttps = 'should begin with https://, since Slack brings people back to no other address.'
const neededOfApp: Readonly<Record<string, string>> = {
  SLACK_CLIENT_ID: 'it is beside the client secret (api.slack.com/apps, Basic Information).',
  SLACK_CLIENT_SECRET: 'it is beside the client id (api.slack.com/apps, Basic Information).',
  SLACK_SIGNING_SECRET: 'Slack signs its requests with it (api.slack.com/apps, Basic Information).',
  SECRETS_KEY: 'workspaces’ tokens are sealed with it. Make one with openssl rand -base64 32.',
  PUBLIC_URL: 'Slack brings people back to it once they have added the app.',
}

/** Browsers keep the cookie of an installation for themselves over HTTPS alone, but for this machine's own addresses. */
function isSafe(url: string): boolean {
  const { protocol = 'https:', hostname = '' } = URL.parse(url) ?? {}
  return protocol === 'https:' || isLoopback(hostname)
}

/** The keys of SECRETS_KEY, each of 32 bytes; null for what is none. */
export function readKeys(list: string): readonly (Uint8Array | null)[] {
  return list.split(',').map((each) => {
    const encoded = each.trim()
    const key = Buffer.from(encoded, 'base64')
    return key.length === 32 && key.toString('base64') === encoded ? new Uint8Array(key) : null
  })
}

/** Whether all of them are keys. */
export function areKeys(
  keys: readonly (Uint8Array | null)[],
): keys is readonly [Uint8Array, ...Uint8Array[]] {
  return keys.length > 0 && keys.every((key) => key !== null)
}

/** Slack as the environment sets it up; null where it doesn't. */
export function slackFrom(env: SlackEnvironment): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  const apiUrl = env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`
  if (botToken === undefined) return slackAppFrom(env, apiUrl)
  if (appToken !== undefined) return { botToken, connection: { kind: 'socket', appToken }, apiUrl }
  return signingSecret === undefined
    ? null
    : { botToken, connection: { kind: 'http', signingSecret }, apiUrl }
}

function slackAppFrom(env: SlackEnvironment, apiUrl: string): SlackAppConfig | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SECRETS_KEY: keys } = env
  const { SLACK_SIGNING_SECRET: signingSecret, PUBLIC_URL: publicUrl } = env
  const isSet = clientId !== undefined && clientSecret !== undefined && keys !== undefined
  if (!isSet || signingSecret === undefined || publicUrl === undefined) return null
  return { clientId, clientSecret, signingSecret, secretsKeys: keys, publicUrl, apiUrl }
}
