import { elementsOf, type Placed } from './elements.ts'
import { isJson, type Json } from './json.ts'

/** What stands in the inputs of a view, by block_id and then by action_id. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, Json>>>>

/** What a person puts into an input: a text, the `value` of an option or of several, or null for nothing. */
export type Entry = string | readonly string[] | null

/** What an element remembers, after https://docs.slack.dev/reference/block-kit/block-elements. */
interface Memory {
  readonly takes: 'text' | 'texts' | 'option' | 'options'
  /** The property of `view.state.values` that holds it, and the element's own one with which it begins. */
  readonly field: string
  readonly initial: string
  /** True for what Slack itself lets people enter. */
  readonly takesText?: (text: string) => boolean
}

const OPTION: Memory = { takes: 'option', field: 'selected_option', initial: 'initial_option' }
const OPTIONS: Memory = { takes: 'options', field: 'selected_options', initial: 'initial_options' }

const MEMORIES: Readonly<Record<string, Memory>> = {
  plain_text_input: text('value', 'initial_value'),
  datepicker: text('selected_date', 'initial_date', isDate),
  timepicker: text('selected_time', 'initial_time', matches(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)),
  conversations_select: text('selected_conversation', 'initial_conversation', matches(/^[CDG]/u)),
  channels_select: text('selected_channel', 'initial_channel', matches(/^C/u)),
  multi_users_select: {
    ...text('selected_users', 'initial_users', matches(/^[UW]/u)),
    takes: 'texts',
  },
  users_select: text('selected_user', 'initial_user', matches(/^[UW]/u)),
  static_select: OPTION,
  external_select: OPTION,
  radio_buttons: OPTION,
  checkboxes: OPTIONS,
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
}

/**
 * What stands in the inputs of a new view. Where the view before had the same ids, Slack keeps what was entered and
 * ignores what the new view would begin with: https://github.com/slackapi/bolt-js/issues/290.
 */
export function initialState(blocks: readonly Json[], before: StateValues): StateValues {
  const placed = elementsOf(blocks).filter(({ element }) => isStateful(element))
  return placed.reduce<StateValues>((state, one) => {
    const kept = before[one.blockId]?.[one.actionId]
    const isKept = kept !== undefined && kept.type === one.element.type
    return withEntry(state, one, isKept ? keep(one.element, kept) : begin(one.element))
  }, {})
}

/**
 * The state after a person entered something. Throws where Slack would not let them: an option that was not among
 * those of the element or `offered`, a text that is too long, or an element that remembers nothing.
 */
export function enter(
  state: StateValues,
  placed: Placed,
  entry: Entry,
  offered: readonly Json[],
): StateValues {
  const { element, actionId } = placed
  const memory = memoryOf(element)
  if (memory === null) throw new Error(`${actionId}, a ${element.type}, cannot be filled in by this server`)
  const choices = [...optionsOf(element), ...initialOptionsOf(element), ...offered]
  return withEntry(state, placed, remember(element, memory, read(memory, placed, entry, choices)))
}

/** True where nothing was entered into an element, or where it remembers nothing. */
export function isBlank({ element, blockId, actionId }: Placed, state: StateValues): boolean {
  const memory = memoryOf(element)
  const value = memory === null ? null : state[blockId]?.[actionId]?.[memory.field]
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** True for an element of which `view.state.values` tells. */
export function isStateful(element: Json): boolean {
  return memoryOf(element) !== null
}

/** The options that stand in the element itself, in groups or not. */
export function optionsOf(element: Json): readonly Json[] {
  const groups: readonly unknown[] = Array.isArray(element.option_groups) ? element.option_groups : []
  return [element, ...groups].filter(isJson).flatMap(({ options }) => (Array.isArray(options) ? options : []))
}

/** The options that are selected when the element first shows. */
export function initialOptionsOf({
  initial_option: one = [],
  initial_options: several = [],
}: Json): readonly Json[] {
  return [one, several].flat().filter(isJson)
}

/** What is wrong with the text with which an element begins, and null where nothing is. */
export function initialTextProblem(element: Json): string | null {
  const memory = memoryOf(element)
  if (memory?.takes !== 'text') return null
  const { [memory.initial]: value = null } = element
  if (value === null || (typeof value === 'string' && memory.takesText?.(value) !== false)) return null
  return `${memory.initial} ${JSON.stringify(value)} is nothing that a ${element.type} takes`
}

function text(field: string, initial: string, takesText?: (text: string) => boolean): Memory {
  return { takes: 'text', field, initial, ...(takesText === undefined ? {} : { takesText }) }
}

function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

/** True for a day that the calendar has, as `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function memoryOf({ type }: Json): Memory | null {
  return (typeof type === 'string' ? MEMORIES[type] : undefined) ?? null
}

function withEntry(state: StateValues, { blockId, actionId }: Placed, value: Json): StateValues {
  return { ...state, [blockId]: { ...state[blockId], [actionId]: value } }
}

function begin(element: Json): Json {
  const memory = memoryOf(element)
  if (memory === null) return {}
  const nothing = memory.takes === 'options' || memory.takes === 'texts' ? [] : null
  return remember(element, memory, element[memory.initial] ?? nothing)
}

function keep(element: Json, before: Json): Json {
  const memory = memoryOf(element)
  return memory === null ? before : remember(element, memory, before[memory.field])
}

/** The zone of a timepicker "is also passed to the app upon certain interactions, such as view_submission". */
function remember(element: Json, memory: Memory, value: unknown): Json {
  const { type, timezone } = element
  return { type, [memory.field]: value, ...(timezone === undefined ? {} : { timezone }) }
}

function read(memory: Memory, placed: Placed, entry: Entry, choices: readonly Json[]): unknown {
  const { actionId } = placed
  switch (memory.takes) {
    case 'text':
      return readText(placed, entry, memory.takesText)
    case 'texts':
      return [entry ?? []].flat().map((one) => readText(placed, one, memory.takesText))
    case 'option':
      if (typeof entry === 'object' && entry !== null) throw new Error(`${actionId} takes one option`)
      return entry === null ? null : choose(actionId, entry, choices)
    case 'options':
      return [entry ?? []].flat().map((value) => choose(actionId, value, choices))
  }
}

function readText({ actionId, element }: Placed, entry: Entry, takesText = matches(/./su)): string | null {
  if (entry === null || entry === '') return null
  const { min_length: min = 0, max_length: max = 3000 } = element
  if (typeof entry !== 'string' || !takesText(entry)) {
    throw new Error(`${actionId}, a ${element.type}, does not take ${JSON.stringify(entry)}`)
  }
  if (entry.length < Number(min) || entry.length > Number(max)) {
    throw new Error(`${actionId} takes ${min} to ${max} characters, not ${entry.length}`)
  }
  return entry
}

function choose(actionId: string, value: string, choices: readonly Json[]): Json {
  const found = choices.find((option) => option.value === value)
  if (found !== undefined) return found
  const values = choices.map((option) => option.value).join(', ')
  throw new Error(`${actionId} does not offer ${value}, only ${values === '' ? 'nothing' : values}`)
}
