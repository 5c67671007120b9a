import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { TrackedItem } from '../../../src/actions/statuses.ts'
import { type ActionState, actionStates } from '../../../src/actions/tracker.ts'
import { longestNote } from '../../../src/answer/answer-action.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import { encode } from '../../../src/command/codec.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Reference } from '../../../src/document/reference.ts'
import { fitPassage, quotePassage } from '../../../src/message/passage-block.ts'
import { actionWords, stateLabels } from '../../../src/words/action-words.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { renderBlock } from '../render/blocks.ts'
import { inputBlock, plain, readInputs } from './inputs.ts'

/** The callback of the form, and the names of its inputs, each both block and action. */
export const actionForm = { callback: 'action', state: 'state', owner: 'owner', note: 'note' } as const

/** What the form carries: the item, how it stood when it was opened, and where it was asked for. */
const metadata = z.object({
  code: z.string(),
  state: z.enum(actionStates),
  owner: z.string().nullable(),
  place: z.object({ channel: z.string(), thread: z.string().nullable() }).nullable(),
})

/** The form of an action item: the document's words on top, and below them what the team says of it. */
export function renderActionForm(
  reference: Reference,
  { passage, status }: TrackedItem,
  place: Pick<Place, 'channel' | 'thread'> | null,
): types.ModalView {
  const { form } = actionWords
  const code = encode({ kind: 'action', reference }) ?? ''
  const [quoted] = fitPassage(quotePassage(passage), limits.formPassage)
  return {
    type: 'modal',
    callback_id: actionForm.callback,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(words.close),
    private_metadata: JSON.stringify({
      code,
      state: status.state,
      owner: status.owner?.id ?? null,
      place: place === null ? null : { channel: place.channel, thread: place.thread },
    }),
    blocks: [
      ...(quoted === undefined ? [] : renderBlock(quoted)),
      inputBlock(actionForm.state, form.state, null, {
        type: 'static_select',
        action_id: actionForm.state,
        options: actionStates.map(stateOption),
        initial_option: stateOption(status.state),
      }),
      inputBlock(actionForm.owner, form.owner, form.ownerHint, {
        type: 'users_select',
        action_id: actionForm.owner,
        ...(status.owner === null ? {} : { initial_user: status.owner.id }),
      }),
      inputBlock(actionForm.note, form.note, form.noteHint, {
        type: 'plain_text_input',
        action_id: actionForm.note,
        multiline: true,
        max_length: longestNote,
      }),
    ],
  }
}

/** What was entered, as a command; what was left as it was stays so, whoever has changed it meanwhile. */
export function readActionForm(
  bot: Bot,
  body: unknown,
): { readonly command: Command; readonly place: Pick<Place, 'channel' | 'thread'> | null } {
  const { metadata: carried, inputs } = readInputs(body)
  const { code, state, owner, place } = metadata.parse(JSON.parse(carried))
  const item = bot.readCode(code)
  if (item.kind !== 'action') return { command: item, place }
  const chosenState = z.enum(actionStates).safeParse(inputs.get(actionForm.state)?.option).data ?? state
  const chosenOwner = inputs.get(actionForm.owner)?.user ?? null
  const note = inputs.get(actionForm.note)?.text?.trim() ?? ''
  if (chosenState === state && chosenOwner === owner && note === '') return { command: item, place }
  return {
    command: {
      kind: 'change action',
      reference: item.reference,
      state: chosenState === state ? null : chosenState,
      owner: chosenOwner === owner ? null : chosenOwner === null ? 'nobody' : { id: chosenOwner, name: null },
      note: note === '' ? null : note,
    },
    place,
  }
}

function stateOption(state: ActionState): types.PlainTextOption {
  return { text: plain(stateLabels[state]), value: state }
}
