import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Place } from '../../../src/command/place.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { fitBlock, renderBlock, renderOffers, renderTitle } from '../render/blocks.ts'

/** The callback of a modal that shows an answer. */
const answerCallback = 'answer'

/**
 * An answer in a modal, where the asker alone sees it. Quotes out of it go to `place`, which the modal itself carries;
 * where there is none (App Home), nothing is offered that would need one.
 */
export function renderModal(
  reply: Reply,
  title: string,
  place: Pick<Place, 'channel' | 'thread'> | null,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: answerCallback,
    title: { type: 'plain_text', text: title.slice(0, limits.modalTitle), emoji: false },
    close: { type: 'plain_text', text: words.close, emoji: false },
    private_metadata: encodePlace(place),
    blocks: renderView(place === null ? withoutPlace(reply) : reply),
  }
}

/** A reply as the blocks of one view. */
export function renderView(reply: Reply): types.KnownBlock[] {
  const blocks = reply.blocks.flatMap(fitBlock)
  return [
    renderTitle(reply.title),
    ...blocks.flatMap((block) => renderBlock(block)),
    ...renderOffers(reply.offers),
  ].slice(0, limits.viewBlocks)
}

const placeSchema = z.object({ channel: z.string(), thread: z.string().nullable() })

export function encodePlace(place: Pick<Place, 'channel' | 'thread'> | null): string {
  return place === null ? '' : JSON.stringify({ channel: place.channel, thread: place.thread })
}

/** The place that a view carries; null where it carries none that can be read. */
export function decodePlace(metadata: string): Pick<Place, 'channel' | 'thread'> | null {
  try {
    return placeSchema.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}

function withoutPlace(reply: Reply): Reply {
  return { ...reply, offers: reply.offers.filter(({ command }) => !needsPlace.has(command.kind)) }
}

/** What is about a channel. */
const needsPlace: ReadonlySet<Offer['command']['kind']> = new Set([
  'quote',
  'digest',
  'set digest',
  'digest form',
  'preview digest',
  'pause digest',
  'resume digest',
  'stop digest',
])
