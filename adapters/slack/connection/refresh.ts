import { webApi } from '@slack/bolt'
import { z } from 'zod'
import { RefreshDelayed, RefreshRefused } from '../../../src/installation/refresh-tokens.ts'
import type { Tokens } from '../../../src/installation/seal-tokens.ts'
import { refusalOf, withoutContents } from '../posting/refusals.ts'
import { clientOptions } from './client.ts'

const answer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })

/** The refresh of an app's tokens (docs.slack.dev/authentication/using-token-rotation): each refresh token is good once. */
export function createRefresh(
  clientId: string,
  clientSecret: string,
  apiUrl: string,
  now: () => number,
): (refreshToken: string) => Promise<Tokens> {
  const client = new webApi.WebClient(undefined, clientOptions(apiUrl))
  return async (refreshToken) => {
    const asked = now()
    const got = await client.oauth.v2
      .access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      .catch((error: unknown) => {
        throw explain(error)
      })
    const { access_token: token, refresh_token: next, expires_in: seconds } = answer.parse(got)
    return { token, refreshToken: next, expiresAt: asked + seconds * 1_000 }
  }
}

function explain(error: unknown): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError) return new RefreshDelayed('Slack asks to wait')
  const code = refusalOf(error)
  if (code === null) return withoutContents(error)
  return refused.has(code)
    ? new RefreshRefused(`Slack refuses the refresh token (${code})`)
    : mayHaveDone.has(code)
      ? withoutContents(error)
      : new RefreshDelayed(`Slack refuses to refresh a token (${code})`)
}

/** Errors of docs.slack.dev/reference/methods/oauth.v2.access that trying again doesn't mend. */
const refused: ReadonlySet<string> = new Set([
  'invalid_refresh_token',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'app_not_installed',
])

const mayHaveDone: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])
