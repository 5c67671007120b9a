import type { webApi } from '@slack/bolt'
import type { ReplyFile } from '../../../src/message/blocks.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { actionWords } from '../../../src/words/action-words.ts'
import { refusalOf } from './refusals.ts'

/**
 * Sends a file to one person, in their direct conversation with the bot, since Slack has no file that only one person of a
 * channel sees. Resolves to what they are told where they asked: null where that is this very conversation.
 */
export async function sendFile(
  client: webApi.WebClient,
  { id }: { readonly id: string },
  channel: string,
  file: ReplyFile,
  title: string,
): Promise<Reply | null> {
  try {
    const opened = await client.conversations.open({ users: id })
    const direct = opened.channel?.id
    if (direct === undefined) throw new Error('Slack opened a conversation without an id')
    await client.filesUploadV2({
      channel_id: direct,
      filename: file.name,
      title: file.name,
      content: file.text,
      initial_comment: title,
    })
    return direct === channel ? null : notice(title, actionWords.fileSent)
  } catch (error) {
    const code = refusalOf(error)
    if (code === null) throw error
    return notice(title, actionWords.fileRefused(code))
  }
}
