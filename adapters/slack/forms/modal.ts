import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { fitLine } from '../../../src/message/fit-text.ts'
import type { Form } from '../../../src/message/form.ts'
import { fitPassage } from '../../../src/message/passage-block.ts'
import type { Offer, Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import type { PlaceOf } from '../connection/workspace-of.ts'
import { limits } from '../limits.ts'
import { renderBlock } from '../render/blocks.ts'
import { renderBlocks } from '../render/render.ts'
import { plain, renderInput } from './inputs.ts'

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
    title: plain(fitLine(title, limits.modalTitle)),
    close: plain(words.close),
    private_metadata: encodeMetadata(place),
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
    title: plain(fitLine(title, limits.modalTitle)),
    submit: plain(fitLine(submit, limits.modalTitle)),
    close: plain(words.close),
    private_metadata: encodeMetadata(place, carried),
    blocks: [...(quoted === undefined ? [] : renderBlock(quoted)), ...inputs.map(renderInput)],
  }
}

/** A reply as the blocks of one view. */
export function renderView(reply: Reply): types.KnownBlock[] {
  return renderBlocks(reply).slice(0, limits.viewBlocks)
}

/** What a view carries: the place where it was asked for, null in App Home, and what a form does. */
export interface Metadata {
  readonly place: Place | null
  readonly carried: string
}

/** Nothing is carried by what can't be read. `request` is about the view, and names the workspace. */
export function decodeMetadata(metadata: string, request: unknown, placeOf: PlaceOf): Metadata {
  const { channel, thread, carried = '' } = metadataSchema.safeParse(metadata).data ?? {}
  return { place: channel === undefined ? null : placeOf(request, channel, thread), carried }
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
      thread: z.string().nullable().optional(),
      carried: z.string().optional(),
    }),
  )

function encodeMetadata(place: Place | null, carried?: string): string {
  return JSON.stringify({ channel: place?.channel, thread: place?.thread, carried })
}

function withoutPlace(reply: Reply): Reply {
  const keep = (offers: readonly Offer[]) => offers.filter(({ command }) => !needsPlace(command))
  return {
    ...reply,
    offers: keep(reply.offers),
    choices: reply.choices.map((choice) => ({ ...choice, offers: keep(choice.offers) })),
    menu: keep(reply.menu),
  }
}

/** Whether a command is about a channel. */
export function needsPlace({ kind }: Command): boolean {
  return aboutChannel.has(kind)
}

const aboutChannel: ReadonlySet<Command['kind']> = new Set([
  'quote',
  'digest',
  'set digest',
  'digest form',
  'preview digest',
  'pause digest',
  'resume digest',
  'stop digest',
])
