import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { credentials, ids } from '../slack/ids.ts'
import { byChance } from '../slack/occasions.ts'
import { type SlackServer, startSlackServer } from '../slack/server.ts'
import { until } from '../until.ts'

/** A loopback Slack with channels that have a digest each, and the database that says so. */
export interface DigestLane {
  readonly slack: SlackServer
  readonly channels: readonly string[]
  /** For a process that takes part. */
  readonly settings: Readonly<Record<string, string>>
  /** Makes the digest of every channel due now, for the nth date. */
  readonly arm: (nth: number) => Promise<void>
  /** How many deliveries for the nth date are in which state. */
  readonly states: (nth: number) => Promise<ReadonlyMap<string, number>>
  /** Waits until every digest for the nth date is posted, as the ledger has it. */
  readonly untilPosted: (nth: number, withinMs: number) => Promise<void>
  /** What stands otherwise than once for each channel and each of so many dates; empty where all is well. */
  readonly wrong: (dates: number) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** `losesAnswers`: one answer in ten is lost after its message was made, the same ones for the same seed. */
export async function createDigestLane(
  database: string,
  count: number,
  losesAnswers: boolean,
  seed: number,
): Promise<DigestLane> {
  const slack = await startSlackServer()
  const channels = slack.addChannels(count)
  if (losesAnswers) {
    slack.fail('chat.postMessage', { kind: 'lost-answer' }, { where: byChance(0.1, seed) })
  }
  const today = Temporal.Now.plainDateISO('UTC')
  const dateOf = (nth: number): string => today.add({ days: nth }).toString()

  async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(database)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }

  async function latest(store: Store) {
    const subscriptions = await store.digests.list('Slack', ids.team)
    return Promise.all(
      subscriptions.map(async ({ id, channel }) => ({ channel, delivery: await store.digests.latest(id) })),
    )
  }

  return {
    slack,
    channels,
    settings: {
      SLACK_BOT_TOKEN: credentials.botToken,
      SLACK_SIGNING_SECRET: credentials.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: database,
      LOG_LEVEL: 'info',
    },
    arm: (nth) =>
      withStore(async ({ digests }) => {
        for (const channel of channels) {
          await digests.subscribe({
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
      }),
    states: (nth) =>
      withStore(async (store) => {
        const counts = new Map<string, number>()
        for (const { delivery } of await latest(store)) {
          const state = delivery?.date === dateOf(nth) ? delivery.state : 'not yet written down'
          counts.set(state, (counts.get(state) ?? 0) + 1)
        }
        return counts
      }),
    async untilPosted(nth, withinMs) {
      await withStore((store) =>
        until(
          async () => {
            const found = await latest(store).catch(() => [])
            return (
              found.length === count &&
              found.every(({ delivery }) => delivery?.date === dateOf(nth) && delivery.state === 'posted')
            )
          },
          `every digest for date ${nth}`,
          withinMs,
        ),
      )
    },
    wrong: (dates) =>
      withStore(async (store) => {
        const last = new Map((await latest(store)).map(({ channel, delivery }) => [channel, delivery]))
        return channels.flatMap((channel) => {
          const standing = slack.visible(channel)
          const titles = standing.map(({ text }) => /Daily digest · (.*)/u.exec(text)?.[1] ?? text)
          const isOnceEach = titles.length === dates && new Set(titles).size === dates
          const isRecorded = last.get(channel)?.message === standing.at(-1)?.ts
          return isOnceEach && isRecorded
            ? []
            : [`${channel}: ${titles.length} of ${dates}, ${titles.join('; ')}; recorded: ${isRecorded}`]
        })
      }),
    stop: () => slack.stop(),
  }
}
