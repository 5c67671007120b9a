import type { z } from 'zod'
import { apiWords } from '../api-words.ts'

const { invalid } = apiWords

/** What is wrong with what was sent to an endpoint, and what to send, in a sentence or two. */
export function explainIssue(issue: z.core.$ZodIssue | undefined): string {
  const name = issue?.path.join('.') ?? ''
  if (issue === undefined || name === '') return invalid.body
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? invalid.tooLong(name, Number(issue.maximum))
        : invalid.tooMuch(name, Number(issue.maximum))
    case 'too_small':
      return issue.origin === 'string' ? invalid.empty(name) : invalid.tooLittle(name, Number(issue.minimum))
    case 'invalid_value':
      return invalid.noneOf(name, issue.values.map(String))
    case 'invalid_type':
      return issue.expected === 'string' ? invalid.noText(name) : invalid.noNumber(name)
    default:
      return invalid.otherwise(name)
  }
}
