import { type Call, checkArguments, createRefuse, type Methods } from './call.ts'
import { createChatApi } from './chat-api.ts'
import { createConversationsApi } from './conversations-api.ts'
import type { Reply } from './faults.ts'
import { credentials, ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Validator } from './validate.ts'
import { createViewsApi } from './views-api.ts'
import type { Workspace } from './workspace.ts'

interface Surroundings {
  readonly workspace: Workspace
  readonly validator: Validator
  /** Notes what is wrong with a call. */
  readonly violate: (where: string, problems: readonly string[]) => void
  /** A new address for Socket Mode, good for one connection. */
  readonly openLink: () => string
}

/** The Web API: what a call does to the workspace, and Slack's answer. */
export function createWebApi({
  workspace,
  validator,
  violate,
  openLink,
}: Surroundings): (call: Call) => Reply {
  const refuse = createRefuse(violate)
  const { model, views, triggers } = workspace
  const methods: Methods = {
    'auth.test': () => ({
      url: 'https://example.slack.com/',
      team: 'Example',
      user: 'rapporteur',
      team_id: ids.team,
      user_id: ids.botUser,
      bot_id: ids.bot,
      is_enterprise_install: false,
    }),
    'apps.connections.open': () => ({ url: openLink() }),
    'users.info': (args, { method }) => {
      const problems = checkArguments(args, ['user'], ['include_locale'])
      return problems.length > 0 ? refuse(method, problems) : { user: describeUser(String(args.user)) }
    },
    ...createChatApi({ model, validator, refuse }),
    ...createConversationsApi(model, refuse),
    ...createViewsApi({ views, triggers, validator, refuse }),
  }

  return (call) => {
    const { method, args, token } = call
    const serve = methods[method]
    if (serve === undefined) {
      violate(method, ['unknown method'])
      return reply({ error: 'unknown_method', req_method: method })
    }
    const expected = method === 'apps.connections.open' ? credentials.appToken : credentials.botToken
    if (token !== expected) return reply({ error: token === '' ? 'not_authed' : 'invalid_auth' })
    return reply(serve(args, call))
  }
}

function describeUser(user: string): Json {
  return {
    id: user,
    team_id: ids.team,
    name: user === ids.admin ? 'admin' : 'alice',
    tz: 'Europe/Zurich',
    is_admin: user === ids.admin,
    is_owner: false,
    is_primary_owner: false,
    is_bot: user === ids.botUser,
    deleted: false,
  }
}

function reply(body: Json): Reply {
  return { status: 200, body: { ok: body.error === undefined, ...body } }
}
