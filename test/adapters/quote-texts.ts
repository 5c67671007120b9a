import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { readContent } from '../../adapters/discord/interactions/message-text.ts'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { readMessage, slackMessage } from '../../adapters/slack/render/message-text.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import type { Reply } from '../../src/message/reply.ts'

/** What a message says, as each platform and each way to copy it has it. */
export function textsOf(reply: Reply): Readonly<Record<string, readonly string[]>> {
  const slack = renderForSlack(reply)
  return {
    Slack: slack.map((message) => readMessage(slackMessage.parse({ ...message, bot_id: 'B1' }))),
    'Slack, forwarded': slack.map((message) =>
      readMessage(
        slackMessage.parse({
          text: '',
          attachments: [
            {
              is_share: true,
              is_msg_unfurl: true,
              text: message.text,
              message_blocks: [{ message: { blocks: message.blocks } }],
            },
          ],
        }),
      ),
    ),
    Discord: renderForDiscord(reply).map(({ components }) =>
      readContent({ content: '', embeds: [], components }),
    ),
    'Discord, as an embed': renderForDiscord(reply).map(({ components: [{ components }] }) =>
      readContent({
        content: '',
        embeds: [{ description: components.flatMap(contentOf).join('\n') }],
      }),
    ),
  }
}

function contentOf(component: APIComponentInContainer): readonly string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content]
  return component.type === ComponentType.Section ? component.components.flatMap(contentOf) : []
}
