import { isJson, type Json } from './json.ts'

/** Checks a value that stands at a JSON pointer; one sentence per fault. */
export type Check = (value: unknown, pointer: string) => string[]

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload: "a maximum of 100 options or option groups". */
const MAX_OPTIONS = 100
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
const MAX_LABEL = 75

/**
 * What is wrong with the answer to a submitted view, which is not empty:
 * https://docs.slack.dev/surfaces/modals#response_actions. `checkView` checks a view for a modal.
 */
export function checkViewAck(payload: Json, body: unknown, checkView: (view: unknown) => string[]): string[] {
  if (!isJson(body)) return ['an ack of view_submission is an object']
  switch (body.response_action) {
    case 'errors':
      return [...checkNames(body, 'errors'), ...checkErrors(payload.view, body.errors)]
    case 'update':
    case 'push':
      return [...checkNames(body, 'view'), ...checkModal(body.view), ...checkView(body.view)]
    case 'clear':
      return checkNames(body)
    default:
      return [`unknown response_action ${body.response_action}`]
  }
}

/** What is wrong with the options for a select: an empty list is fit, but there has to be one. */
export function checkOptionsAck(body: unknown, checkOption: Check): string[] {
  if (!isJson(body)) return ['an ack of block_suggestion carries options']
  const { options, option_groups: groups, ...others } = body
  const problems = Object.keys(others).map((name) => `unknown property ${name}`)
  if ((options === undefined) === (groups === undefined)) {
    return [...problems, 'an ack of block_suggestion carries options or option_groups']
  }
  if (groups === undefined) return [...problems, ...checkOptions(options, '/options', checkOption)]
  return [
    ...problems,
    ...checkList(groups, '/option_groups', (group, at) => checkGroup(group, at, checkOption)),
  ]
}

/** The options of a checked answer, out of their groups. */
export function optionsOfAck(body: unknown): readonly Json[] {
  if (!isJson(body)) return []
  const groups: readonly unknown[] = Array.isArray(body.option_groups) ? body.option_groups : []
  return [body, ...groups].flatMap((holder) =>
    isJson(holder) && Array.isArray(holder.options) ? holder.options : [],
  )
}

function checkNames(body: Json, ...names: readonly string[]): string[] {
  return Object.keys(body)
    .filter((name) => name !== 'response_action' && !names.includes(name))
    .map((name) => `unknown property ${name}`)
}

/** Slack shows errors beside inputs alone; of any other block_id it makes "We had some trouble connecting". */
function checkErrors(view: unknown, errors: unknown): string[] {
  if (!isJson(errors) || Object.keys(errors).length === 0) return ['errors is not an object with a block_id']
  const blocks: readonly unknown[] = isJson(view) && Array.isArray(view.blocks) ? view.blocks : []
  const inputs = blocks.flatMap((block) => (isJson(block) && block.type === 'input' ? [block.block_id] : []))
  return Object.entries(errors).flatMap(([blockId, text]) => [
    ...(inputs.includes(blockId) ? [] : [`the view has no input block ${blockId}`]),
    ...(typeof text === 'string' && text !== '' ? [] : [`the error of ${blockId} is not a text`]),
  ])
}

function checkModal(view: unknown): string[] {
  return isJson(view) && view.type === 'home' ? ['the view is not of type modal'] : []
}

function checkGroup(group: unknown, pointer: string, checkOption: Check): string[] {
  if (!isJson(group)) return [`a group is an object [json-pointer:${pointer}]`]
  const { label, options, ...others } = group
  const text = isJson(label) && label.type === 'plain_text' ? label.text : null
  const isFit = typeof text === 'string' && text.length >= 1 && text.length <= MAX_LABEL
  return [
    ...Object.keys(others).map((name) => `unknown property ${name} [json-pointer:${pointer}]`),
    ...(isFit
      ? []
      : [`label is a plain text of 1 to ${MAX_LABEL} characters [json-pointer:${pointer}/label]`]),
    ...checkOptions(options, `${pointer}/options`, checkOption),
  ]
}

function checkOptions(options: unknown, pointer: string, checkOption: Check): string[] {
  return checkList(options, pointer, (option, at) => [
    ...checkOption(option, at),
    // Slack's types leave `value` out for the links of overflow menus alone.
    ...(isJson(option) && typeof option.value === 'string' && option.value !== ''
      ? []
      : [`an option needs a value [json-pointer:${at}]`]),
  ])
}

function checkList(list: unknown, pointer: string, check: Check): string[] {
  if (!Array.isArray(list)) return [`not a list [json-pointer:${pointer}]`]
  const tooMany = list.length > MAX_OPTIONS
  return [
    ...(tooMany ? [`no more than ${MAX_OPTIONS} items allowed [json-pointer:${pointer}]`] : []),
    ...list.flatMap((item, index) => check(item, `${pointer}/${index}`)),
  ]
}
