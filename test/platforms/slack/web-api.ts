import { type Call, createRefuse, type Methods } from './call.ts'
import { createChatApi } from './chat-api.ts'
import { createConversationsApi } from './conversations-api.ts'
import type { Reply } from './faults.ts'
import { createFilesApi } from './files-api.ts'
import { credentials, ids } from './ids.ts'
import type { Json } from './json.ts'
import type { PeopleFiles } from './people-files.ts'
import type { Uploads } from './uploads.ts'
import { createUsersApi } from './users-api.ts'
import type { Validator } from './validate.ts'
import { createViewsApi } from './views-api.ts'
import type { Workspace } from './workspace.ts'

interface Surroundings {
  readonly workspace: Workspace
  readonly uploads: Uploads
  readonly peopleFiles: PeopleFiles
  readonly validator: Validator
  /** Notes what is wrong with a call. */
  readonly violate: (where: string, problems: readonly string[]) => void
  /** A new address for Socket Mode, good for one connection. */
  readonly openLink: () => string
  /** Of the bot's token; null for the token of a whole organisation. */
  readonly team: string | null
}

/** The Web API: what a call does to the workspace whose token it carries, and Slack's answer. */
export function createWebApi({
  workspace,
  uploads,
  peopleFiles,
  validator,
  violate,
  openLink,
  team,
}: Surroundings): (call: Call) => Reply {
  const refuse = createRefuse(violate)
  const { model, channels, views, triggers } = workspace
  const methods: Methods = {
    'auth.test': () => ({
      url: 'https://example.slack.com/',
      team: 'Example',
      user: 'rapporteur',
      team_id: team ?? ids.organisation,
      user_id: ids.botUser,
      bot_id: ids.bot,
      is_enterprise_install: team === null,
    }),
    'apps.connections.open': () => ({ url: openLink() }),
    ...createChatApi({ model, channels, validator, refuse }),
    ...createConversationsApi(workspace, refuse),
    ...createFilesApi({ uploads, peopleFiles, channels, model, refuse }),
    ...createUsersApi(workspace.users, refuse),
    ...createViewsApi({ views, triggers, validator, refuse }),
  }

  return (call) => {
    const { method, args, token } = call
    const serve = methods[method]
    if (serve === undefined) {
      violate(method, ['unknown method'])
      return reply({ error: 'unknown_method', req_method: method })
    }
    if (method === 'apps.connections.open' && token !== credentials.appToken) {
      return reply({ error: token === '' ? 'not_authed' : 'invalid_auth' })
    }
    return reply(serve(args, call))
  }
}

function reply(body: Json): Reply {
  return { status: 200, body: { ok: body.error === undefined, ...body } }
}
