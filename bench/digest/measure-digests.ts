import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { ids } from '../../test/slack/ids.ts'
import { type AppProcess, startApp } from '../app-process.ts'
import { progress, quantile } from '../measure.ts'
import { slackSettings, theBot } from '../programs.ts'
import type { SlackProcess } from './slack-process.ts'

/** What one way of running the bot did with so many digests due at once. */
export interface Measured {
  readonly what: string
  readonly perSecond: number
  /** From due to posted, seconds. */
  readonly p50: number
  readonly p99: number
  /** The most memory that one process held, bytes. */
  readonly rssBytes: number
}

const writtenAtOnce = 40
// What it may take to write one down, milliseconds.
const writeMs = 3
const longestMs = 240_000
const pollMs = 200

/** So many processes on one database deliver to so many channels, each of which must get exactly one. */
export async function measureDigests(
  what: string,
  processes: number,
  channels: number,
  url: string,
  slack: SlackProcess,
): Promise<Measured> {
  await slack.forget()
  const bot = theBot(what, { ...slackSettings(slack.apiUrl), DATABASE_URL: url, LOG_LEVEL: 'warn' })
  const running: AppProcess[] = []
  try {
    for (let at = 0; at < processes; at += 1) running.push(await startApp(bot.entry, bot.settings))
    const due = Math.ceil((Date.now() + 5_000 + channels * writeMs) / 60_000) * 60_000
    progress(`${what}: ${channels} subscriptions, due at ${timeOf(due)} UTC`)
    await subscribe(url, channels, due)
    if (Date.now() > due - 1_000) throw new Error(`${what}: it took too long to write them down`)
    await sleep(due - Date.now())
    let rssBytes = 0
    let times = await slack.times()
    while (times.size < channels) {
      if (Date.now() > due + longestMs) throw new Error(`${what}: only ${times.size} of ${channels} came`)
      await sleep(pollMs)
      for (const each of running) rssBytes = Math.max(rssBytes, (await each.usage()).rssBytes)
      times = await slack.times()
    }
    // What comes twice comes soon after.
    await sleep(1_000)
    const found = [...(await slack.times()).values()]
    const twice = found.filter(({ length }) => length > 1).length
    if (twice > 0) throw new Error(`${what}: ${twice} channels got two`)
    const took = found.map(([at = 0]) => at - due)
    return {
      what,
      perSecond: channels / (Math.max(...took) / 1_000),
      p50: quantile(took, 0.5) / 1_000,
      p99: quantile(took, 0.99) / 1_000,
      rssBytes,
    }
  } finally {
    await Promise.all(running.map((each) => each[Symbol.asyncDispose]()))
  }
}

async function subscribe(url: string, channels: number, due: number): Promise<void> {
  const store = await openStore(url)
  try {
    const date = Temporal.Instant.fromEpochMilliseconds(due)
      .toZonedDateTimeISO('UTC')
      .toPlainDate()
      .toString()
    for (let from = 0; from < channels; from += writtenAtOnce) {
      const some = Array.from({ length: Math.min(writtenAtOnce, channels - from) }, (_, at) => from + at)
      await Promise.all(
        some.map((number) =>
          store.digests.subscribe({
            platform: 'Slack',
            workspace: ids.team,
            channel: `C${String(number).padStart(8, '0')}`,
            document: 'vancouver-2018',
            schedule: { time: timeOf(due), zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
            setBy: { id: ids.user, name: 'alice' },
            setAt: 0,
            next: { date, at: due },
          }),
        ),
      )
    }
  } finally {
    await store.close()
  }
}

function timeOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString().slice(11, 16)
}
