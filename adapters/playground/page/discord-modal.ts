import type { PersonView } from '../session/view.ts'
import { type Field, type ModalContent, toOptions } from './drawer.ts'

interface Option {
  readonly label: string
  readonly value: string
  readonly default?: boolean
}

/** An input of a modal (docs.discord.com/developers/components/reference), as far as our forms have them. */
type Input = { readonly custom_id: string; readonly required?: boolean } & (
  | {
      readonly type: 4
      readonly style: number
      readonly value?: string
      readonly placeholder?: string
      readonly max_length?: number
    }
  | { readonly type: 3; readonly options: readonly Option[]; readonly max_values?: number }
  | { readonly type: 22; readonly options: readonly Option[] }
  | {
      readonly type: 5
      readonly max_values?: number
      readonly default_values?: readonly { readonly id: string }[]
    }
)

interface Label {
  readonly type: 18
  readonly label: string
  readonly description?: string
  readonly component: Input
}

interface Body {
  readonly title: string
  readonly components: readonly (Label | { readonly type: 10; readonly content: string })[]
}

/** A modal as it is drawn. */
export function readModal(body: object, people: readonly PersonView[]): ModalContent {
  const { title, components } = body as Body
  const parts = components.map((part) =>
    part.type === 10
      ? { blocks: [part] }
      : {
          name: part.component.custom_id,
          label: part.label,
          hint: part.description,
          ...inputOf(part.component, people),
        },
  )
  return { title, leave: 'Cancel', send: 'Submit', parts }
}

function inputOf(input: Input, people: readonly PersonView[]): Omit<Field, 'name' | 'label'> {
  switch (input.type) {
    case 3:
      return {
        kind: (input.max_values ?? 1) > 1 ? 'many' : 'one',
        ...choiceOf(input.options),
        nothing: input.required === false ? 'Nothing chosen' : null,
      }
    case 4:
      return {
        kind: input.style === 2 ? 'lines' : 'text',
        initial: input.value === undefined ? [] : [input.value],
        placeholder: input.placeholder,
        longest: input.max_length,
        isRequired: input.required !== false,
      }
    case 5: {
      const initial = (input.default_values ?? []).map(({ id }) => id)
      const kind = (input.max_values ?? 1) > 1 ? 'many' : 'one'
      return { kind, initial, options: toOptions(people), nothing: 'Nobody' }
    }
    case 22:
      return { kind: 'many', ...choiceOf(input.options) }
  }
}

function choiceOf(options: readonly Option[]) {
  const chosen = options.filter((option) => option.default === true)
  return { options, initial: chosen.map(({ value }) => value) }
}
