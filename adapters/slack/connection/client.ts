import { webApi } from '@slack/bolt'
import { withoutContents } from '../posting/refusals.ts'
import { silentLogger } from './bolt-logger.ts'
import { createFetch } from './fetch.ts'

/**
 * Slack's client, which makes one attempt for each call: a retried post could stand twice in the channel. What it throws
 * carries nothing of what was sent or answered but Slack's code.
 */
export function createClient(token: string, slackApiUrl: string): webApi.WebClient {
  return new DiscreetClient(token, {
    slackApiUrl,
    fetch: createFetch(10_000),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  })
}

// The client binds its methods while it is made, so that nothing but a class can come between.
class DiscreetClient extends webApi.WebClient {
  override apiCall(...call: Parameters<webApi.WebClient['apiCall']>) {
    return super.apiCall(...call).catch(rethrow)
  }

  override filesUploadV2(...call: Parameters<webApi.WebClient['filesUploadV2']>) {
    return super.filesUploadV2(...call).catch(rethrow)
  }
}

function rethrow(error: unknown): never {
  throw withoutContents(error)
}
