import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { ExamineSlackOptions } from '../../src/app/adapters.ts'
import { doctorWords } from '../../src/app/doctor/doctor-words.ts'
import type { Finding } from '../../src/app/doctor/finding.ts'
import type { SlackAppConfig, SlackConfig, SlackTokenConfig } from '../../src/app/slack-config.ts'
import { createClients } from './connection/client.ts'
import { refusalOf } from './posting/refusals.ts'

const { slack: words } = doctorWords

/** What Slack itself says of the app: its tokens, its scopes, and a channel if one is named. Posts nothing. */
export function examineSlack(config: SlackConfig, about: ExamineSlackOptions): Promise<readonly Finding[]> {
  return 'clientId' in config ? examineApp(config) : examineToken(config, about)
}

/** Of an app for every workspace, what needs none of them. */
async function examineApp({ clientId, clientSecret, apiUrl }: SlackAppConfig): Promise<readonly Finding[]> {
  const client = createClients(apiUrl)('')
  // No code is this one, which Slack says only to whom it knows.
  const told = await attempt(() =>
    client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: 'none' }),
  )
  if (told !== 'invalid_code') {
    const code = typeof told === 'string' ? told : 'an answer to a code that is none'
    return [{ state: 'wrong', what: words.appRefused(code), todo: words.copyApp }]
  }
  return [
    { state: 'right', what: words.app },
    { state: 'right', what: words.signed },
  ]
}

async function examineToken(
  { botToken, connection, apiUrl }: SlackTokenConfig,
  { needed, optional, channel }: ExamineSlackOptions,
): Promise<readonly Finding[]> {
  const client = createClients(apiUrl)(botToken)
  const told = await attempt(() => client.auth.test())
  if (typeof told === 'string') {
    const what = `Slack: SLACK_BOT_TOKEN is refused (${told})`
    const todo = 'Copy it again from api.slack.com/apps, OAuth & Permissions.'
    return [{ state: 'wrong', what, todo }, ...(await examineConnection(connection, apiUrl))]
  }
  return [
    { state: 'right', what: words.token(told.team ?? '', told.user ?? '') },
    ...examineScopes(told, needed, optional),
    ...(await examineConnection(connection, apiUrl)),
    ...(channel === null ? [] : [await examineChannel(client, channel, told.user ?? 'rapporteur')]),
  ]
}

const metadata = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) })

/** Slack names a token's scopes beside each answer. */
function examineScopes(
  told: unknown,
  needed: readonly string[],
  optional: readonly string[],
): readonly Finding[] {
  const parsed = metadata.safeParse(told)
  if (!parsed.success) return []
  const has = new Set(parsed.data.response_metadata.scopes)
  const missing = needed.filter((scope) => !has.has(scope))
  const without = optional.filter((scope) => !has.has(scope))
  return [
    missing.length === 0
      ? { state: 'right', what: words.scopes(needed.length) }
      : { state: 'missing', what: words.noScope(missing), todo: words.addScopes },
    ...(without.length === 0
      ? []
      : [{ state: 'off', what: words.optionalScope(without), todo: words.addOptional } as const]),
  ]
}

async function examineConnection(
  connection: SlackTokenConfig['connection'],
  apiUrl: string,
): Promise<readonly Finding[]> {
  if (connection.kind === 'http') return [{ state: 'right', what: words.signed }]
  const opened = await attempt(() => createClients(apiUrl)(connection.appToken).apps.connections.open())
  if (typeof opened !== 'string') return [{ state: 'right', what: words.appToken }]
  const what = `Slack: SLACK_APP_TOKEN is refused (${opened})`
  const todo =
    'Make one at api.slack.com/apps, Basic Information, App-Level Tokens, with the scope connections:write.'
  return [{ state: 'wrong', what, todo }]
}

async function examineChannel(client: webApi.WebClient, channel: string, name: string): Promise<Finding> {
  const read = await attempt(() => client.conversations.history({ channel, limit: 1 }))
  if (typeof read !== 'string') return { state: 'right', what: words.inChannel(channel) }
  // A private channel isn't even said to be there.
  if (read === 'not_in_channel') {
    return { state: 'missing', what: words.notInChannel(channel), todo: words.invite(name) }
  }
  const todo = `${words.invite(name)} ${words.checkChannel}`
  return { state: 'wrong', what: words.channelRefused(channel, read), todo }
}

/** What a call resolves to, or Slack's code for why it refused. Anything else rejects. */
async function attempt<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call()
  } catch (error) {
    const code = refusalOf(error)
    if (code === null) throw error
    return code
  }
}
