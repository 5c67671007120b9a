import { ComponentType, TextInputStyle } from 'discord.js'
import { allComponents, rangeOf, withIds } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import { findUser, type User } from './world.ts'

/** What a person enters or chooses: text, values, or people, who are some of `users`. */
type ModalInput = string | readonly string[] | User | readonly User[]

/** What a person enters, by custom_id. */
export type ModalInputs = Readonly<Record<string, ModalInput>>

/**
 * The data of the submission of a modal that the bot showed. What is not given stays as the modal prefilled it. Throws
 * where Discord would not let a person submit it.
 */
export function fillModal(modal: Json, inputs: ModalInputs): Json {
  const components = withIds(objectsIn(modal.components))
  const known = allComponents(components).map((component) => component.custom_id)
  const unknown = Object.keys(inputs).find((id) => !known.includes(id))
  if (unknown !== undefined) throw new Error(`The modal has no input ${unknown}`)
  return {
    custom_id: modal.custom_id,
    components: components.map(({ type, id, component }) => ({
      type,
      id,
      ...(isJson(component) ? { component: answered(component, inputs) } : {}),
    })),
  }
}

/** The same data, without a modal to look at: a list is what was chosen in a select (of people, if it has any). */
export function assumeModal(customId: string, inputs: ModalInputs): Json {
  const components = Object.entries(inputs).map(([id, given], index) => ({
    type: ComponentType.Label,
    id: 2 * index + 1,
    component: {
      id: 2 * index + 2,
      custom_id: id,
      ...assumed(given),
    },
  }))
  return { custom_id: customId, components }
}

function assumed(given: ModalInput): Json {
  if (typeof given === 'string') return { type: ComponentType.TextInput, value: given }
  const values = valuesOf(given)
  const isOfPeople = !Array.isArray(given) || given.some((each) => typeof each === 'object')
  return { type: isOfPeople ? ComponentType.UserSelect : ComponentType.StringSelect, values }
}

/** What is chosen, as the wire has it: people by their ids. */
function valuesOf(given: ModalInput): readonly string[] {
  const list: readonly (string | User)[] = typeof given === 'string' || 'id' in given ? [given] : given
  return list.map((each) => (typeof each === 'string' ? each : each.id))
}

function answered(input: Json, inputs: ModalInputs): Json {
  const name = textIn(input.custom_id)
  const given = inputs[name]
  const about = { type: input.type, id: input.id, custom_id: name }
  switch (input.type) {
    case ComponentType.TextInput:
      return { ...about, value: entered(input, given ?? textIn(input.value)) }
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
      return { ...about, values: chosen(input, given) }
    case ComponentType.UserSelect:
      return { ...about, values: chosenPeople(input, given) }
    case ComponentType.RadioGroup:
      return { ...about, value: chosen(input, given)[0] ?? null }
    default:
      if (given !== undefined || input.required !== false)
        throw new Error(`The loopback Discord cannot fill in ${name}, which is of type ${String(input.type)}`)
      return { ...about, values: [] }
  }
}

/** https://discord.com/developers/docs/components/reference#text-input */
function entered(input: Json, given: ModalInput): string {
  const name = textIn(input.custom_id)
  if (typeof given !== 'string') throw new Error(`${name} takes text`)
  if (given === '' && input.required !== false) throw new Error(`${name} must be filled in`)
  const least = numberIn(input.min_length)
  const most = typeof input.max_length === 'number' ? input.max_length : 4000
  if (given !== '' && (given.length < least || given.length > most))
    throw new Error(`${name} takes ${least} to ${most} characters`)
  if (input.style === TextInputStyle.Short && given.includes('\n')) throw new Error(`${name} has one line`)
  return given
}

/** https://discord.com/developers/docs/components/reference#string-select */
function chosen(input: Json, given: ModalInput | undefined): readonly string[] {
  const name = textIn(input.custom_id)
  const options = objectsIn(input.options)
  const defaults = options.filter((option) => option.default === true).map(({ value }) => textIn(value))
  const values = given === undefined ? defaults : valuesOf(given)
  const stranger = values.find((value) => !options.some((option) => option.value === value))
  if (stranger !== undefined) throw new Error(`${name} does not offer ${stranger}`)
  return checkNumber(input, values)
}

/** https://discord.com/developers/docs/components/reference#user-select: anybody can be chosen there. */
function chosenPeople(input: Json, given: ModalInput | undefined): readonly string[] {
  const defaults = objectsIn(input.default_values).map(({ id }) => textIn(id))
  const values = given === undefined ? defaults : valuesOf(given)
  const stranger = values.find((id) => findUser(id) === null)
  if (stranger !== undefined) throw new Error(`${textIn(input.custom_id)} takes people, not ${stranger}`)
  return checkNumber(input, values)
}

function checkNumber(input: Json, values: readonly string[]): readonly string[] {
  const name = textIn(input.custom_id)
  if (new Set(values).size < values.length) throw new Error(`${name} offers each option once`)
  const { least, most } = rangeOf(input)
  if (values.length === 0 && input.required === false) return values
  if (values.length < least || values.length > most)
    throw new Error(`${name} takes ${least} to ${most} options`)
  return values
}
