import { ids } from '../../platforms/slack/ids.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { longestImportMs, waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import type { SlackBot } from './start-bot.ts'

/** The private message that says something, once there is one. */
export function untilTold(bot: SlackBot, text: string, user: string = ids.user): Promise<Message> {
  return waitFor(
    () => bot.slack.ephemerals(user).findLast((message) => readBlocks(message).includes(text)),
    `“${text}” for ${user}`,
    longestImportMs,
  )
}
