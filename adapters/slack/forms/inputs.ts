import type { types } from '@slack/bolt'
import { z } from 'zod'
import { fitLine } from '../../../src/message/fit-text.ts'
import type { Entered, Input, InputKind, Values } from '../../../src/message/form.ts'
import { weekdays } from '../../../src/schedule/weekdays.ts'
import { limits } from '../limits.ts'

/** What Slack tells of one input: whichever it is of these. */
const value = z.looseObject({
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_time: z.string().nullish(),
  value: z.string().nullish(),
})

/** The state of a view's inputs, by block and by action; ours have the input's name as both. */
export const viewState = z.looseObject({ values: z.record(z.string(), z.record(z.string(), value)) })

/** How Slack draws one kind of input, but for the name, and tells what was entered. */
interface InputHandler<K extends InputKind> {
  readonly draw: (input: Input<K>) => types.InputBlock['element']
  readonly read: (entered: z.output<typeof value>) => Values[K]
}

const handlers: { readonly [K in InputKind]: InputHandler<K> } = {
  text: {
    draw: ({ value: initial, longest, isLine }) => ({
      type: 'plain_text_input',
      multiline: isLine !== true,
      max_length: longest,
      initial_value: initial || undefined,
    }),
    read: (entered) => entered.value ?? '',
  },
  choice: {
    draw({ options, chosen, most }) {
      const all = options.slice(0, limits.options).map(({ label, value: own }) => renderOption(label, own))
      const initial = all.filter((option) => chosen.includes(option.value ?? ''))
      return most === 1
        ? { type: 'static_select', options: all, initial_option: initial[0] }
        : { type: 'multi_static_select', options: all, initial_options: unlessEmpty(initial) }
    },
    read: ({ selected_option: one, selected_options: many }) =>
      (many ?? (one == null ? [] : [one])).map((option) => option.value),
  },
  search: {
    draw: ({ placeholder, chosen }) => ({
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain(placeholder),
      initial_option: chosen === null ? undefined : renderOption(chosen.label, chosen.value),
    }),
    read: (entered) => entered.selected_option?.value ?? '',
  },
  days: {
    draw({ chosen }) {
      const options = weekdays.map((each) => renderOption(each.name, String(each.day)))
      const initial = options.filter((_, index) => chosen.includes(index + 1))
      return { type: 'checkboxes', options, initial_options: unlessEmpty(initial) }
    },
    read: (entered) => (entered.selected_options ?? []).map((option) => Number(option.value)),
  },
  time: {
    draw: ({ value: initial }) => ({ type: 'timepicker', initial_time: initial }),
    read: (entered) => entered.selected_time ?? '',
  },
  person: {
    draw: ({ chosen }) => ({ type: 'users_select', initial_user: chosen ?? undefined }),
    read: ({ selected_user: id }) => (id == null ? null : { id, name: null }),
  },
  people: {
    draw: ({ chosen, most }) => ({
      type: 'multi_users_select',
      initial_users: unlessEmpty([...chosen]),
      max_selected_items: most,
    }),
    read: ({ selected_users: ids }) => (ids ?? []).map((id) => ({ id, name: null })),
  },
  'yes or no': {
    draw({ name, statement, isYes }) {
      const option = renderOption(statement, name)
      return { type: 'checkboxes', options: [option], initial_options: isYes ? [option] : undefined }
    },
    read: (entered) => (entered.selected_options ?? []).length > 0,
  },
}

/** An input as Slack draws it; its name is both block and action. */
export function renderInput(input: Input): types.InputBlock {
  const { name, label, hint, isOptional } = input
  return {
    type: 'input',
    block_id: name,
    optional: isOptional || undefined,
    label: plain(label),
    hint: hint === undefined ? undefined : plain(hint),
    // Told of the choice at once, we can change the form.
    dispatch_action: (input.kind === 'search' && input.changesForm) || undefined,
    element: { ...drawElement(input), action_id: name },
  }
}

/** What was entered in a view. */
export function readEntered({ values }: z.output<typeof viewState>): Entered {
  return (kind, name) => handlers[kind].read(values[name]?.[name] ?? {})
}

/** What may be chosen, as Slack takes it: labels that are too long are cut, and seen to be cut. */
export function renderOption(label: string, own: string): types.PlainTextOption {
  return { text: plain(fitLine(label, limits.option)), value: own }
}

/** A text that nobody reads as anything else. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}

function drawElement<K extends InputKind>(input: Input<K>): types.InputBlock['element'] {
  return handlers[input.kind].draw(input)
}

/** Slack refuses an empty list of what is chosen. */
function unlessEmpty<Option>(chosen: Option[]): Option[] | undefined {
  return chosen.length === 0 ? undefined : chosen
}
