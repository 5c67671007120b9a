import { initialTextProblem } from './input-state.ts'
import type { Json } from './json.ts'
import { isZone } from './zone.ts'

/**
 * What is wrong with an element that takes a text, a date, a time, a person or a channel, by the rules that Slack's types
 * state in words alone: https://docs.slack.dev/reference/block-kit/block-elements/time-picker-element.
 */
export function checkPicker(element: Json): string[] {
  const { type, timezone, initial_value: value, min_length: min = 0, max_length: max = 3000 } = element
  const problem = initialTextProblem(element)
  const problems = problem === null ? [] : [problem]
  if (type === 'timepicker' && timezone !== undefined && !isZone(timezone)) {
    problems.push(`there is no time zone ${timezone}`)
  }
  if (type !== 'plain_text_input') return problems
  if (Number(min) > Number(max)) problems.push('min_length is above max_length')
  if (typeof value === 'string' && value.length > Number(max)) {
    problems.push(`initial_value has more than ${max} characters`)
  }
  return problems
}
