import { isJson } from './json.ts'

/**
 * A rule of this project: Slack answers `metadata_too_large` beyond a size that it does not publish, and metadata here
 * only has to carry ids.
 */
const MAX_BYTES = 8_000

/** A name with anything else, such as a dot, is accepted and lost: https://github.com/slackapi/bolt-python/issues/863. */
const NAME = /^[a-z][a-z0-9_]*$/u

/**
 * What is wrong with a message's metadata (https://docs.slack.dev/messaging/message-metadata and its design guidelines:
 * names in snake_case). Slack's types allow objects inside the payload; this project keeps it flat.
 */
export function checkMetadata(metadata: unknown): string[] {
  if (metadata === undefined) return []
  if (!isJson(metadata)) return ['metadata is not an object']
  const { event_type: type, event_payload: payload, ...others } = metadata
  const problems = Object.keys(others).map((name) => `metadata has an unknown property ${name}`)
  if (typeof type !== 'string' || !NAME.test(type))
    problems.push('metadata needs an event_type in snake_case')
  if (!isJson(payload)) return [...problems, 'metadata needs an event_payload that is an object']
  for (const [name, value] of Object.entries(payload)) {
    if (!NAME.test(name)) problems.push(`event_payload has ${name}, which is not in snake_case`)
    if (!isPlain(value)) problems.push(`event_payload.${name} is not a text, number or boolean`)
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata))
  if (bytes > MAX_BYTES) problems.push(`metadata has ${bytes} bytes, ${MAX_BYTES} at most`)
  return problems
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
