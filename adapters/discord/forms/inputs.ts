import {
  type APIComponentInLabel,
  type APILabelComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type User,
} from 'discord.js'
import { fitLine } from '../../../src/message/fit-text.ts'
import type { Entered, Input, InputKind, Option, Values } from '../../../src/message/form.ts'
import { weekdays } from '../../../src/schedule/weekdays.ts'
import { type Member, nameOf } from '../connection/asker.ts'
import { limits } from '../limits.ts'

/** What was entered, by the id of each input. That of a `ModalSubmitInteraction` is one. */
export interface FormFields {
  readonly fields: { readonly has: (id: string) => boolean }
  readonly getTextInputValue: (id: string) => string
  readonly getStringSelectValues: (id: string) => readonly string[]
  readonly getCheckboxGroup: (id: string) => readonly string[]
  readonly getSelectedUsers: (id: string) => Selected<SelectedUser> | null
  readonly getSelectedMembers: (id: string) => Pick<Selected<Member | null>, 'first' | 'get'> | null
}

/** What was chosen of a select of people, by their ids, as discord.js has it. */
interface Selected<Of> {
  readonly first: () => Of | undefined
  readonly get: (id: string) => Of | undefined
  readonly values: () => Iterable<Of>
}

type SelectedUser = Pick<User, 'id' | 'bot' | 'displayName'>

/** How Discord draws one kind of input, and tells what was entered. */
interface InputHandler<K extends InputKind> {
  readonly draw: (input: Input<K>) => readonly APILabelComponent[]
  readonly read: (fields: FormFields, name: string) => Values[K]
}

const handlers: { readonly [K in InputKind]: InputHandler<K> } = {
  text: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.TextInput,
        style: input.isLine === true ? TextInputStyle.Short : TextInputStyle.Paragraph,
        max_length: input.longest,
        value: input.value || undefined,
      }),
    read: textIn,
  },
  choice: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.StringSelect,
        options: render(input.options, input.chosen),
        max_values: input.most === 1 ? undefined : Math.min(input.most, limits.choices),
      }),
    read: chosenIn,
  },
  // Discord's forms can't search: something to choose at once, where there is, and something to type.
  search: {
    draw(input) {
      const { name, isOptional, suggestions, typed, chosen } = input
      const options = suggestions.filter(({ value }) => value.length <= limits.choiceValue)
      const line = {
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        max_length: typed.longest,
        placeholder: typed.placeholder,
      } as const
      const own = { name, isOptional, hint: input.hint, label: typed.label }
      if (options.length === 0) return alone(own, { ...line, ...(chosen && { value: chosen.value }) })
      const select = { type: ComponentType.StringSelect, options: render(options, []) } as const
      return [
        ...alone({ ...input, isOptional: true }, select),
        ...alone({ name: typedName(name), isOptional: true, label: typed.label }, line),
      ]
    },
    // What was typed goes before what was chosen, since it can say more.
    read: (fields, name) =>
      fields.fields.has(typedName(name))
        ? textIn(fields, typedName(name)).trim() || (chosenIn(fields, name)[0] ?? '')
        : textIn(fields, name),
  },
  days: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.StringSelect,
        min_values: 1,
        max_values: weekdays.length,
        options: weekdays.map(({ day, name, typed }) => ({
          label: name,
          value: typed,
          default: input.chosen.includes(day),
        })),
      }),
    read(fields, name) {
      const chosen = chosenIn(fields, name)
      return weekdays.filter(({ typed }) => chosen.includes(typed)).map(({ day }) => day)
    },
  },
  // Discord's forms have no clock.
  time: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        max_length: limits.time,
        value: input.value,
      }),
    read: textIn,
  },
  person: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.UserSelect,
        min_values: input.isOptional === true ? 0 : 1,
        max_values: 1,
        ...(input.chosen === null
          ? {}
          : { default_values: [{ id: input.chosen, type: SelectMenuDefaultValueType.User }] }),
      }),
    read(fields, name) {
      const user = fields.getSelectedUsers(name)?.first()
      if (user === undefined) return null
      // A null name has it looked up, which also refuses bots.
      const member = fields.getSelectedMembers(name)?.first() ?? null
      return { id: user.id, name: user.bot ? null : nameOf(user, member) || null }
    },
  },
  people: {
    draw: (input) =>
      alone(input, {
        type: ComponentType.UserSelect,
        min_values: input.isOptional === true ? 0 : 1,
        max_values: Math.min(input.most, limits.choices),
        ...(input.chosen.length === 0
          ? {}
          : { default_values: input.chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.User })) }),
      }),
    read(fields, name) {
      if (!fields.fields.has(name)) return []
      const members = fields.getSelectedMembers(name)
      return [...(fields.getSelectedUsers(name)?.values() ?? [])].map((user) => ({
        id: user.id,
        name: user.bot ? null : nameOf(user, members?.get(user.id) ?? null) || null,
      }))
    },
  },
  'yes or no': {
    draw: (input) =>
      alone(input, {
        type: ComponentType.CheckboxGroup,
        min_values: 0,
        options: [{ label: input.statement, value: input.name, ...(input.isYes ? { default: true } : {}) }],
      }),
    read: (fields, name) => fields.fields.has(name) && fields.getCheckboxGroup(name).length > 0,
  },
}

/** An input as Discord draws it, each of its parts under what it is called. */
export function renderInput<K extends InputKind>(input: Input<K>): readonly APILabelComponent[] {
  return handlers[input.kind].draw(input)
}

/** What was entered in a form. */
export function readEntered(fields: FormFields): Entered {
  return (kind, name) => handlers[kind].read(fields, name)
}

type Unnamed<C> = C extends unknown ? Omit<C, 'custom_id' | 'required'> : never

/** One component, under the label of its input. */
function alone(
  { name, isOptional, label, hint }: Pick<Input, 'name' | 'isOptional' | 'label' | 'hint'>,
  component: Unnamed<APIComponentInLabel>,
): readonly APILabelComponent[] {
  return [
    {
      type: ComponentType.Label,
      label,
      description: hint,
      component: { ...component, custom_id: name, ...(isOptional === true ? { required: false } : {}) },
    },
  ]
}

function render(options: readonly Option[], chosen: readonly string[]) {
  return options.slice(0, limits.choices).map(({ label: text, value }) => ({
    label: fitLine(text, limits.choiceName),
    value,
    ...(chosen.includes(value) ? { default: true } : {}),
  }))
}

function typedName(name: string): string {
  return `${name} typed`
}

function textIn(fields: FormFields, name: string): string {
  return fields.fields.has(name) ? fields.getTextInputValue(name) : ''
}

function chosenIn(fields: FormFields, name: string): readonly string[] {
  return fields.fields.has(name) ? fields.getStringSelectValues(name) : []
}
