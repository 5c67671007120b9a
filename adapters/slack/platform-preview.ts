import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Bot } from '../../src/answer/bot.ts'
import { choosePassages } from '../../src/answer/choose-passages.ts'
import type { Entered, PlatformPreview, ReadForm, WantedForm } from '../../src/app/platform-preview.ts'
import type { Place } from '../../src/command/place.ts'
import { chooseSentences } from '../../src/document/choose-sentences.ts'
import { completeZones } from '../../src/schedule/zones.ts'
import { words } from '../../src/words/words.ts'
import { actionForm, readActionForm, renderActionForm } from './forms/action-form.ts'
import { digestForm, readDigestForm, renderDigestForm } from './forms/digest-form.ts'
import { decodePlace, renderModal } from './forms/modal.ts'
import { quoteForm, renderQuoteForm } from './forms/quote-form.ts'
import { readSubmittedQuote } from './forms/read-view.ts'
import { findScheduleErrors } from './forms/submit-form.ts'
import { sentencesOf } from './forms/views.ts'
import { limits } from './limits.ts'
import { renderReply } from './render/render.ts'

/** Slack as the playground draws it. */
export const preview: PlatformPreview = {
  name: 'Slack',
  renderReply: (reply, asked) =>
    renderReply(reply).map(({ text, blocks, ...unfurling }) => {
      if (reply.audience === 'channel') return { text, blocks, ...unfurling, parse: 'none' }
      return asked === 'mention'
        ? { text, blocks, parse: 'none' }
        : { response_type: 'ephemeral', text, blocks, ...unfurling }
    }),
  channelId: (digits) => `C${digits}`,
  renderForm,
  renderAnswer: renderModal,
  completeInput(bot, input, typed) {
    switch (input) {
      case quoteForm.passage:
        return choosePassages(bot, typed, limits.options)
      case digestForm.zone:
        return completeZones(typed, Date.now(), limits.options).map(({ name, label }) => ({
          label,
          text: name,
        }))
    }
    return []
  },
  changeForm(bot, form, input, chosen) {
    const place = decodePlace(viewOf(form).private_metadata)
    return input === quoteForm.passage && place !== null
      ? renderQuoteForm(place, sentencesOf(bot, chosen))
      : null
  },
  readForm,
}

function renderForm(
  _bot: Bot,
  wanted: WantedForm,
  place: Pick<Place, 'channel' | 'thread'>,
): types.ModalView {
  switch (wanted.kind) {
    case 'action form':
      return renderActionForm(wanted.reference, wanted.item, place)
    case 'digest form':
      return renderDigestForm(wanted.subscription, wanted.zone, place)
    case 'quote form':
      return renderQuoteForm(place, [])
  }
}

function readForm(bot: Bot, form: object, entered: Entered): ReadForm {
  const body = submit(form, entered)
  switch (viewOf(form).callback_id) {
    case actionForm.callback:
      return { kind: 'command', command: readActionForm(bot, body).command }
    case digestForm.callback: {
      const { command } = readDigestForm(body)
      const errors = command.kind === 'set digest' ? findScheduleErrors(command.words) : {}
      return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'command', command }
    }
  }
  const { passage, sentences, withContext, comment } = readSubmittedQuote(body)
  const command = bot.read(passage)
  if (command.kind !== 'show') return { kind: 'errors', errors: { [quoteForm.passage]: words.choosePassage } }
  const reference = chooseSentences(command.reference, sentences)
  return { kind: 'command', command: { kind: 'quote', reference, withContext, comment } }
}

const view = z.looseObject({
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      element: z.looseObject({ type: z.string() }).optional(),
    }),
  ),
})

function viewOf(form: object): z.output<typeof view> {
  return view.parse(form)
}

/** What Slack sends of a form that was submitted (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). */
function submit(form: object, entered: Entered): object {
  const read = viewOf(form)
  const values = read.blocks.flatMap(({ block_id: name, element }) =>
    name === undefined || element === undefined
      ? []
      : [
          [
            name,
            { [name]: { type: element.type, ...enteredIn(element.type, entered[name] ?? []) } },
          ] as const,
        ],
  )
  return {
    user: { id: '' },
    team: null,
    view: {
      id: '',
      hash: '',
      private_metadata: read.private_metadata,
      state: { values: Object.fromEntries(values) },
    },
  }
}

function enteredIn(type: string, [first, ...others]: readonly string[]): object {
  const all = first === undefined ? [] : [first, ...others]
  switch (type) {
    case 'plain_text_input':
      return { value: first ?? null }
    case 'timepicker':
      return { selected_time: first ?? null }
    case 'users_select':
      return { selected_user: first ?? null }
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: all.map((value) => ({ value })) }
    default:
      return { selected_option: first === undefined ? null : { value: first } }
  }
}
