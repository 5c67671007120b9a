import { SetupError } from '../../../src/app/adapter.ts'
import { refusalOf, withoutContents } from '../posting/refusals.ts'
import { type CreateClient, deadTokens } from './client.ts'
import { createFiles } from './files.ts'
import type { Installed, Workspaces } from './installed.ts'
import { createPlaceOf } from './workspace-of.ts'

/** Who the bot is by its token. */
export interface Joined extends Installed {
  /** The workspace of the token; null where it is of a whole organisation. */
  readonly workspace: string | null
  readonly team: string
}

/** The one workspace of SLACK_BOT_TOKEN. */
export interface OneWorkspace extends Workspaces {
  /** Asks Slack whose token it is. Throws SetupError where Slack refuses it. */
  readonly join: () => Promise<Joined>
}

/** Before it has joined it can post, and knows nothing of itself. */
export function createOneWorkspace(
  createClient: CreateClient,
  botToken: string,
  apiUrl: string,
): OneWorkspace {
  const client = createClient(botToken)
  const files = createFiles(client, async () => botToken, apiUrl)
  let installed: Installed = {
    ...{ client, files, botUser: '', botId: '', botName: 'rapporteur', readsLittle: false },
    placeOf: createPlaceOf(null),
  }
  return {
    of: async () => installed,
    at: async () => installed,
    async join() {
      const who = await explainRefusedToken(
        client.auth.test(),
        (code) =>
          `SLACK_BOT_TOKEN is refused by Slack (${code}). Copy it again from api.slack.com/apps, OAuth & Permissions.`,
      )
      // The token of a whole organisation is of no one workspace.
      const workspace = who.is_enterprise_install === true ? null : (who.team_id ?? null)
      const { user_id: botUser = '', bot_id: botId = '', user: botName = installed.botName } = who
      installed = { ...installed, placeOf: createPlaceOf(workspace), botUser, botId, botName }
      return { ...installed, workspace, team: who.team ?? '' }
    },
  }
}

/** What a request resolves to; throws SetupError, with a sentence about Slack's code, for a refused token. */
export async function explainRefusedToken<T>(
  request: Promise<T>,
  explain: (code: string) => string,
): Promise<T> {
  return request.catch((error: unknown) => {
    const code = refusalOf(error) ?? ''
    const isRefused = deadTokens.has(code) || code === 'not_allowed_token_type'
    throw isRefused ? new SetupError(explain(code)) : withoutContents(error)
  })
}
