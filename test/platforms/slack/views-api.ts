import { checkArguments, type Methods, type Refuse } from './call.ts'
import { isJson, type Json } from './json.ts'
import type { Triggers } from './triggers.ts'
import type { Validator } from './validate.ts'
import type { View, Views } from './views.ts'

interface Surroundings {
  readonly views: Views
  readonly triggers: Triggers
  readonly validator: Validator
  readonly refuse: Refuse
}

type Outcome = View | { readonly error: string }

/** The methods that show views. A view that is wrong uses no `trigger_id` up. */
export function createViewsApi({ views, triggers, validator, refuse }: Surroundings): Methods {
  function show(
    method: string,
    type: 'modal' | 'home',
    args: Json,
    names: { readonly required: readonly string[]; readonly optional?: readonly string[] },
    apply: (view: Json) => Outcome,
  ): Json {
    const problems = [
      ...checkArguments(args, ['view', ...names.required], names.optional ?? []),
      ...validator.view(args.view),
    ]
    const { view } = args
    if (isJson(view) && view.type !== type) problems.push(`the view is not of type ${type}`)
    if (isJson(view) && view.external_id !== undefined) problems.push('this server knows no external_id')
    if (problems.length > 0 || !isJson(view)) return refuse(method, problems, 'invalid_blocks')
    const outcome = apply(view)
    return 'error' in outcome ? outcome : { view: outcome }
  }

  /** Shows a view to the person to whom the trigger belongs. */
  function exchange(method: string, args: Json, at: number, apply: (user: string) => Outcome): Outcome {
    const trigger = triggers.exchange(String(args.trigger_id), at)
    if ('user' in trigger) return apply(trigger.user)
    // Late or used twice can happen to any app; an id that Slack never gave is a fault of the bot's.
    if (trigger.error === 'invalid_trigger_id') refuse(method, ['trigger_id was never handed out'])
    return trigger
  }

  return {
    'views.open': (args, { method, at }) =>
      show(method, 'modal', args, { required: ['trigger_id'] }, (view) =>
        exchange(method, args, at, (user) => views.open(user, view)),
      ),
    'views.push': (args, { method, at }) =>
      show(method, 'modal', args, { required: ['trigger_id'] }, (view) =>
        exchange(method, args, at, (user) => views.push(user, view)),
      ),
    'views.update': (args, { method }) =>
      show(method, 'modal', args, { required: ['view_id'], optional: ['hash'] }, (view) =>
        views.update(String(args.view_id), view, hashOf(args)),
      ),
    'views.publish': (args, { method }) =>
      show(method, 'home', args, { required: ['user_id'], optional: ['hash'] }, (view) =>
        views.publish(String(args.user_id), view, hashOf(args)),
      ),
  }
}

function hashOf({ hash }: Json): string | null {
  return typeof hash === 'string' ? hash : null
}
