import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { checkOptionsAck, checkViewAck } from './ack-rules.ts'
import { checkBlockRules, type Surface } from './block-rules.ts'
import type { Kind } from './delivery.ts'
import { isJson, type Json } from './json.ts'
import { checkMessageRules, type Door } from './message-rules.ts'
import { loadBlockSchema } from './schema.ts'

/** Checks what the bot sends. Each function returns what is wrong, one sentence per fault; empty means fit to send. */
export interface Validator {
  message(door: Door, message: Json): string[]
  view(view: unknown): string[]
  /** `body` is what came back for `payload`: a Socket Mode ack's payload or an HTTP answer's parsed body. */
  ack(kind: Kind, payload: Json, body: unknown): string[]
}

let shared: Promise<Validator> | undefined

/** The validator; the schemas are compiled once per process. */
export function loadValidator(): Promise<Validator> {
  shared ??= loadBlockSchema().then(createValidator)
  return shared
}

function createValidator(schema: Json): Validator {
  // Each block is checked a few times, which code that is quick to make suits better than code that is quick to run.
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true, code: { optimize: false } })
  ajv.addSchema(schema, 'slack')
  const compile = (type: string) => ajv.compile({ $ref: `slack#/definitions/${type}` })
  const block = compile('KnownBlock')
  const plainOption = compile('PlainTextOption')
  const views = { modal: compile('ModalView'), home: compile('HomeView') }

  function message(door: Door, sent: Json): string[] {
    return [...checkMessageRules(door, sent), ...blocks(sent.blocks)]
  }

  function blocks(sent: unknown): string[] {
    if (sent === undefined) return []
    if (!Array.isArray(sent)) return ['blocks is not an array [json-pointer:/blocks]']
    return [
      ...sent.flatMap((one, index) => errorsOf(block, one, `/blocks/${index}`)),
      ...checkBlockRules(sent, 'message', '/blocks'),
    ]
  }

  function view(sent: unknown): string[] {
    if (!isJson(sent) || (sent.type !== 'modal' && sent.type !== 'home')) {
      return ['a view is an object of type modal or home [json-pointer:/view]']
    }
    const inside: readonly unknown[] = Array.isArray(sent.blocks) ? sent.blocks : []
    return [
      ...errorsOf(views[sent.type], sent, '/view'),
      ...checkBlockRules(inside, sent.type, '/view/blocks'),
      ...checkSubmit(sent, inside, sent.type),
    ]
  }

  function ack(kind: Kind, payload: Json, body: unknown): string[] {
    if (payload.type === 'block_suggestion') {
      return checkOptionsAck(body, (option, pointer) => errorsOf(plainOption, option, pointer))
    }
    if (isEmpty(body) || payload.type === 'url_verification') return []
    if (kind === 'slash_commands') {
      if (typeof body === 'string') return message('ack', { text: body })
      return isJson(body) ? message('ack', body) : ['an ack is a text or a message']
    }
    if (payload.type === 'view_submission') return checkViewAck(payload, body, view)
    // https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
    return [`Slack ignores what an ack to ${payload.type ?? kind} carries`]
  }

  return { message, view, ack }
}

function isEmpty(body: unknown): boolean {
  return (
    body === undefined || body === null || body === '' || (isJson(body) && Object.keys(body).length === 0)
  )
}

/** https://docs.slack.dev/reference/views/modal-views: `submit` is required when there is an input block. */
function checkSubmit(view: Json, blocks: readonly unknown[], surface: Surface): string[] {
  const hasInput = blocks.some((block) => isJson(block) && block.type === 'input')
  return surface === 'modal' && hasInput && view.submit === undefined
    ? ['a modal with an input needs submit [json-pointer:/view]']
    : []
}

function errorsOf(validate: ValidateFunction, value: unknown, pointer: string): string[] {
  if (validate(value)) return []
  const problems = (validate.errors ?? [])
    // `if` only repeats that one of the errors beside it happened.
    .filter((error) => error.keyword !== 'if')
    .map((error) => `${describe(error)} [json-pointer:${pointer}${error.instancePath}]`)
  return [...new Set(problems)]
}

function describe(error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return `unknown property ${error.params.additionalProperty}`
    case 'enum':
      return `${JSON.stringify(error.data)} is not one of ${error.params.allowedValues.join(', ')}`
    default:
      return error.message ?? error.keyword
  }
}
