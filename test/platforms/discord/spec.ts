import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import * as spec from 'discord-api-spec/zod'
import * as z from 'zod'

const schemas = {
  'message create': spec.MessageCreateRequestSchema,
  'message edit': spec.MessageEditRequestPartialSchema,
  'webhook create': spec.IncomingWebhookRequestPartialSchema,
  'webhook edit': spec.IncomingWebhookUpdateRequestPartialSchema,
  'callback message': spec.CreateMessageInteractionCallbackRequestSchema,
  'callback update': spec.UpdateMessageInteractionCallbackRequestSchema,
  'callback modal': spec.ModalInteractionCallbackRequestSchema,
  'choices integer': spec.InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema,
  'choices number': spec.InteractionApplicationCommandAutocompleteCallbackNumberDataSchema,
  'choices string': spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
  'command create': spec.ApplicationCommandCreateRequestSchema,
  'command edit': spec.ApplicationCommandPatchRequestPartialSchema,
  'command overwrite': spec.ApplicationCommandUpdateRequestSchema,
  'direct channel': spec.CreatePrivateChannelRequestSchema,
} as const

export type SpecName = keyof typeof schemas

// Each body is checked a few times, which code that is quick to make suits better than code that is quick to run.
const ajv = new Ajv2020({ allErrors: true, strict: false, code: { optimize: false } })
// The specification only says "uri"; ajv-formats would refuse addresses with letters outside ASCII.
ajv.addFormat('uri', { type: 'string', validate: (text) => URL.canParse(text) })
ajv.addFormat('date-time', { type: 'string', validate: (text) => !Number.isNaN(Date.parse(text)) })

const compiled = new Map<SpecName, ValidateFunction>()

/**
 * What Discord's own OpenAPI specification (by way of the npm package discord-api-spec) has against a body, deepest
 * first, at most ten lines; properties it does not list are errors.
 */
export function checkSpec(name: SpecName, body: unknown): readonly string[] {
  const validate = compiled.get(name) ?? compile(name)
  if (validate(body)) return []
  return summarise(validate.errors ?? [])
}

function compile(name: SpecName): ValidateFunction {
  if (ajv.getSchema('discord') === undefined) ajv.addSchema(wholeSchema(), 'discord')
  const validate = ajv.compile({ $ref: `discord#/properties/${encodeURIComponent(name)}` })
  compiled.set(name, validate)
  return validate
}

/** One schema of all bodies, since what they have in common (embeds, components) is compiled once so, and is most of each. */
function wholeSchema(): AnySchemaObject {
  return z.toJSONSchema(z.object(schemas), { io: 'output', unrepresentable: 'any', reused: 'ref' })
}

/** A union fails once for each of its branches, so the deepest errors are the ones that say what is wrong. */
function summarise(errors: readonly ErrorObject[]): readonly string[] {
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length
  const lines = errors
    .filter((error) => error.keyword !== 'const' && error.keyword !== 'anyOf')
    .toSorted((a, b) => depth(b) - depth(a))
    .map((error) => {
      const unknown: unknown = error.params.additionalProperty
      return `${error.instancePath || '/'} ${error.message}${typeof unknown === 'string' ? `: ${unknown}` : ''}`
    })
  const distinct = [...new Set(lines)].slice(0, 10)
  return distinct.length > 0 ? distinct : ['matches no variant that the specification knows']
}
