import { describe, expect, it, onTestFinished } from 'vitest'
import type { Installation } from '../../src/installation/installation.ts'
import {
  createInstallations,
  type Installations,
  NoToken,
  TokenPending,
} from '../../src/installation/installations.ts'
import type { RefreshOutcome } from '../../src/installation/refresh-tokens.ts'
import { RefreshDelayed, RefreshRefused } from '../../src/installation/refresh-tokens.ts'
import { openTokens, type Tokens } from '../../src/installation/seal-tokens.ts'
import { createSecretBox } from '../../src/installation/secret-box.ts'
import type { Store } from '../../src/store/store.ts'
import { clientCredentials, createOAuth } from '../platforms/slack/oauth.ts'
import { runs } from '../run-length.ts'
import { newFile, openTestStore } from '../store/open-test-store.ts'
import { waitFor } from '../wait-for.ts'

const key = new Uint8Array(32).fill(1)
const here = (workspace: string) => ({ workspace, organisation: null })

/** The OAuth of the loopback Slack, whose refresh tokens are good once, and replicas on one database. */
async function start(lifetimeHours: number) {
  const url = `sqlite:${await newFile()}`
  const oauth = createOAuth()
  oauth.rotate(lifetimeHours * 3_600)
  const lost: (readonly [Installation, string | null])[] = []
  const problems: unknown[] = []
  const tokensFor = (args: object): Tokens => {
    const got = oauth.access({
      client_id: clientCredentials.clientId,
      client_secret: clientCredentials.clientSecret,
      ...args,
    })
    if (got.error !== undefined) throw new RefreshRefused(String(got.error))
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = got
    return {
      token: String(token),
      refreshToken: String(refreshToken),
      expiresAt: Date.now() + Number(seconds) * 1_000,
    }
  }
  const outcomes: RefreshOutcome[] = []
  const refresh = async (refreshToken: string): Promise<Tokens> =>
    tokensFor({ grant_type: 'refresh_token', refresh_token: refreshToken })

  interface Change {
    readonly refresh?: typeof refresh
    readonly store?: Store
    readonly sweepEveryMs?: number
  }

  async function join(change: Change = {}) {
    const { store = await openTestStore(url), sweepEveryMs = 50 } = change
    const installations = createInstallations({
      ...{ platform: 'Slack', store: store.installations, now: store.now },
      box: createSecretBox([key]),
      refresh: change.refresh ?? refresh,
      onLost: (...about) => lost.push(about),
      report: (error) => problems.push(error),
      onRefresh: (outcome) => outcomes.push(outcome),
      ...{ sweepEveryMs, soonMs: 50 },
    })
    onTestFinished(installations.stop)
    return { store, installations }
  }

  async function add(installations: Installations, id: string): Promise<void> {
    const authorize = `https://slack.test/?client_id=${clientCredentials.clientId}&redirect_uri=https://a.test/`
    const code = new URL(oauth.approve(authorize, { id })).searchParams.get('code')
    const tokens = tokensFor({ code, redirect_uri: 'https://a.test/' })
    const about = { botUser: 'U0', bot: 'B0', botName: 'bot', installedBy: 'U1', installedAt: Date.now() }
    await installations.add({ platform: 'Slack', id, isOrganisation: false, name: null, ...about }, tokens)
  }

  return { oauth, lost, problems, outcomes, refresh, join, add }
}

describe('A token that ends', () => {
  it('is used as it is while that is far, had anew ahead, and waited for where it has ended', async () => {
    for (const [lifetime, isNew] of [
      [12, false],
      [1, false],
      [0, true],
    ] as const) {
      const { oauth, outcomes, join, add } = await start(lifetime)
      const { installations } = await join()
      await add(installations, 'T1')
      if (isNew) oauth.rotate(12 * 3_600)
      const [first] = oauth.tokensOf('T1')
      expect((await installations.tokenOf(here('T1'))) === first).toBe(!isNew)
      if (lifetime === 1) await waitFor(() => oauth.refreshed.get('T1') === 1, 'a refresh')
      expect(oauth.refreshed.get('T1') ?? 0).toBe(lifetime === 12 ? 0 : 1)
      if (lifetime !== 12) await waitFor(() => outcomes.includes('refreshed'), 'what is counted')
    }
  })

  it('is had once by four replicas that all want it, for each of many workspaces', async () => {
    const { oauth, lost, join, add } = await start(0)
    const replicas = await Promise.all([1, 2, 3, 4].map(() => join()))
    const ids = Array.from({ length: runs(200) }, (_, at) => `T${at}`)
    const [{ installations } = await join()] = replicas
    for (const id of ids) await add(installations, id)
    oauth.rotate(12 * 3_600)
    for (const id of ids) {
      const tokens = await Promise.all(replicas.map(({ installations: each }) => each.tokenOf(here(id))))
      expect(new Set(tokens)).toEqual(new Set([oauth.tokensOf(id)[1]]))
    }
    expect([...oauth.refreshed.values()]).toEqual(ids.map(() => 1))
    expect([oauth.reused(), lost]).toEqual([0, []])
  })

  it('is had by itself where nobody asks', async () => {
    const { oauth, join, add } = await start(1)
    const { installations } = await join()
    await add(installations, 'T1')
    oauth.rotate(12 * 3_600)
    installations.start()
    await waitFor(() => oauth.refreshed.get('T1') === 1, 'a refresh')
  })
})

describe('A process that dies between having a token and writing it down', () => {
  it('loses it where the platform gives no other: the log and the administrator are told once, and the token that is left is used to its end', async () => {
    const { oauth, lost, outcomes, refresh, join, add } = await start(1)
    const dying = await join({
      async refresh(token) {
        await refresh(token)
        throw new Error('killed')
      },
    })
    await add(dying.installations, 'T1')
    const [first] = oauth.tokensOf('T1')
    expect(await dying.installations.tokenOf(here('T1'))).toBe(first)
    await waitFor(() => oauth.refreshed.get('T1') === 1, 'the refresh that is lost')
    const others = await Promise.all([join(), join()])
    await waitFor(async () => {
      const tokens = await Promise.all(others.map(({ installations }) => installations.tokenOf(here('T1'))))
      expect(tokens).toEqual([first, first])
      return lost.length > 0
    }, 'that it is lost')
    expect(lost.map(([{ id }, token]) => [id, token])).toEqual([['T1', first]])
    expect(outcomes).toEqual(expect.arrayContaining(['failed', 'refused']))
    expect((await others[0]?.store.installations.find('Slack', 'T1'))?.isLost).toBe(true)
  })

  it('loses nothing where another asks while the platform takes the used one again: at once, though nobody asks', async () => {
    const { oauth, lost, refresh, join, add } = await start(1)
    oauth.grace(60_000)
    let isLost = true
    const unlucky = await join({
      sweepEveryMs: 3_600_000,
      async refresh(token) {
        const next = await refresh(token)
        if (isLost) throw new Error('the answer was lost')
        return next
      },
    })
    await add(unlucky.installations, 'T1')
    oauth.rotate(12 * 3_600)
    unlucky.installations.start()
    await waitFor(() => oauth.refreshed.get('T1') === 1, 'the refresh that is lost')
    isLost = false
    await waitFor(async () => {
      const kept = await unlucky.store.installations.find('Slack', 'T1')
      return kept?.refreshingSince === null && kept.version === 2
    }, 'the refresh that is written down')
    expect(oauth.reused()).toBeGreaterThan(0)
    expect(lost).toEqual([])
  })

  it('is told to add the app again where no token is left, and works again once that is done', async () => {
    const { oauth, lost, refresh, join, add } = await start(0)
    const dying = await join({
      async refresh(token) {
        await refresh(token)
        throw new Error('killed')
      },
    })
    await add(dying.installations, 'T1')
    await expect(dying.installations.tokenOf(here('T1'))).rejects.toThrow(TokenPending)
    const { installations } = await join()
    await expect(installations.tokenOf(here('T1'))).rejects.toThrow(NoToken)
    expect(lost.map(([, token]) => token)).toEqual([null])
    oauth.rotate(12 * 3_600)
    await add(installations, 'T1')
    expect(await installations.tokenOf(here('T1'))).toBe(oauth.tokensOf('T1').at(-1))
  })

  it('loses nothing where the platform never heard of it', async () => {
    const { oauth, lost, join, add } = await start(0)
    const unheard = await join({ refresh: async () => Promise.reject(new Error('ECONNRESET')) })
    await add(unheard.installations, 'T1')
    await expect(unheard.installations.tokenOf(here('T1'))).rejects.toThrow(TokenPending)
    oauth.rotate(12 * 3_600)
    const { installations } = await join()
    expect(await installations.tokenOf(here('T1'))).toBe(oauth.tokensOf('T1').at(-1))
    expect(lost).toEqual([])
  })
})

describe('Where a token can’t be had for now', () => {
  it('it is tried again, and what is known to be unused isn’t doubted', async () => {
    const { oauth, join, add } = await start(0)
    let isBusy = true
    const { refresh } = await start(0)
    const delayed = await join({
      refresh: (token) => (isBusy ? Promise.reject(new RefreshDelayed('wait')) : refresh(token)),
    })
    await add(delayed.installations, 'T1')
    await expect(delayed.installations.tokenOf(here('T1'))).rejects.toThrow(TokenPending)
    const kept = await delayed.store.installations.find('Slack', 'T1')
    expect([kept?.refreshingSince, kept?.isLost]).toEqual([null, false])
    isBusy = false
    oauth.rotate(12 * 3_600)
    const { installations } = await join()
    expect(await installations.tokenOf(here('T1'))).toBe(oauth.tokensOf('T1').at(-1))
  })

  it('a token that the database couldn’t take is written down once it can, though others were refused meanwhile', async () => {
    const { oauth, lost, join, add } = await start(0)
    const plain = await join()
    await add(plain.installations, 'T1')
    oauth.rotate(12 * 3_600)
    let isAway = true
    const { installations: kept } = plain.store
    const store: Store = {
      ...plain.store,
      installations: {
        ...kept,
        finishRefresh: async (...about) =>
          isAway ? Promise.reject(new Error('the database is away')) : kept.finishRefresh(...about),
      },
    }
    const writing = await join({ store })
    const token = writing.installations.tokenOf(here('T1'))
    await waitFor(() => oauth.refreshed.get('T1') === 1, 'the refresh')
    // Another replica, for which the time of the first is over.
    await kept.giveUpRefresh({ platform: 'Slack', id: 'T1', version: 1 }, true)
    await expect(plain.installations.tokenOf(here('T1'))).rejects.toThrow(NoToken)
    expect(lost).toHaveLength(1)
    isAway = false
    expect(await token).toBe(oauth.tokensOf('T1').at(-1))
    expect(await plain.installations.tokenAfter(here('T1'), '')).toBe(oauth.tokensOf('T1').at(-1))
  })
})

describe('A key of SECRETS_KEY', () => {
  it('is dropped once a start has sealed everything with the newer one', async () => {
    const { oauth, join, add } = await start(12)
    const { store, installations } = await join()
    await add(installations, 'T1')
    const newer = new Uint8Array(32).fill(2)
    const both = createInstallations({
      ...{ platform: 'Slack', store: store.installations, now: store.now },
      box: createSecretBox([newer, key]),
      refresh: () => Promise.reject(new Error('not asked')),
      onLost: () => undefined,
      report: (error) => expect(error).toBeUndefined(),
    })
    both.start()
    const box = createSecretBox([newer])
    await waitFor(async () => {
      const kept = await store.installations.find('Slack', 'T1')
      return kept !== null && box.isCurrent(kept.token)
    }, 'the new seal')
    await both.stop()
    const kept = await store.installations.find('Slack', 'T1')
    if (kept === null) throw new Error('it is there')
    expect(openTokens(box, kept).token).toBe(oauth.tokensOf('T1')[0])
  })
})
