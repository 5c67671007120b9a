import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Place } from '../../../src/command/place.ts'
import type { Form } from '../../../src/message/form.ts'
import { fitPassage } from '../../../src/message/passage-block.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { platform } from '../connection/workspace-of.ts'
import { limits } from '../limits.ts'
import { fitBlock, renderBlock, renderOffers, renderTitle } from '../render/blocks.ts'
import { cut, plain, renderInput } from './inputs.ts'

/** The callback of a modal that shows an answer. */
const answerCallback = 'answer'

/**
 * An answer in a modal, where the asker alone sees it. Quotes out of it go to `place`, which the modal itself carries;
 * where there is none (App Home), nothing is offered that would need one.
 */
export function renderModal(reply: Reply, title: string, place: Place | null): types.ModalView {
  return {
    type: 'modal',
    callback_id: answerCallback,
    title: plain(cut(title, limits.modalTitle)),
    close: plain(words.close),
    private_metadata: encodeMetadata(place, null),
    blocks: renderView(place === null ? withoutPlace(reply) : reply),
  }
}

/** A form in a modal; it carries the place where it was asked for. */
export function renderForm(form: Form, place: Place | null): types.ModalView {
  const { kind, carried, title, submit, passage, inputs } = form
  const [quoted] = passage === null ? [] : fitPassage(passage, limits.formPassage)
  return {
    type: 'modal',
    callback_id: kind,
    title: plain(cut(title, limits.modalTitle)),
    submit: plain(cut(submit, limits.modalTitle)),
    close: plain(words.close),
    private_metadata: encodeMetadata(place, carried),
    blocks: [...(quoted === undefined ? [] : renderBlock(quoted)), ...inputs.map(renderInput)],
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

/** What a view carries: the place where it was asked for, null in App Home, and what a form does. */
export interface Metadata {
  readonly place: Place | null
  readonly carried: string
}

/** Nothing is carried by what can't be read. `workspace` is where the view is shown. */
export function decodeMetadata(metadata: string, workspace: string): Metadata {
  const read = metadataSchema.safeParse(metadata)
  if (!read.success) return { place: null, carried: '' }
  const { channel, thread, carried } = read.data
  return { place: channel === undefined ? null : { platform, workspace, channel, thread }, carried }
}

const metadataSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('no JSON')
      return z.NEVER
    }
  })
  .pipe(
    z.object({
      channel: z.string().optional(),
      thread: z.string().nullable().default(null),
      carried: z.string().default(''),
    }),
  )

function encodeMetadata(place: Place | null, carried: string | null): string {
  if (place === null && carried === null) return ''
  return JSON.stringify({
    ...(place === null ? {} : { channel: place.channel, thread: place.thread }),
    ...(carried === null ? {} : { carried }),
  })
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
