import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Installation } from '../../src/installation/installation.ts'
import { openStore } from '../../src/store/open-store.ts'
import { installWords } from '../../src/words/install-words.ts'
import { quoteOf } from '../adapters/slack/read-message.ts'
import { beginInstall } from '../adapters/slack/start-app.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { clientCredentials } from '../platforms/slack/oauth.ts'
import { startSlackServer } from '../platforms/slack/server.ts'
import { waitFor } from '../wait-for.ts'
import { pick, seeded } from './seeded.ts'
import { freePort, type RunningProcess, startProcess, untilReady } from './start-process.ts'

// A few in everyday's test; `.ci/run` sets thirty.
const killings = Number(process.env.TOKEN_KILLINGS ?? 4)
const halfADay = 43_200
// An hour is good for now, though new tokens are due; of seconds there are too few left, so that whoever posts waits.
const lifetimes = [3_600, 25] as const
const moments = ['done', 'answered', 'received'] as const

describe('A process that is killed while Slack gives it new tokens', () => {
  it('leaves them to the next one, which has others from Slack, and posts what was asked for, once', async () => {
    const { slack, add, ask, launch, installation, untilRenewed, killAt } = await setUp()
    // Slack says that there is such a time, and not how long.
    slack.oauth.grace(60_000)
    const random = seeded(1)
    const left: string[] = []
    let run = await launch()
    for (let round = 0; round < killings; round += 1) {
      await add(run, lifetimes[round % lifetimes.length] ?? halfADay)
      slack.oauth.rotate(halfADay)
      const moment = moments[round] ?? pick(random, moments)
      killAt(run, moment, round < moments.length ? 0 : random() * 15)
      const asked = ask(`C0KILL${round}`)
      const isHeard = await asked.deliver(run)
      await run.exited
      const { refreshingSince } = await installation()
      left.push(`${moment}: ${refreshingSince === null ? 'written down' : 'in doubt'}`)
      run = await launch()
      // As Slack does.
      if (!isHeard) await asked.deliver(run)
      await waitFor(() => asked.posted() > 0, `the quote; ${left.at(-1)}, ${run.output()}`, 20_000)
      await untilRenewed(run)
      expect(asked.posted()).toBe(1)
      expect(run.output()).not.toContain('can’t be renewed')
    }
    console.log(
      `${killings} killings (${left.join(', ')}); ${slack.oauth.reused()} times a used refresh token`,
    )
    expect(left).toContain('done: in doubt')
    expect(slack.oauth.reused()).toBeGreaterThan(0)
    expect(slack.callsTo('chat.postMessage').filter(({ args }) => args.channel === ids.admin)).toEqual([])
    expect(slack.violations).toEqual([])
  }, 3_600_000)

  it('loses them where Slack gives no others: who added the app is told once, and adding it again mends it', async () => {
    const { slack, add, ask, launch, installation, untilRenewed, killAt } = await setUp()
    const first = await launch()
    await add(first, 3_600)
    slack.oauth.rotate(halfADay)
    killAt(first, 'done', 0)
    const asked = ask('C0KILL')
    const isHeard = await asked.deliver(first)
    await first.exited
    const [kept] = slack.oauth.tokensOf('T1')
    const second = await launch()
    if (!isHeard) await asked.deliver(second)
    const told = () => slack.callsTo('chat.postMessage').filter(({ args }) => args.channel === ids.admin)
    await waitFor(
      () => told().length > 0,
      () => `the message to who added it; ${second.output()}`,
      20_000,
    )
    // What is left of the old token is used meanwhile.
    await waitFor(() => asked.posted() > 0, 'the quote', 20_000)
    expect(told().map(({ args, token }) => [args.text, token])).toEqual([
      [`${installWords.mustAddAgain} ${second.origin}/slack/install`, kept],
    ])
    expect(second.output()).toContain('the app has to be added there again')
    expect((await installation()).isLost).toBe(true)
    // A start later nobody is told again.
    second.kill('SIGTERM')
    await second.exited
    const third = await launch()
    const later = ask('C0LATER')
    expect(await later.deliver(third)).toBe(true)
    await waitFor(() => later.posted() > 0, 'the later quote', 20_000)
    await add(third, 3_600)
    slack.oauth.rotate(halfADay)
    const last = ask('C0LAST')
    await last.deliver(third)
    await waitFor(() => last.posted() > 0, 'the last quote', 20_000)
    await untilRenewed(third)
    expect([asked.posted(), later.posted(), last.posted(), told().length]).toEqual([1, 1, 1, 1])
    expect(slack.violations).toEqual([])
  }, 3_600_000)
})

/** A Slack whose tokens end, and a database; `launch` starts a process on both, always at the same address. */
async function setUp() {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const site = slack.site('T1')
  const url = `sqlite:${join(await mkdtemp(join(tmpdir(), 'tokens-')), 'rapporteur.db')}`
  const port = String(await freePort())
  const store = await openStore(url)
  onTestFinished(() => store.close())

  async function launch(): Promise<RunningProcess> {
    const run = await startProcess({
      SLACK_CLIENT_ID: clientCredentials.clientId,
      SLACK_CLIENT_SECRET: clientCredentials.clientSecret,
      SLACK_SIGNING_SECRET: credentials.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SECRETS_KEY: Buffer.alloc(32, 5).toString('base64'),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: url,
      PORT: port,
    })
    await untilReady(run)
    return run
  }

  async function installation(): Promise<Installation> {
    const found = await store.installations.find('Slack', 'T1')
    if (found === null) throw new Error('the app isn’t there')
    return found
  }

  return {
    ...{ slack, launch, installation },
    /** Somebody adds the app, or adds it again; its tokens end after so many seconds. */
    async add({ origin }: RunningProcess, lifetime: number): Promise<void> {
      slack.oauth.rotate(lifetime)
      const { authorize, cookie } = await beginInstall(origin)
      const page = await fetch(slack.oauth.approve(authorize, { id: 'T1' }), { headers: { cookie } })
      expect(page.status).toBe(200)
    },
    /** A quote that somebody asks for in a channel of its own. */
    ask(channel: string) {
      const event = site.payloads.appMention({ text: 'quote 5', channel })
      return {
        /** Resolves to whether Slack was told that it arrived. */
        deliver: ({ origin }: RunningProcess): Promise<boolean> =>
          site.post(`${origin}/slack/events`, 'events_api', event).then(
            ({ status }) => status === 200,
            () => false,
          ),
        posted: (): number => site.visible(channel).filter((message) => quoteOf(message) !== '').length,
      }
    },
    /** Resolves once the tokens of half a day are written down. */
    untilRenewed: (run: RunningProcess) =>
      waitFor(
        async () => {
          const { expiresAt, refreshingSince } = await installation()
          return refreshingSince === null && (expiresAt ?? 0) > Date.now() + 3_600_000 * 11
        },
        () => `tokens of half a day; ${run.output()}`,
        20_000,
      ),
    /** Kills a process when it asks for new tokens, before they are made, before they are sent, or after that. */
    killAt(victim: RunningProcess, at: (typeof moments)[number], lateMs: number): void {
      const stop = slack.watch(({ method, args }, moment) => {
        if (method !== 'oauth.v2.access' || args.grant_type !== 'refresh_token' || moment !== at) return
        if (lateMs === 0) victim.kill('SIGKILL')
        else setTimeout(() => victim.kill('SIGKILL'), lateMs)
      })
      void victim.exited.then(stop)
    },
  }
}
