import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Installation, NewInstallation } from './installation.ts'
import { type RefreshOptions, refreshTokens } from './refresh-tokens.ts'
import { openTokens, sealTokens, type Tokens } from './seal-tokens.ts'

/** Where a request is from: a workspace, and its organisation where the platform tells of one. */
export interface Origin {
  readonly workspace: string
  readonly organisation: string | null
}

/** The installations of a platform's app, and their tokens. */
export interface Installations {
  /** The installation for a workspace; null where there is none. */
  readonly of: (origin: Origin) => Promise<Installation | null>
  /** The token of an installation, which doesn't end within a moment. Throws NoToken, or TokenPending. */
  readonly tokenOf: (origin: Origin) => Promise<string>
  /** Another token than this one, which the platform didn't take; null where there is none. */
  readonly tokenAfter: (origin: Origin, refused: string) => Promise<string | null>
  readonly add: (installation: Omit<NewInstallation, keyof Tokens>, tokens: Tokens) => Promise<void>
  /** Forgets what is remembered of installations, since one has changed. */
  readonly changed: () => void
  /** From now on tokens are had anew before they end, whether or not anybody asks for them. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** There is no token for a workspace, until the app is added again. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
}

/** The token of a workspace has ended, and the next one can't be had just now. */
export class TokenPending extends Error {
  override readonly name = 'TokenPending'
}

export interface InstallationsOptions extends RefreshOptions {
  readonly platform: string
  /** How often it is looked for tokens that end soon; five minutes where left out. */
  readonly sweepEveryMs?: number
  /** And how soon again where a refresh token may be used up; fifteen seconds where left out. */
  readonly soonMs?: number
}

// So long before they end, tokens are had anew: in time for whatever is posted meanwhile, and for trying again.
const aheadMs = 2 * 3_600_000
// A token that ends sooner isn't used: what it is for may take so long.
const leastMs = 30_000
const usualSweepMs = 5 * 60_000
// A refresh token that may be used up still works for a little while (docs.slack.dev/authentication/using-token-rotation),
// so it's tried again soon, for so long.
const usualSoonMs = 15_000
const soonForMs = 10 * 60_000
// Another replica may have had new tokens; the old ones work for two hours, and one that doesn't is looked up.
const rememberMs = 60_000
const mostRemembered = 2_000
const atOnce = 4
const rowsAtOnce = 100

interface Remembered {
  readonly installation: Installation
  /** Opened once it is used. */
  tokens: Tokens | null
}

/** The installations of one platform, as one replica knows them. */
export function createInstallations(options: InstallationsOptions): Installations {
  const { platform, store, box, now, report, sweepEveryMs = usualSweepMs, soonMs = usualSoonMs } = options
  const remembered = new LRUCache<string, Remembered, Origin>({
    max: mostRemembered,
    ttl: rememberMs,
    // While the database is away, what was known is.
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    async fetchMethod(_, __, { context: { workspace, organisation } }) {
      const installation = await store.findFor(platform, workspace, organisation)
      if (installation === null) return undefined
      if (installation.isOrganisation) {
        await store.addWorkspace({ platform, workspace, organisation: installation.id }, now())
      }
      return { installation, tokens: null }
    },
  })
  const refreshing = new Map<string, Promise<Installation | null>>()
  const leaving = new AbortController()
  let sweeping: Promise<void> = Promise.resolve()

  const recall = (origin: Origin): Promise<Remembered | undefined> =>
    remembered.fetch(origin.workspace, { context: origin })

  async function of(origin: Origin): Promise<Installation | null> {
    return (await recall(origin))?.installation ?? null
  }

  function open(known: Remembered): string {
    known.tokens ??= openTokens(box, known.installation)
    return known.tokens.token
  }

  /** One at a time in this process. */
  function refresh(installation: Installation, waits: boolean): Promise<Installation | null> {
    const key = `${installation.id} ${installation.version}`
    const running = refreshing.get(key)
    if (running !== undefined) return running
    const begun = refreshTokens(installation, waits, options).finally(() => {
      refreshing.delete(key)
      forget(installation)
    })
    refreshing.set(key, begun)
    return begun
  }

  function forget({ id, isOrganisation }: Installation): void {
    if (isOrganisation) remembered.clear()
    else remembered.delete(id)
  }

  async function tokenOf(origin: Origin): Promise<string> {
    const known = await recall(origin)
    if (known === undefined) throw new NoToken('There is no installation for this workspace')
    const { installation } = known
    const leftMs = (installation.expiresAt ?? Number.POSITIVE_INFINITY) - now()
    if (leftMs > aheadMs) return open(known)
    if (leftMs > leastMs) {
      // It is good for now, so nobody waits.
      if (canRefresh(installation)) refresh(installation, false).catch(report)
      return open(known)
    }
    const renewed = canRefresh(installation) ? await refresh(installation, true) : installation
    if (renewed === null) throw new NoToken('The app was removed from this workspace')
    if ((renewed.expiresAt ?? 0) - now() <= leastMs) {
      if (canRefresh(renewed)) throw new TokenPending('The token of this workspace is being renewed')
      throw new NoToken('The token of this workspace has ended')
    }
    return openTokens(box, renewed).token
  }

  return {
    of,
    tokenOf,
    async tokenAfter(origin, refused) {
      remembered.delete(origin.workspace)
      const known = await recall(origin)
      if (known === undefined) return null
      const token = open(known)
      return token === refused ? null : token
    },
    async add(installation, tokens) {
      await store.put({ ...installation, ...sealTokens(box, installation, tokens) })
      remembered.clear()
    },
    changed: () => remembered.clear(),
    start() {
      sweeping = sweepAgainAndAgain()
    },
    async stop() {
      leaving.abort()
      await sweeping
      await Promise.allSettled(refreshing.values())
    },
  }

  async function sweepAgainAndAgain(): Promise<void> {
    await resealAll().catch(report)
    while (!leaving.signal.aborted) {
      const isUrgent = await sweep().catch(report)
      // Replicas that were started together don't look together.
      const everyMs = isUrgent === true ? Math.min(soonMs, sweepEveryMs) : sweepEveryMs
      const pauseMs = everyMs * (0.75 + Math.random() / 2)
      await sleep(pauseMs, undefined, { signal: leaving.signal, ref: false }).catch(() => undefined)
    }
  }

  /** Has new tokens for those that end soon, each by one replica; resolves to whether one is to be tried again soon. */
  async function sweep(): Promise<boolean> {
    const seen = new Set<string>()
    let isUrgent = false
    for (;;) {
      const listed = await store.listEnding(platform, now() + aheadMs, rowsAtOnce)
      const ids = shuffle(listed.filter((id) => !seen.has(id)))
      // What failed is tried again the next time.
      for (const id of ids) seen.add(id)
      if (ids.length === 0 || leaving.signal.aborted) return isUrgent
      const each = ids.values()
      const found = await Promise.all(Array.from({ length: atOnce }, () => work(each)))
      isUrgent ||= found.includes(true)
    }
  }

  async function work(ids: IterableIterator<string>): Promise<boolean> {
    let isUrgent = false
    for (const id of ids) {
      if (leaving.signal.aborted) break
      try {
        const installation = await store.find(platform, id)
        const isDue = installation !== null && (installation.expiresAt ?? now() + aheadMs) < now() + aheadMs
        if (!isDue || !canRefresh(installation)) continue
        const renewed = await refresh(installation, false)
        const since = renewed?.isLost === false ? renewed.refreshingSince : null
        isUrgent ||= since !== null && now() - since < soonForMs
      } catch (error) {
        report(error)
      }
    }
    return isUrgent
  }

  /** Seals with the first key what another sealed, so that the other can be dropped. */
  async function resealAll(): Promise<void> {
    let after = ''
    for (;;) {
      const page = await store.list(platform, after, rowsAtOnce)
      for (const installation of page) {
        if (leaving.signal.aborted) return
        if (box.isCurrent(installation.token)) continue
        try {
          await store.reseal(installation, sealTokens(box, installation, openTokens(box, installation)))
        } catch (error) {
          report(error)
        }
      }
      const last = page.at(-1)
      if (last === undefined) return
      after = last.id
    }
  }
}

function canRefresh({ refreshToken, isLost }: Installation): boolean {
  return refreshToken !== null && !isLost
}

function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
