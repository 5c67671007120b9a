import { ComponentType } from 'discord.js'
import { allComponents } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'
import { checkComponents } from './validate-components.ts'

/**
 * The rules of a modal that the specification's schemas do not express; lengths of titles, labels, placeholders and
 * options are in the specification.
 */
export function checkModal(modal: Json): readonly string[] {
  const top = objectsIn(modal.components)
  return [
    // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
    ...(top.length > 5 ? ['a modal has at most 5 components'] : []),
    ...checkComponents(allComponents(top)),
    ...top.flatMap(checkTop),
  ]
}

function checkTop(component: Json): readonly string[] {
  if (component.type === ComponentType.TextDisplay) return []
  // https://discord.com/developers/docs/components/reference#action-row: "Action Row with Text Inputs in modals are now
  // deprecated"; Discord still lets them pass.
  if (component.type !== ComponentType.Label) return ['an input of a modal stands in a label']
  return isJson(component.component) ? checkInput(component.component) : []
}

function checkInput(input: Json): readonly string[] {
  const problems: string[] = []
  const id = textIn(input.custom_id)
  // https://discord.com/developers/docs/components/reference#string-select: "min_values must be either omitted or at
  // least 1 if required is omitted or true", and "using disabled in a modal will result in an error".
  if (input.min_values === 0 && input.required !== false)
    problems.push(`${id}: min_values may be 0 only where the input is not required`)
  if (input.disabled === true) problems.push(`${id}: an input of a modal cannot be disabled`)
  return input.type === ComponentType.TextInput ? [...problems, ...checkText(input)] : problems
}

/** https://discord.com/developers/docs/components/reference#text-input; its bounds default to 0 and 4000. */
function checkText(input: Json): readonly string[] {
  const id = textIn(input.custom_id)
  const least = numberIn(input.min_length)
  const most = typeof input.max_length === 'number' ? input.max_length : 4000
  const { length } = textIn(input.value)
  if (least > most) return [`${id}: min_length must not be more than max_length`]
  const isFitting = length === 0 || (length >= least && length <= most)
  return isFitting ? [] : [`${id}: the value it begins with must have ${least} to ${most} characters`]
}
