import { ButtonStyle, ComponentType } from 'discord.js'
import { rangeOf } from './components.ts'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'

/** The rules of all the components of one message or modal, nested ones included. */
export function checkComponents(components: readonly Json[]): readonly string[] {
  return [...checkCustomIds(components), ...checkIds(components), ...components.flatMap(checkComponent)]
}

function checkCustomIds(components: readonly Json[]): readonly string[] {
  // https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
  // "multiple components on the same message must not share the same custom_id"; 1 to 100 characters.
  const seen = new Set<unknown>()
  return components.flatMap(({ custom_id: id }) => {
    if (typeof id !== 'string') return []
    const problems = seen.has(id) ? [`custom_id is used twice: ${id}`] : []
    seen.add(id)
    if (id.length < 1 || id.length > 100) problems.push('custom_id must be 1 to 100 characters')
    return problems
  })
}

/**
 * https://discord.com/developers/docs/components/reference#anatomy-of-a-component: "must be unique within the message";
 * 0 and null are as good as none. That it has 31 bits is in the specification.
 */
function checkIds(components: readonly Json[]): readonly string[] {
  const given = components.map(({ id }) => numberIn(id)).filter((id) => id !== 0)
  return given
    .filter((id, index) => given.indexOf(id) < index)
    .map((id) => `the id of a component is used twice: ${id}`)
}

function checkComponent(component: Json): readonly string[] {
  switch (component.type) {
    case ComponentType.ActionRow:
      return checkRow(component)
    case ComponentType.Button:
      return checkButton(component)
    case ComponentType.StringSelect:
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return [...checkRange(component), ...checkChoosable(component)]
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return [...checkRange(component), ...checkDefaults(component)]
    case ComponentType.FileUpload:
      return checkRange(component)
    default:
      return []
  }
}

/** https://discord.com/developers/docs/components/reference#action-row: up to 5 buttons, or one select. */
function checkRow(row: Json): readonly string[] {
  const children = objectsIn(row.components)
  const buttons = children.filter(({ type }) => type === ComponentType.Button)
  if (buttons.length > 5) return ['an action row has at most 5 buttons']
  if (buttons.length < children.length && children.length > 1) return ['a select fills its action row']
  return []
}

/** https://discord.com/developers/docs/components/reference#button: label of 80, and what each style requires. */
function checkButton(button: Json): readonly string[] {
  const problems: string[] = []
  if (textIn(button.label).length > 80) problems.push('a button label must be 80 or fewer in length')
  if (button.style === ButtonStyle.Premium) return problems
  if (textIn(button.label) === '' && !isJson(button.emoji))
    problems.push('a button needs a label or an emoji')
  const isLink = button.style === ButtonStyle.Link
  if (isLink !== (typeof button.url === 'string')) problems.push('a link button, and no other, has a url')
  if (isLink === (typeof button.custom_id === 'string'))
    problems.push('every button but a link has a custom_id')
  return problems
}

/** https://discord.com/developers/docs/components/reference#string-select */
function checkRange(component: Json): readonly string[] {
  const { least, most } = rangeOf(component)
  return least > most ? ['min_values must not be more than max_values'] : []
}

/**
 * https://discord.com/developers/docs/components/reference#user-select: "number of default values must be in the range
 * defined by min_values and max_values".
 */
function checkDefaults(component: Json): readonly string[] {
  const given = objectsIn(component.default_values).map(({ type, id }) => `${textIn(type)} ${textIn(id)}`)
  const { least, most } = rangeOf(component)
  const problems = given
    .filter((each, index) => given.indexOf(each) < index)
    .map((each) => `a default value is given twice: ${each}`)
  if (given.length > most) problems.push('more are chosen by default than may be')
  if (given.length > 0 && given.length < least) problems.push('fewer are chosen by default than must be')
  return problems
}

/** What can be chosen; Discord's own error is SELECT_COMPONENT_OPTION_VALUE_DUPLICATED. */
function checkChoosable(component: Json): readonly string[] {
  const list = objectsIn(component.options)
  const { least, most } = rangeOf(component)
  const values = list.map(({ value }) => value)
  const problems = values
    .filter((value, index) => values.indexOf(value) < index)
    .map((value) => `the value of an option is used twice: ${String(value)}`)
  if (least > list.length) problems.push('min_values is more than there are options')
  if (list.filter((each) => each.default === true).length > most)
    problems.push('more options are chosen by default than may be')
  return problems
}
