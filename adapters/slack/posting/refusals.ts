import { AuthorizationError, MultipleListenerError, RespondError, webApi } from '@slack/bolt'
import { refusalReasons } from '../../../src/words/refusal-reasons.ts'
import { words } from '../../../src/words/words.ts'

/** Slack's own code for why it refused, or null where the error is another. */
export function refusalOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? codeOf(error.data.error) : null
}

/** Where an answer is no JSON, Slack's client takes all of it for the code. */
function codeOf(error: unknown): string {
  return typeof error === 'string' && /^[a-z][a-z0-9_]{1,63}$/u.test(error) ? error : 'unknown_error'
}

/**
 * An error that can be logged. Those of Slack's client carry the answer, its headers and what was wrong with the request,
 * word for word; those of a connection can carry what came over it. All that stays is a code or a status.
 */
export function withoutContents(error: unknown): unknown {
  if (error instanceof webApi.WebAPIPlatformError) {
    return new webApi.WebAPIPlatformError({ ok: false, error: codeOf(error.data.error) })
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new webApi.WebAPIHTTPError(error.statusCode, '', {}, null)
  }
  if (error instanceof webApi.WebAPIRequestError) return requestError(error.original)
  if (error instanceof RespondError) {
    return new RespondError(`Failed to respond to the response_url: ${error.statusCode}`, error.statusCode)
  }
  if (error instanceof AuthorizationError || error instanceof MultipleListenerError) {
    return new Error(error.name)
  }
  const isOfRequest =
    error instanceof Error &&
    // Of a header that it can't read, the client makes an error like any other.
    (error.message === 'fetch failed' || error.message.startsWith('Retry header'))
  return isOfRequest ? requestError(error) : error
}

function requestError(error: Error): webApi.WebAPIRequestError {
  return new webApi.WebAPIRequestError(
    new Error(systemCodeOf(error.cause) ?? systemCodeOf(error) ?? error.name),
  )
}

/** Such as ECONNRESET. */
function systemCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/u.test(error.code) ? error.code : null
}

/** A refusal as a sentence for the asker; `name` is the bot's, by which it is invited. */
export function reasonFor(code: string, name: string): string {
  if (notMember.has(code)) return words.notAMember(name)
  const reason = reasons[code]
  return reason === undefined ? words.refusedByPlatform(code) : words.cannotPost(reason)
}

/** Slack's refusals that mean that the bot is not a member; a private channel is not even said to be there. */
const notMember = new Set(['not_in_channel', 'channel_not_found', 'no_permission'])

/** Slack's other refusals to post that people can do something about (docs.slack.dev/reference/methods/chat.postMessage). */
const reasons: Readonly<Record<string, string>> = {
  is_archived: refusalReasons.archived,
  restricted_action: refusalReasons.restricted,
  restricted_action_read_only_channel: refusalReasons.readOnly,
  restricted_action_thread_locked: refusalReasons.locked,
  restricted_action_non_threadable_channel: refusalReasons.noThreads,
  restricted_action_thread_only_channel: refusalReasons.onlyThreads,
  thread_not_found: refusalReasons.threadGone,
  message_not_found: refusalReasons.messageGone,
}
