import { isDeepStrictEqual } from 'node:util'
import { initialOptionsOf, optionsOf } from './input-state.ts'
import type { Json } from './json.ts'

const STATIC = new Set<unknown>(['static_select', 'multi_static_select'])
const CHOICES = new Set<unknown>([...STATIC, 'radio_buttons', 'checkboxes'])

/**
 * What is wrong with an element that offers options of its own, by the rules that Slack's types state in words alone:
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select.
 */
export function checkChoices(element: Json): string[] {
  if (!CHOICES.has(element.type)) return []
  const problems: string[] = []
  if (STATIC.has(element.type) && (element.options === undefined) === (element.option_groups === undefined)) {
    problems.push('a select has either options or option_groups')
  }
  const options = optionsOf(element)
  if (options.length === 0) problems.push('no fewer than 1 option allowed')
  for (const option of options) {
    if (typeof option.value !== 'string' || option.value === '') problems.push('an option needs a value')
  }
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    problems.push('two options have the same value')
  }
  if (initialOptionsOf(element).some((one) => !options.some((option) => isDeepStrictEqual(one, option)))) {
    problems.push('what is selected at first is not exactly one of the options')
  }
  return problems
}
