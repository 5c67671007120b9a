import { z } from 'zod'
import type { AskedBy, PlatformPreview } from '../../../src/app/platform-preview.ts'
import { encode } from '../../../src/command/codec.ts'
import { fileOf, mapSpans } from '../../../src/message/blocks.ts'
import { offersOf } from '../../../src/message/create-reply.ts'
import { renderPlainText } from '../../../src/message/plain-text.ts'
import type { Reply } from '../../../src/message/reply.ts'
import type { Span } from '../../../src/text/span.ts'
import type { Drawn } from './view.ts'

/** Every platform that a reply is drawn as, by name. */
export type PlatformPreviews = ReadonlyMap<string, PlatformPreview>

/** A reply as each platform would be sent it. It is JSON, since the outbox keeps it. */
export function draw(previews: PlatformPreviews, reply: Reply, asked: AskedBy = 'command'): Drawn {
  return {
    bodies: Object.fromEntries(
      [...previews].map(([name, preview]) => [
        name,
        preview.renderReply(withChannels(reply, preview), asked),
      ]),
    ),
    text: renderPlainText(reply),
    offers: offersOf(reply).flatMap(({ label, command }) => {
      const code = encode(command)
      return code === null ? [] : [{ label, code }]
    }),
    file: fileOf(reply)?.name ?? null,
  }
}

/** What the outbox has kept. Throws where it is something else. */
export function readDrawn(payload: unknown): Drawn {
  return drawnSchema.parse(payload)
}

const body = z.custom<object>((value) => typeof value === 'object' && value !== null)
const drawnSchema: z.ZodType<Drawn> = z.object({
  bodies: z.record(z.string(), z.array(body)),
  text: z.string(),
  offers: z.array(z.object({ label: z.string(), code: z.string() })),
  file: z.string().nullable(),
})

/** Sessions are named by digits; each platform has ids of its own for channels. */
function withChannels(reply: Reply, { channelId }: PlatformPreview): Reply {
  const rename = (span: Span): Span =>
    typeof span !== 'string' && span.mark === 'channel' ? { ...span, text: channelId(span.text) } : span
  return { ...reply, blocks: reply.blocks.map((block) => mapSpans(block, rename)) }
}
