import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js'

/** Discord's refusals to post that people can do something about. */
const reasons: Readonly<Record<string | number, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'there is no such channel, or the bot is not on its server',
  [RESTJSONErrorCodes.MissingAccess]: 'the bot may not see the channel',
  [RESTJSONErrorCodes.MissingPermissions]: 'the bot may not send messages there',
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]:
    'the bot may not read the message history, without which it cannot reply',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'this person takes no direct messages from the bot',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'the thread is archived',
  [RESTJSONErrorCodes.ThreadLocked]: 'the thread is locked',
}

/** Why Discord does not let the bot post, or null where the error is another. */
export function refusalOf(error: unknown): string | null {
  return error instanceof DiscordAPIError ? (reasons[error.code] ?? null) : null
}

/** Whether a message is gone already. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage
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
