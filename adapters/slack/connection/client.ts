import { webApi } from '@slack/bolt'
import { refusalOf, withoutContents } from '../posting/refusals.ts'
import { silentLogger } from './bolt-logger.ts'
import { createFetch } from './fetch.ts'
import type { SlackClock } from './slack-clock.ts'

/** Where a client's token comes from, call by call. */
export interface TokenSource {
  readonly token: () => Promise<string>
  /** Another token than one that Slack didn't take; null where there is none. */
  readonly tokenAfter: (refused: string) => Promise<string | null>
}

/** A client of one token, or of a source of them; `team` is the workspace where the token is of an organisation. */
export type CreateClient = (token: string | TokenSource, team?: string) => webApi.WebClient

/**
 * Slack's clients, which make one attempt for each call: a retried post could stand twice in the channel. What they throw
 * carries nothing of what was sent or answered but Slack's code. `clock` is told the time of each answer.
 */
export function createClients(slackApiUrl: string, clock?: SlackClock): CreateClient {
  const options = clientOptions(slackApiUrl, clock)
  return (token, team) =>
    new DiscreetClient(token, { ...options, ...(team === undefined ? {} : { teamId: team }) })
}

/** How every client of ours calls Slack. */
export function clientOptions(slackApiUrl: string, clock?: SlackClock) {
  return {
    slackApiUrl,
    fetch: createFetch(10_000, clock?.hear),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  } satisfies webApi.WebClientOptions
}

/** Slack's words for a token that works no longer (docs.slack.dev/reference/methods/auth.test). */
export const deadTokens: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
])

// The client binds its methods while it is made, so that nothing but a class can come between.
class DiscreetClient extends webApi.WebClient {
  readonly #source: TokenSource | null

  constructor(token: string | TokenSource, options: webApi.WebClientOptions) {
    super(typeof token === 'string' ? token : undefined, options)
    this.#source = typeof token === 'string' ? null : token
  }

  override async apiCall(...[method, args]: Parameters<webApi.WebClient['apiCall']>) {
    const source = this.#source
    if (source === null) return super.apiCall(method, args).catch(rethrow)
    const token = await source.token()
    try {
      return await super.apiCall(method, { ...args, token })
    } catch (error) {
      if (!deadTokens.has(refusalOf(error) ?? '')) return rethrow(error)
      // Nothing was done, so the call can be made again: another replica may have had a new token, or the app was added again.
      const other = await source.tokenAfter(token)
      if (other === null) return rethrow(error)
      return super.apiCall(method, { ...args, token: other }).catch(rethrow)
    }
  }

  override filesUploadV2(...call: Parameters<webApi.WebClient['filesUploadV2']>) {
    return super.filesUploadV2(...call).catch(rethrow)
  }
}

function rethrow(error: unknown): never {
  throw withoutContents(error)
}
