import { optionsOfAck } from './ack-rules.ts'
import type { Kind } from './delivery.ts'
import { isJson, type Json } from './json.ts'
import { type Origin, respond } from './response-url.ts'
import type { Validator } from './validate.ts'
import type { Workspace } from './workspace.ts'

interface Surroundings {
  readonly workspace: Workspace
  readonly validator: Validator
  readonly violate: (where: string, problems: readonly string[]) => void
  /** Whose interaction a response_url belongs to. */
  readonly originOf: (url: unknown) => Origin | undefined
}

/** What to do with the ack of a payload, an HTTP answer's body or what came back over Socket Mode. */
export type AckReceiver = (kind: Kind, payload: Json, body: unknown) => void

/** Notes what is wrong with an ack; one that is right does what it asks for. */
export function createAckReceiver({ workspace, validator, violate, originOf }: Surroundings): AckReceiver {
  const { model, views } = workspace

  function answerCommand(payload: Json, body: unknown): void {
    const origin = originOf(payload.response_url)
    const message = typeof body === 'string' ? { text: body } : body
    if (origin === undefined || !isJson(message) || message.text === undefined || message.text === '') return
    respond(model, origin, message, 'ack')
  }

  /** By the view's own id: by now the bot may have opened another. */
  function answerSubmission(user: string, sent: Json, body: unknown): void {
    const id = String(sent.id)
    const { response_action: action, view, errors } = isJson(body) ? body : {}
    if (action === undefined) views.close(id)
    if (action === 'clear') views.clear(id)
    if (action === 'errors' && isJson(errors)) views.showErrors(id, textsOf(errors))
    if (!isJson(view)) return
    const outcome = action === 'push' ? views.push(user, view) : views.update(id, view, String(sent.hash))
    // Over HTTP an ack can be read after the call that the bot made after it: the view is newer then.
    if ('error' in outcome && outcome.error !== 'hash_conflict') {
      violate('ack of view_submission', [outcome.error])
    }
  }

  return (kind, payload, body) => {
    const problems = validator.ack(kind, payload, body)
    violate(`ack of ${payload.command ?? payload.type ?? kind}`, problems)
    if (problems.length > 0) return
    if (kind === 'slash_commands') answerCommand(payload, body)
    const { view, user, action_id: actionId } = payload
    if (!isJson(view) || !isJson(user)) return
    if (payload.type === 'view_submission') answerSubmission(String(user.id), view, body)
    if (payload.type === 'block_suggestion')
      views.offer(String(view.id), String(actionId), optionsOfAck(body))
  }
}

function textsOf(errors: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)]))
}
