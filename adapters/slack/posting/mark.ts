import type { Mark } from '../../../src/delivery/poster.ts'
import type { SlackMessage } from '../render/render.ts'

/** The name of our metadata on Slack's messages. */
export const eventType = 'rapporteur_post'

/** A message with its mark, in its metadata and in the id of its first block, as the Web API takes them. */
export function withMark(message: SlackMessage, mark: Mark) {
  const { post, part } = mark
  const [first, ...others] = message.blocks
  const blocks = first === undefined ? [] : [{ ...first, block_id: markId(mark) }, ...others]
  const metadata = { event_type: eventType, event_payload: { post, part } }
  // As JSON, which is what Slack is sent: the client copies every object of a request for its log, even if that is off.
  return { ...message, blocks: JSON.stringify(blocks), metadata: JSON.stringify(metadata) }
}

/** The id of the first block of a message with this mark. */
export function markId({ post, part }: Mark): string {
  return `${eventType}:${post}:${part}`
}
