import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import type { TrackedItem } from '../../../src/actions/statuses.ts'
import { actionStates, type Person } from '../../../src/actions/tracker.ts'
import type { Bot } from '../../../src/answer/bot.ts'
import { encode } from '../../../src/command/codec.ts'
import type { ChangeAction, Command } from '../../../src/command/command.ts'
import { pinpoint, shortCitation } from '../../../src/document/citation.ts'
import type { Passage } from '../../../src/document/passage.ts'
import type { Reference } from '../../../src/document/reference.ts'
import { actionWords, stateLabels } from '../../../src/words/action-words.ts'
import { nameOf } from '../interactions/asker.ts'
import { unknownPerson } from '../interactions/owner.ts'
import { limits } from '../limits.ts'
import { bold, escapeText, quote } from '../render/markup.ts'
import type { SubmittedForm } from './form-fields.ts'
import { label } from './label.ts'

const inputs = { state: 'state', owner: 'owner', note: 'note' } as const

/**
 * The form in which an action item is changed; null where its id has no room for the reference. The id also says what
 * was shown, so that nobody puts back what another has changed meanwhile.
 */
export function renderActionForm(
  reference: Reference,
  { passage, status: { state, owner } }: TrackedItem,
): APIModalInteractionResponseCallbackData | null {
  const { form, item } = actionWords
  const id = `${prefix}${state}:${owner?.id ?? ''}:${encode({ kind: 'action form', reference })}`
  if (id.length > limits.customId) return null
  return {
    custom_id: id,
    title: item(pinpoint(passage)).slice(0, limits.modalTitle),
    components: [
      {
        type: ComponentType.TextDisplay,
        content: [
          bold(shortCitation(passage)),
          ...wordsOf(passage).map((each) => quote(escapeText(each))),
        ].join('\n'),
      },
      label(form.state, null, {
        type: ComponentType.StringSelect,
        custom_id: inputs.state,
        options: actionStates.map((each) => ({
          label: stateLabels[each],
          value: each,
          default: each === state,
        })),
      }),
      label(form.owner, form.ownerHint, {
        type: ComponentType.UserSelect,
        custom_id: inputs.owner,
        required: false,
        min_values: 0,
        max_values: 1,
        ...(owner === null
          ? {}
          : { default_values: [{ id: owner.id, type: SelectMenuDefaultValueType.User }] }),
      }),
      label(form.note, form.noteHint, {
        type: ComponentType.TextInput,
        custom_id: inputs.note,
        style: TextInputStyle.Paragraph,
        required: false,
        max_length: limits.note,
      }),
    ],
  }
}

/** What was entered, as a change of what the form began with; null where it is another form. */
export function readActionForm(bot: Bot, { customId, fields }: SubmittedForm): Command | null {
  const [, state, owner, code] = shown.exec(customId) ?? []
  const form = code === undefined ? null : bot.readCode(code)
  if (form?.kind !== 'action form') return null
  const [chosen] = fields.getStringSelectValues(inputs.state)
  const person = fields.getSelectedUsers(inputs.owner)?.first() ?? null
  if (person?.bot === true) return unknownPerson(person.displayName)
  const name =
    person === null ? null : nameOf(person, fields.getSelectedMembers(inputs.owner)?.first() ?? null)
  return {
    kind: 'change action',
    reference: form.reference,
    state: actionStates.find((each) => each === chosen && each !== state) ?? null,
    owner: changedOwner(owner ?? '', person === null ? null : { id: person.id, name }),
    note: fields.getTextInputValue(inputs.note).trim() || null,
  }
}

const prefix = 'action:'
const shown = /^action:([a-z ]+):(\d*):(.+)$/su

function changedOwner(before: string, now: Person | null): ChangeAction['owner'] {
  if ((now?.id ?? '') === before) return null
  return now ?? 'nobody'
}

/** The words of an item, part by part; of long ones the beginning, seen to be cut. */
function wordsOf({ parts }: Passage): readonly string[] {
  const shownParts: string[] = []
  let room: number = limits.formText
  for (const { text } of parts) {
    if (text.length > room) {
      const space = text.lastIndexOf(' ', room)
      return [...shownParts, `${text.slice(0, Math.max(space, 0))} …`.trim()]
    }
    shownParts.push(text)
    room -= text.length
  }
  return shownParts
}
