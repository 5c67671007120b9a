import { setTimeout as sleep } from 'node:timers/promises'
import { StoreUnavailable } from '../../src/store/database/store-error.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { isBusierThanKnown, patient } from '../patience.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { isJson } from '../platforms/slack/json.ts'
import type { Message } from '../platforms/slack/model.ts'
import { byChance } from '../platforms/slack/occasions.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { type Entry, type Ledger, readEntries } from './digest-ledger.ts'

/** A loopback Slack with channels that have a digest each, and the database that says so. */
export interface DigestLane {
  readonly slack: SlackServer
  /** For a process that takes part. */
  readonly settings: Readonly<Record<string, string>>
  /** From now on one answer in ten is lost after its message was made, the same ones for the same seed. */
  readonly loseAnswers: (seed: number) => void
  /** From now on one post in fifty takes longer than a lease, before anything of it is to be seen. */
  readonly slowPosts: (seed: number) => void
  /** Makes the digest of every channel due now, for the nth date. */
  readonly arm: (nth: number) => Promise<void>
  /** How many digests for the nth date are in which state; of those being sent, how many stand already. */
  readonly states: (nth: number) => Promise<ReadonlyMap<string, number>>
  /** Whether the ledger has every digest for the nth date as posted. */
  readonly isPosted: (nth: number) => Promise<boolean>
  /** Resolves once they are, or `isOver`; rejects where they are not by then, with what they are instead. */
  readonly untilPosted: (nth: number, withinMs: number, isOver?: () => boolean) => Promise<void>
  /** What stands, or is written down, otherwise than once for each channel and each of so many dates. */
  readonly wrong: (dates: number) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

const pollMs = 100
// Longer than the lease of five seconds, shorter than the bot waits for an answer.
const slowMs = 6_500
// What a database may be away for.
const longestAwayMs = 20_000

/** So many channels, for processes over Socket Mode or signed HTTP. */
export async function createDigestLane(
  ledger: Ledger,
  count: number,
  mode: 'socket' | 'http',
): Promise<DigestLane> {
  const slack = await startSlackServer()
  const channels = slack.addChannels(count)
  const today = Temporal.Now.plainDateISO('UTC')
  const dateOf = (nth: number): string => today.add({ days: nth }).toString()
  return {
    slack,
    settings: settingsFor(slack, ledger, mode),
    loseAnswers,
    slowPosts,
    arm,
    states,
    isPosted,
    untilPosted,
    wrong,
    stop: slack.stop,
  }

  function loseAnswers(seed: number): void {
    slack.fail('chat.postMessage', { kind: 'lost-answer' }, { where: byChance(0.1, seed) })
  }

  function slowPosts(seed: number): void {
    slack.fail('chat.postMessage', { kind: 'delay', delayMs: slowMs }, { where: byChance(0.02, seed) })
  }

  async function arm(nth: number): Promise<void> {
    const store = await openStore(ledger.url)
    for (const channel of channels) {
      // The first posts may end the database while the last ones are written down.
      await waitFor(
        () => subscribe(store, channel, nth).catch(isAway),
        `${channel} written down`,
        longestAwayMs,
      )
    }
    await store.close()
  }

  function subscribe({ digests }: Store, channel: string, nth: number): Promise<unknown> {
    return digests.subscribe({
      platform: 'Slack',
      workspace: ids.team,
      channel,
      document: 'vancouver-2018',
      schedule: { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
      setBy: { id: ids.user, name: 'alice' },
      setAt: 0,
      // The dates are still to come, their moments are not: so there is one for each, however fast.
      next: { date: dateOf(nth), at: Date.now() - 1 },
    })
  }

  async function entriesFor(nth: number): Promise<readonly Entry[]> {
    return (await readEntries(ledger)).filter(({ date }) => date === dateOf(nth))
  }

  async function states(nth: number): Promise<ReadonlyMap<string, number>> {
    const entries = await entriesFor(nth)
    const posted = messagesByMark(slack)
    const counts = new Map<string, number>()
    const add = (state: string, more = 1): void => void counts.set(state, (counts.get(state) ?? 0) + more)
    for (const { id, state } of entries) {
      if (state === 'posting') add(posted.has(id) ? 'posting and standing' : 'posting and not there')
      else add(state)
    }
    if (entries.length < count) add('not written down', count - entries.length)
    return counts
  }

  async function isPosted(nth: number): Promise<boolean> {
    const entries = await entriesFor(nth)
    return entries.length === count && entries.every(({ state }) => state === 'posted')
  }

  async function untilPosted(nth: number, withinMs: number, isOver = () => false): Promise<void> {
    const began = performance.now()
    while (!isOver() && !(await isPosted(nth).catch(() => false))) {
      if (performance.now() - began > patient(withinMs) && !(await isBusierThanKnown())) {
        throw new Error(`Date ${nth} is not posted: ${JSON.stringify([...(await states(nth))])}`)
      }
      await sleep(pollMs)
    }
  }

  async function wrong(dates: number): Promise<readonly string[]> {
    const entries = await readEntries(ledger)
    const posted = messagesByMark(slack)
    const visible = slack.countVisible()
    return [
      ...entries.flatMap(({ id, channel, date, state, message }) => {
        const [first, ...others] = posted.get(id) ?? []
        const isRight =
          state === 'posted' && others.length === 0 && first?.channel === channel && first.ts === message
        return isRight ? [] : [`${channel} ${date}: ${state}, it stands ${posted.get(id)?.length ?? 0} times`]
      }),
      // Messages that no delivery knows of, and deliveries that were never written down.
      ...channels.flatMap((channel) => {
        const written = entries.filter((entry) => entry.channel === channel).length
        const seen = visible.get(channel) ?? 0
        return written === dates && seen === dates
          ? []
          : [`${channel}: ${written} written down, ${seen} seen, of ${dates}`]
      }),
    ]
  }
}

/** False, to be tried again, where the database cannot be reached; throws everything else. */
function isAway(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return false
  throw error
}

function settingsFor({ apiUrl }: SlackServer, { url }: Ledger, mode: 'socket' | 'http') {
  return {
    SLACK_BOT_TOKEN: credentials.botToken,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: credentials.appToken }
      : { SLACK_SIGNING_SECRET: credentials.signingSecret }),
    SLACK_API_URL: apiUrl,
    DATABASE_URL: url,
    LOG_LEVEL: 'info',
  }
}

/** All that was ever posted, by the delivery that it was posted for. */
function messagesByMark(slack: SlackServer): ReadonlyMap<string, readonly Message[]> {
  return Map.groupBy(slack.posted(), ({ metadata }) => {
    const payload = metadata?.event_payload
    return isJson(payload) ? String(payload.post) : ''
  })
}
