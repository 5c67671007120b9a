import { InteractionResponseType } from 'discord.js'
import { isJson, type Json, objectsIn } from './json.ts'
import type { Upload } from './read-body.ts'
import { checkSpec, type SpecName } from './spec.ts'
import { checkChoices, checkCommand, checkCommands } from './validate-command.ts'
import { checkMessage, type Existing } from './validate-message.ts'
import { checkModal } from './validate-modal.ts'

/** What a route expects in its body; the name of a schema, or one of the two that need several. */
export type BodyKind =
  | 'message create'
  | 'message edit'
  | 'webhook create'
  | 'webhook edit'
  | 'command create'
  | 'command edit'
  | 'direct channel'
  | 'callback'
  | 'commands'

export interface BodyContext {
  /** The message that the body edits, or null. */
  readonly existing?: Existing | null
  /** The files that came along in a multipart request; none unless given. */
  readonly files?: readonly Upload[]
}

/** Everything wrong with an outgoing body; null as a kind means that no schema is known for it, which is wrong too. */
export function validateBody(
  kind: BodyKind | null,
  sent: unknown,
  context: BodyContext = {},
): readonly string[] {
  if (kind === null) return sent === undefined ? [] : ['no schema is known for this body']
  const body = normalise(sent)
  const { files = [] } = context
  if (files.length > 0 && !takesFiles(kind, body)) return ['no files can come along here']
  if (kind === 'commands') return validateCommands(body)
  if (!isJson(body)) return ['the body must be a JSON object']
  switch (kind) {
    case 'callback':
      return validateCallback(body, context)
    case 'command create':
    case 'command edit':
      return [...checkSpec(kind, body), ...checkCommand(body)]
    case 'direct channel':
      return checkSpec(kind, body)
    case 'message create':
    case 'message edit':
    case 'webhook create':
    case 'webhook edit':
      return [...checkSpec(kind, body), ...checkMessage(body, context.existing ?? null, context.files)]
  }
}

/** Messages do, and answers that are messages. */
function takesFiles(kind: BodyKind, body: unknown): boolean {
  const isAnswer =
    isJson(body) &&
    (body.type === InteractionResponseType.ChannelMessageWithSource ||
      body.type === InteractionResponseType.UpdateMessage)
  return kind === 'callback' ? isAnswer : kind.startsWith('message ') || kind.startsWith('webhook ')
}

function validateCommands(body: unknown): readonly string[] {
  if (!Array.isArray(body)) return ['the body must be a list of commands']
  return [
    ...body.flatMap((command) => checkSpec('command overwrite', command)),
    ...checkCommands(objectsIn(body)),
  ]
}

function validateCallback(body: Json, context: BodyContext): readonly string[] {
  const data = isJson(body.data) ? body.data : {}
  switch (body.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return [...checkSpec('callback message', body), ...checkMessage(data, null, context.files)]
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return checkSpec('callback message', body)
    case InteractionResponseType.DeferredMessageUpdate:
      return checkSpec('callback update', body)
    case InteractionResponseType.UpdateMessage:
      return [
        ...checkSpec('callback update', body),
        ...checkMessage(data, context.existing ?? null, context.files),
      ]
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return validateAutocomplete(body, data)
    case InteractionResponseType.Modal:
      return [...checkSpec('callback modal', body), ...checkModal(data)]
    default:
      return [`no schema is known for a callback of type ${body.type}`]
  }
}

/** The schema of the whole callback lets any data through (its union has `undefined`), so the data's own is used. */
function validateAutocomplete(body: Json, data: Json): readonly string[] {
  const first = objectsIn(data.choices)[0]?.value
  const name: SpecName =
    typeof first !== 'number'
      ? 'choices string'
      : Number.isInteger(first)
        ? 'choices integer'
        : 'choices number'
  const extra = Object.keys(body).filter((key) => key !== 'type' && key !== 'data')
  return [
    ...extra.map((key) => `/ must NOT have additional properties: ${key}`),
    ...checkSpec(name, data),
    ...checkChoices(data.choices),
  ]
}

/** discord.js writes a few things that Discord accepts and that its specification leaves out; they are set right here. */
function normalise(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(normalise)
  if (!isJson(body)) return body
  const rest: Record<string, unknown> = { ...body }
  for (const key of ['tts', 'enforce_nonce']) if (rest[key] === false) delete rest[key]
  // https://discord.com/developers/docs/interactions/application-commands#application-command-object lists nsfw, and
  // default_member_permissions as a string of digits; the specification has neither.
  if (typeof rest.nsfw === 'boolean') delete rest.nsfw
  const permissions = rest.default_member_permissions
  if (typeof permissions === 'string' && /^\d+$/u.test(permissions)) {
    rest.default_member_permissions = Number(permissions)
  }
  if (isJson(rest.data)) rest.data = normalise(rest.data)
  return rest
}
