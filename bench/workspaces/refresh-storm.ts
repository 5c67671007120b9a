import { setTimeout as sleep } from 'node:timers/promises'
import { createInstallations } from '../../src/installation/installations.ts'
import { RefreshRefused } from '../../src/installation/refresh-tokens.ts'
import { createSecretBox } from '../../src/installation/secret-box.ts'
import { openStore } from '../../src/store/open-store.ts'
import { clientCredentials, createOAuth } from '../../test/platforms/slack/oauth.ts'

/** What came of it. */
export interface Storm {
  readonly seconds: number
  /** Tokens that were had once, as each must be. */
  readonly once: number
  /** How often a refresh token was sent that had been used. */
  readonly reused: number
  readonly lost: number
}

const replicas = 4
// What a request takes to a platform nearby.
const latencyMs = 5
const client = {
  client_id: clientCredentials.clientId,
  client_secret: clientCredentials.clientSecret,
}

/** The tokens of all these workspaces end soon, and four replicas on one database look for such at the same moment. */
export async function refreshStorm(url: string, teams: readonly string[]): Promise<Storm> {
  const oauth = createOAuth()
  const box = createSecretBox([new Uint8Array(32).fill(3)])
  let lost = 0
  const stores = await Promise.all(Array.from({ length: replicas }, () => openStore(url)))
  const each = stores.map((store) =>
    createInstallations({
      ...{ platform: 'Slack', store: store.installations, now: store.now, box },
      async refresh(refreshToken) {
        await sleep(latencyMs)
        return tokensFor({ grant_type: 'refresh_token', refresh_token: refreshToken })
      },
      onLost: () => (lost += 1),
      report: (error) => console.error(error),
    }),
  )
  const [first] = each
  if (first === undefined) throw new Error('There is a first replica')
  try {
    oauth.rotate(3_600)
    const authorize = `https://slack.test/?client_id=${client.client_id}&redirect_uri=https://a.test/`
    const about = { botUser: 'U0', bot: 'B0', botName: 'bot', installedBy: 'U1', installedAt: 0 }
    for (const id of teams) {
      const code = new URL(oauth.approve(authorize, { id })).searchParams.get('code')
      const tokens = tokensFor({ code, redirect_uri: 'https://a.test/' })
      await first.add({ platform: 'Slack', id, isOrganisation: false, name: null, ...about }, tokens)
    }
    oauth.rotate(43_200)
    const began = performance.now()
    for (const installations of each) installations.start()
    while (oauth.refreshed.size < teams.length && performance.now() - began < 120_000) await sleep(10)
    const seconds = (performance.now() - began) / 1_000
    // What comes twice comes soon after.
    await sleep(1_000)
    const once = [...oauth.refreshed.values()].filter((times) => times === 1).length
    return { seconds, once, reused: oauth.reused(), lost }
  } finally {
    await Promise.all(each.map((installations) => installations.stop()))
    await Promise.all(stores.map((store) => store.close()))
  }

  function tokensFor(args: object) {
    const got = oauth.access({ ...client, ...args })
    if (got.error !== undefined) throw new RefreshRefused(String(got.error))
    const expiresAt = Date.now() + Number(got.expires_in) * 1_000
    return { token: String(got.access_token), refreshToken: String(got.refresh_token), expiresAt }
  }
}
