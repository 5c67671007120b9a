import type { Span } from '../text/span.ts'
import { createReply } from './create-reply.ts'
import type { Block, Offer, Reply } from './reply.ts'

/** The bot's own words as a block. */
export function say(...text: readonly Span[]): Block<'text'> {
  return { kind: 'text', text }
}

/** A sentence for the asker alone, under a title. */
export function notice(title: string, text: string, offers: readonly Offer[] = []): Reply {
  return createReply({ title, blocks: [say(text)], offers })
}
