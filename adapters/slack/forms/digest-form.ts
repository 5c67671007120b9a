import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Subscription } from '../../../src/digest/digest-store.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { words } from '../../../src/words/words.ts'
import { plain, readInputs } from './inputs.ts'
import { renderOption } from './quote-form.ts'

/** The callback of the form, and the names of its inputs, each both block and action. */
export const digestForm = { callback: 'digest', time: 'time', zone: 'zone', days: 'days' } as const

const metadata = z.object({
  document: z.string().nullable(),
  place: z.object({ channel: z.string(), thread: z.string().nullable() }),
})

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const weekdays = [1, 2, 3, 4, 5]
const usualTime = '09:00'

/** The form of a channel's digest, filled in with what is set, or with what most want. `zone` is the asker's. */
export function renderDigestForm(
  subscription: Subscription | null,
  zone: string | null,
  place: Pick<Place, 'channel' | 'thread'>,
): types.ModalView {
  const { form } = digestWords
  const schedule = subscription?.schedule
  const zoneNow = schedule?.zone ?? zone
  const chosen = (schedule?.days ?? weekdays).map(dayOption)
  return {
    type: 'modal',
    callback_id: digestForm.callback,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(words.close),
    private_metadata: JSON.stringify({
      document: subscription?.document ?? null,
      place: { channel: place.channel, thread: place.thread },
    }),
    blocks: [
      required(digestForm.time, form.time, {
        type: 'timepicker',
        action_id: digestForm.time,
        initial_time: schedule?.time ?? usualTime,
      }),
      required(digestForm.zone, form.zone, {
        type: 'external_select',
        action_id: digestForm.zone,
        min_query_length: 0,
        placeholder: plain(form.zonePlaceholder),
        ...(zoneNow === null ? {} : { initial_option: renderOption(zoneNow, zoneNow) }),
      }),
      required(digestForm.days, form.days, {
        type: 'checkboxes',
        action_id: digestForm.days,
        options: days.map((_, index) => dayOption(index + 1)),
        initial_options: chosen,
      }),
    ],
  }
}

/** What was entered, as a command, and the channel that it is for. */
export function readDigestForm(body: unknown): {
  readonly command: Command
  readonly place: Pick<Place, 'channel' | 'thread'>
} {
  const { metadata: carried, inputs } = readInputs(body)
  const { document, place } = metadata.parse(JSON.parse(carried))
  const time = inputs.get(digestForm.time)?.time ?? ''
  const zone = inputs.get(digestForm.zone)?.option ?? ''
  const chosen = (inputs.get(digestForm.days)?.options ?? []).map((day) => days[Number(day) - 1] ?? '')
  return { command: { kind: 'set digest', document, words: [time, zone, ...chosen].join(' ').trim() }, place }
}

function required(name: string, label: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: name, label: plain(label), element }
}

function dayOption(day: number): types.PlainTextOption {
  return { text: plain(days[day - 1] ?? ''), value: String(day) }
}
