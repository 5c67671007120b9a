import { z } from 'zod'
import type { EnteredValues, PlatformPreview } from '../../src/app/platform-preview.ts'
import { words } from '../../src/words/words.ts'
import { createPlaceOf } from './connection/workspace-of.ts'
import { renderForm, renderModal } from './forms/modal.ts'
import { readSubmission } from './forms/read-view.ts'
import { renderHome } from './interactions/home.ts'
import { limits } from './limits.ts'
import { renderReply } from './render/render.ts'

/** Slack as the playground draws it. */
export const preview: PlatformPreview = {
  renderReply: (reply, asked) =>
    renderReply(reply).map(({ text, blocks, ...unfurling }) => {
      if (reply.audience === 'channel') return { text, blocks, ...unfurling, parse: 'none' }
      return asked === 'mention'
        ? { text, blocks, parse: 'none' }
        : { response_type: 'ephemeral', text, blocks, ...unfurling }
    }),
  channelId: (digits) => `C${digits}`,
  quoteTitle: words.form.title,
  options: limits.options,
  renderForm,
  readForm: (body, entered) => readSubmission(submit(body, entered), createPlaceOf(null)).form,
  showsErrors: true,
  renderAnswer: renderModal,
  renderHome: async (bot, asker) => ({ type: 'home', blocks: await renderHome(bot, asker) }),
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

/** What Slack sends of a form that was submitted (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). */
function submit(form: object, entered: EnteredValues): object {
  const read = view.parse(form)
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
  return { user: { id: '' }, view: { ...read, id: '', state: { values: Object.fromEntries(values) } } }
}

function enteredIn(type: string, [first, ...others]: readonly string[]): object {
  const all = first === undefined ? [] : [first, ...others]
  switch (type) {
    case 'plain_text_input':
      return { value: first ?? null }
    case 'timepicker':
      return { selected_time: first ?? null }
    case 'multi_users_select':
      return { selected_users: all }
    case 'users_select':
      return { selected_user: first ?? null }
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: all.map((value) => ({ value })) }
    default:
      return { selected_option: first === undefined ? null : { value: first } }
  }
}
