import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { patient } from '../patience.ts'
import { openLink } from '../platforms/discord/link.ts'
import { mention } from '../platforms/discord/payload-messages.ts'
import { type DiscordServer, startDiscordServer } from '../platforms/discord/server.ts'
import { users } from '../platforms/discord/world.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { waitFor } from '../wait-for.ts'
import { isReady, type RunningProcess, startProcess, untilReady } from './start-process.ts'

// The one who is connected, killed in everyday's test once; `.ci/run` sets ten.
const killings = Number(process.env.GATEWAY_KILLINGS ?? 1)
const leaseMs = 6_000
const askEveryMs = 400

describe.skipIf(!hasPostgres)('Two processes on Discord and PostgreSQL', () => {
  it('answer again soon after the one that is connected is killed, and nothing twice', async () => {
    const { discord, identified, start } = await setUp()
    const asked = askOver(discord)
    let [connected, other] = [await start(), await start()]
    await untilStandingBy(other)
    const silences: number[] = []
    for (let killed = 0; killed < killings; killed += 1) {
      await asked.untilAnswered(3)
      connected.kill('SIGKILL')
      const since = performance.now()
      await connected.exited
      const before = asked.answers().length
      await waitFor(() => asked.answers().length > before, 'an answer by the other', 15_000)
      silences.push(performance.now() - since)
      ;[connected, other] = [other, await start()]
      await untilStandingBy(other)
    }
    await asked.untilAnswered(3)
    // Politely it goes on at once.
    connected.kill('SIGTERM')
    const left = performance.now()
    await connected.exited
    const before = asked.answers().length
    await waitFor(() => asked.answers().length > before, 'an answer by the next', 15_000)
    const politely = performance.now() - left
    const answers = await asked.end()
    const gaps = identified.slice(1).map((at, index) => at - (identified[index] ?? 0))
    const seconds = (ms: number): string => (ms / 1_000).toFixed(1)
    console.log(
      `${killings} killings: answering again after ${silences.map(seconds).join(', ')} s (${seconds(politely)} s after SIGTERM); ` +
        `${identified.length} times identified, ${gaps.map(seconds).join(', ')} s apart; ` +
        `${asked.count()} questions, ${answers.filter(({ times }) => times > 0).length} answered`,
    )
    expect(answers.filter(({ times }) => times > 1)).toEqual([])
    expect(Math.min(...gaps)).toBeGreaterThan(5_000)
    for (const silence of silences) expect(silence).toBeLessThan(patient(15_000))
    expect(discord.violations).toEqual([])
  }, 3_600_000)

  it('leave what came while the one that is connected was paused to the other', async () => {
    const { discord, identified, start } = await setUp()
    const [paused, other] = [await start(), await start()]
    await untilStandingBy(other)
    paused.kill('SIGSTOP')
    await waitFor(() => identified.length === 2, 'the other connected', 20_000)
    await untilConnected(other)
    const asked = askOver(discord)
    await asked.untilAnswered(5)
    discord.removeBot()
    discord.addBot()
    paused.kill('SIGCONT')
    await waitFor(() => paused.output().includes('Another process has taken over'), 'it noticed', 15_000)
    await asked.untilAnswered(5)
    const answers = await asked.end()
    expect(answers.filter(({ times }) => times > 1)).toEqual([])
    expect(await isReady(paused)).toBe(true)
    console.log(`${asked.count()} questions beside one that was paused, none answered twice`)
    expect(paused.output()).not.toContain('removed from a workspace')
    await sleep(leaseMs / 2)
    expect(identified).toHaveLength(2)
    expect(discord.violations).toEqual([])
  })

  it('answer again half a minute after the one that is connected loses its way to Discord, and nothing twice', async () => {
    const { discord, identified, start } = await setUp()
    const link = await openLink(discord)
    const [cut, other] = [await start(link.api), await start()]
    await untilStandingBy(other)
    const asked = askOver(discord)
    await asked.untilAnswered(3)
    link.cut()
    await untilConnected(other, 60_000)
    await asked.untilAnswered(3)
    await untilStandingBy(cut)
    link.mend()
    await asked.untilAnswered(5)
    const answers = await asked.end()
    const gaps = identified.slice(1).map((at, index) => at - (identified[index] ?? 0))
    console.log(`identified ${gaps.map((ms) => (ms / 1_000).toFixed(1)).join(', ')} s apart`)
    expect(answers.filter(({ times }) => times > 1)).toEqual([])
    expect(identified).toHaveLength(2)
    expect(Math.min(...gaps)).toBeGreaterThan(5_000)
    expect(await isReady(cut)).toBe(true)
    expect(discord.violations).toEqual([])
  }, 3_600_000)
})

/** A Discord and a database, and when somebody identified; `start` begins another process, with its own way to Discord. */
async function setUp() {
  const postgres = await startPostgres()
  onTestFinished(postgres.stop)
  const url = await postgres.createDatabase()
  const discord = await startDiscordServer()
  onTestFinished(discord.stop)
  const identified: readonly number[] = discord.gateway.seen.identifiedAt
  const start = async (api = discord.api): Promise<RunningProcess> => {
    const run = await startProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: api,
      DATABASE_URL: url,
    })
    await untilReady(run)
    return run
  }
  return { discord, identified, start }
}

async function detailOf({ origin }: RunningProcess): Promise<string> {
  return (await fetch(`${origin}/readyz`)).text()
}

function untilStandingBy(run: RunningProcess): Promise<unknown> {
  return waitFor(async () => /standing by/u.test(await detailOf(run)), 'standing by', 15_000)
}

function untilConnected(run: RunningProcess, timeoutMs = 15_000): Promise<unknown> {
  return waitFor(() => run.output().includes('connected as'), 'connected', timeoutMs)
}

/** Asks again and again, by a command and by a mention in turns, and counts how often each was answered. */
function askOver(discord: DiscordServer) {
  const interactions: { readonly id: string }[] = []
  const mentions: { readonly id: string }[] = []
  let isEnding = false
  const asking = ask()
  const timesOf = () => {
    const calls = discord.calls.filter(({ path }) => path.endsWith('/callback'))
    const replies = discord.visible(discord.ids.channel).filter(({ author }) => author.id === users.bot.id)
    return [
      ...interactions.map(({ id }) => ({
        id,
        times: calls.filter(({ path, status }) => path.includes(`/${id}/`) && status !== null && status < 300)
          .length,
      })),
      ...mentions.map(({ id }) => ({
        id,
        times: replies.filter(({ message_reference: reply }) => reply?.message_id === id).length,
      })),
    ]
  }
  const answers = () => timesOf().filter(({ times }) => times > 0)
  return {
    answers,
    count: () => interactions.length + mentions.length,
    async untilAnswered(more: number) {
      const before = answers().length
      await waitFor(() => answers().length >= before + more, `${more} more answers`, 20_000)
    },
    async end() {
      isEnding = true
      await asking
      // What would be answered a second time is by then.
      await sleep(2_000)
      return timesOf()
    },
  }

  async function ask(): Promise<void> {
    for (let turn = 0; !isEnding; turn += 1) {
      if (discord.gateway.hasSessions()) {
        if (turn % 2 === 0) {
          const asked = discord.payloads.slash('korea', { text: '5' })
          interactions.push(asked)
          discord.invoke(asked)
        } else mentions.push(discord.say(mention('6')))
      }
      await sleep(askEveryMs)
    }
  }
}
