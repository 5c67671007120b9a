import { sealTokens } from '../../src/installation/seal-tokens.ts'
import { createSecretBox } from '../../src/installation/secret-box.ts'
import { openStore } from '../../src/store/open-store.ts'
import { credentials, ids } from '../../test/platforms/slack/ids.ts'
import { clientCredentials } from '../../test/platforms/slack/oauth.ts'

const key = Buffer.alloc(32, 3)

/** The settings of an app that many workspaces have added, on a loopback Slack. */
export function appSettings(apiUrl: string): Readonly<Record<string, string>> {
  return {
    SLACK_CLIENT_ID: clientCredentials.clientId,
    SLACK_CLIENT_SECRET: clientCredentials.clientSecret,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
    SECRETS_KEY: key.toString('base64'),
    PUBLIC_URL: 'http://127.0.0.1:3000',
    SLACK_API_URL: apiUrl,
  }
}

/** The ids of so many workspaces. */
export function teamsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `T${String(at).padStart(8, '0')}`)
}

/** Writes down that each of these workspaces has added the app, with tokens of its own. */
export async function installMany(url: string, teams: readonly string[]): Promise<void> {
  const store = await openStore(url)
  const box = createSecretBox([new Uint8Array(key)])
  try {
    for (const id of teams) {
      const tokens = { token: `xoxb-${id}`, refreshToken: null, expiresAt: null }
      await store.installations.put({
        ...{ platform: 'Slack', id, isOrganisation: false, name: id, botName: 'rapporteur' },
        ...{ botUser: ids.botUser, bot: ids.bot, installedBy: ids.user, installedAt: store.now() },
        ...sealTokens(box, { platform: 'Slack', id }, tokens),
      })
    }
  } finally {
    await store.close()
  }
}
