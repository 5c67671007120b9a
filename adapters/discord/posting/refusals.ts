import { setTimeout as sleep } from 'node:timers/promises'
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { refusalReasons } from '../../../src/words/refusal-reasons.ts'
import { words } from '../../../src/words/words.ts'

/** Discord's refusals to post that people can do something about. */
const reasons: Readonly<Record<string | number, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]: refusalReasons.unknownChannel,
  // With a nonce that was used before, Discord answers so where somebody has removed the message since.
  [RESTJSONErrorCodes.UnknownMessage]: refusalReasons.removedSince,
  [RESTJSONErrorCodes.MissingAccess]: refusalReasons.hidden,
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: refusalReasons.noMessages,
  [RESTJSONErrorCodes.MissingPermissions]: refusalReasons.maySendNone,
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]: refusalReasons.historyNeeded,
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: refusalReasons.noDirectMessages,
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: refusalReasons.noSharedServer,
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: refusalReasons.archivedThread,
  [RESTJSONErrorCodes.ThreadLocked]: refusalReasons.locked,
}

/** A refusal to post as a sentence for the asker; null for an error after which the message may stand or not. */
export function explainRefusal(error: unknown): string | null {
  if (!isRefusal(error)) return null
  const reason = reasons[error.code]
  return reason === undefined ? words.refusedByPlatform(String(error.code)) : words.cannotPost(reason)
}

/** The same for a message that is to be removed. */
export function explainKept(error: unknown): string | null {
  return isRefusal(error) ? words.cannotRemove(reasons[error.code] ?? error.message) : null
}

/** Whether Discord said no, so that nothing has happened. Of its own errors (5xx) the library makes others. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError
}

/** Whether a message is gone already, be it with its channel. */
export function isGone(error: unknown): boolean {
  return (
    isRefusal(error) &&
    (error.code === RESTJSONErrorCodes.UnknownMessage || error.code === RESTJSONErrorCodes.UnknownChannel)
  )
}

/** Whether an interaction has been answered already: another process is at it, or this one was without knowing it. */
export function isAnswered(error: unknown): boolean {
  return isRefusal(error) && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
}

// Most answers are lost with a connection, and the next one is there at once.
const pausesMs = [250, 1_500]

/** Does again, a few times, what does no harm when it is done twice, unless Discord says no. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work()
    } catch (error) {
      if (isRefusal(error) || error instanceof PostRefused) throw error
      await sleep(pauseMs)
    }
  }
  return work()
}

/**
 * An error that can be logged. Those of discord.js carry the body of the request, which is what people said, and its
 * address, which holds the token of an interaction.
 */
export function withoutContents(error: unknown): unknown {
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) return error
  const path = new URL(error.url).pathname.replace(/(\/(?:interactions|webhooks)\/\d+)\/[^/]+/u, '$1/…')
  const plain = new Error(`${error.message} (${error.status}, ${error.method} ${path})`)
  plain.name = error.name
  return plain
}
