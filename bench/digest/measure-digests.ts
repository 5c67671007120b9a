import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { ids } from '../../test/platforms/slack/ids.ts'
import { type AppProcess, startApp } from '../app-process.ts'
import { progress, quantile } from '../measure.ts'
import { slackSettings, theBot } from '../programs.ts'
import { appSettings, installMany, teamsOf } from '../workspaces/install-many.ts'
import type { SlackProcess } from './slack-process.ts'

/** What one way of running the bot did with so many digests due at once. */
export interface Measured {
  readonly what: string
  readonly perSecond: number
  /** From due to posted, seconds. */
  readonly p50: number
  readonly p99: number
  /** What all of the bot's processes used for one digest, milliseconds of processor time. */
  readonly cpuMs: number
  /** The most memory that one process held, bytes. */
  readonly rssBytes: number
  /** Of the time that it took, how much the loopback was at work. */
  readonly loopbackShare: number
}

/** A database, and how to make everything in it due now, which no command does. */
export interface Ledger {
  readonly url: string
  readonly makeDue: () => Promise<void>
}

const writtenAtOnce = 40
// A process that has just started checks all subscriptions first.
const settleMs = 3_000
const longestMs = 240_000
const pollMs = 100

/** So many processes on one database deliver to so many channels, each of which must get exactly one. */
export async function measureDigests(
  what: string,
  processes: number,
  { channels, workspaces }: { readonly channels: number; readonly workspaces: number },
  ledger: Ledger,
  slack: SlackProcess,
): Promise<Measured> {
  progress(`${what}: ${channels} subscriptions`)
  const teams = workspaces === 1 ? [ids.team] : teamsOf(workspaces)
  if (workspaces > 1) await installMany(ledger.url, teams)
  await subscribe(ledger.url, channels, teams)
  await slack.forget()
  const settings = workspaces === 1 ? slackSettings(slack.apiUrl) : appSettings(slack.apiUrl)
  const bot = theBot(what, { ...settings, DATABASE_URL: ledger.url, LOG_LEVEL: 'warn' })
  const running: AppProcess[] = []
  try {
    for (let at = 0; at < processes; at += 1) running.push(await startApp(bot))
    await sleep(settleMs)
    const usedBefore = await usageOf(running)
    const loopbackBefore = await slack.count()
    await ledger.makeDue()
    const due = Date.now()
    progress(`${what}: due`)
    let rssBytes = usedBefore.rssBytes
    let loopback = loopbackBefore
    while (loopback.count < channels) {
      if (Date.now() > due + longestMs) throw new Error(`${what}: only ${loopback.count} of ${channels} came`)
      await sleep(pollMs)
      rssBytes = Math.max(rssBytes, (await usageOf(running)).rssBytes)
      loopback = await slack.count()
    }
    const tookMs = Date.now() - due
    // What comes twice comes soon after.
    await sleep(1_000)
    const used = await usageOf(running)
    const found = [...(await slack.times()).values()]
    const twice = found.filter(({ length }) => length > 1).length
    if (twice > 0) throw new Error(`${what}: ${twice} channels got two`)
    const took = found.map(([at = 0]) => at - due)
    return {
      what,
      perSecond: channels / (Math.max(...took) / 1_000),
      p50: quantile(took, 0.5) / 1_000,
      p99: quantile(took, 0.99) / 1_000,
      cpuMs: (used.cpuUs - usedBefore.cpuUs) / 1_000 / channels,
      rssBytes: Math.max(rssBytes, used.rssBytes),
      loopbackShare: (loopback.cpuUs - loopbackBefore.cpuUs) / 1_000 / tookMs,
    }
  } finally {
    await Promise.all(running.map((each) => each[Symbol.asyncDispose]()))
  }
}

/** Of all processes together, but the memory of the largest. */
async function usageOf(running: readonly AppProcess[]) {
  const usages = await Promise.all(running.map((each) => each.usage()))
  return {
    cpuUs: usages.reduce((sum, { cpuUs }) => sum + cpuUs, 0),
    rssBytes: Math.max(...usages.map(({ rssBytes }) => rssBytes)),
  }
}

async function subscribe(url: string, channels: number, teams: readonly string[]): Promise<void> {
  const store = await openStore(url)
  // As the schedule has it, or a process that starts would set it right.
  const later = Temporal.Now.zonedDateTimeISO('UTC').round('minute').add({ hours: 12 })
  const next = { date: later.toPlainDate().toString(), at: later.epochMilliseconds }
  const schedule = {
    time: later.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone: 'UTC',
    days: [1, 2, 3, 4, 5, 6, 7],
  }
  try {
    for (let from = 0; from < channels; from += writtenAtOnce) {
      const some = Array.from({ length: Math.min(writtenAtOnce, channels - from) }, (_, at) => from + at)
      await Promise.all(
        some.map((number) =>
          store.digests.subscribe({
            platform: 'Slack',
            workspace: teams[number % teams.length] ?? ids.team,
            channel: `C${String(number).padStart(8, '0')}`,
            document: 'vancouver-2018',
            schedule,
            setBy: { id: ids.user, name: 'alice' },
            setAt: 0,
            next,
          }),
        ),
      )
    }
  } finally {
    await store.close()
  }
}
