import { isJson, type Json, parseJson } from './json.ts'

/** One call of the bot to the Web API, as it came in. */
export interface Call {
  readonly method: string
  /** Arguments with their types restored from the form: blocks are arrays, flags booleans. */
  readonly args: Json
  readonly token: string
  /** When it came in, in milliseconds. */
  readonly at: number
}

/** Does what one method of the Web API does, and gives Slack's answer; a refusal is an `error`. */
type Method = (args: Json, call: Call) => Json

export type Methods = Readonly<Record<string, Method>>

/** Refuses a call for what is wrong with it, and notes each problem as a violation. */
export type Refuse = (method: string, problems: readonly string[], error?: string) => Json

/** `violate` notes what is wrong with a call. */
export function createRefuse(violate: (where: string, problems: readonly string[]) => void): Refuse {
  return (method, problems, error = 'invalid_arguments') => {
    violate(method, problems)
    return { error, response_metadata: { messages: problems } }
  }
}

/** What is wrong with the names of arguments; `token` and `team_id` stand in every call of Bolt's client. */
export function checkArguments(
  args: Json,
  required: readonly string[],
  optional: readonly string[],
): string[] {
  const known = ['token', 'team_id', ...required, ...optional]
  return [
    ...Object.keys(args)
      .filter((name) => !known.includes(name))
      .map((name) => `unknown argument ${name}`),
    ...required.filter((name) => !args[name]).map((name) => `missing argument ${name}`),
  ]
}

const STRUCTURED = new Set(['blocks', 'view', 'metadata', 'attachments', 'files', 'unfurls'])

/** Arguments from a request's body, JSON or a form in which structures are JSON and flags are words. */
export function decodeArguments(contentType: string, body: string): Json {
  if (contentType.includes('json')) {
    const parsed = parseJson(body)
    return isJson(parsed) ? parsed : {}
  }
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      // What is no JSON is left as it came, for the validator to refuse.
      if (STRUCTURED.has(name)) return [name, parseJson(value) ?? value]
      return [name, value === 'true' ? true : value === 'false' ? false : value]
    }),
  )
}
