import type { PersonView } from '../session/view.ts'
import { type Field, type ModalContent, toOptions } from './drawer.ts'

interface Plain {
  readonly text: string
}
interface Option {
  readonly text: Plain
  readonly value: string
}

/** An input block of a view (docs.slack.dev/reference/block-kit/blocks/input-block), as far as our forms have them. */
interface InputBlock {
  readonly type: 'input'
  readonly block_id: string
  readonly label: Plain
  readonly hint?: Plain
  readonly optional?: boolean
  readonly dispatch_action?: boolean
  readonly element: {
    readonly type: keyof typeof kinds
    readonly options?: readonly Option[]
    readonly placeholder?: Plain
    readonly initial_option?: Option
    readonly initial_options?: readonly Option[]
    readonly initial_user?: string
    readonly initial_users?: readonly string[]
    readonly initial_time?: string
    readonly multiline?: boolean
    readonly max_length?: number
  }
}

interface View {
  readonly title: Plain
  readonly submit?: Plain
  readonly close?: Plain
  readonly blocks: readonly (InputBlock | { readonly type: string })[]
}

const kinds = {
  plain_text_input: 'text',
  timepicker: 'time',
  static_select: 'one',
  users_select: 'one',
  multi_users_select: 'many',
  checkboxes: 'many',
  multi_static_select: 'many',
  external_select: 'search',
} as const satisfies Record<string, Field['kind']>

/** A view as it is drawn: inputs one by one, what stands between them together. */
export function readModal(body: object, people: readonly PersonView[]): ModalContent {
  const { title, submit, close, blocks } = body as View
  const parts: (Field | { readonly blocks: object[] })[] = []
  for (const block of blocks) {
    const last = parts.at(-1)
    if ('element' in block) parts.push(toField(block, people))
    else if (last !== undefined && 'blocks' in last) last.blocks.push(block)
    else parts.push({ blocks: [block] })
  }
  return { title: title.text, leave: close?.text ?? 'Close', send: submit?.text ?? null, parts }
}

function toField({ block_id, label, element, ...block }: InputBlock, people: readonly PersonView[]): Field {
  const { initial_option: chosen, initial_options: several = [], initial_users: persons = [] } = element
  const first = chosen?.value ?? element.initial_user ?? element.initial_time
  const isPerson = element.type === 'users_select' || element.type === 'multi_users_select'
  const options = element.options ?? (chosen === undefined ? [] : [chosen])
  return {
    kind: element.multiline === true ? 'lines' : kinds[element.type],
    name: block_id,
    label: label.text,
    hint: block.hint?.text,
    initial: first === undefined ? [...several.map(({ value }) => value), ...persons] : [first],
    options: isPerson ? toOptions(people) : options.map(({ text, value }) => ({ label: text.text, value })),
    nothing: isPerson ? 'Nobody' : null,
    placeholder: element.placeholder?.text,
    longest: element.max_length,
    isOptional: block.optional === true,
    isToldAtOnce: block.dispatch_action === true,
  }
}
