import { z } from 'zod'
import { startApp } from './app-process.ts'
import { type DiscordLoopback, startDiscordLoopback } from './discord-loopback.ts'
import type { Row } from './measure.ts'
import { discordSettings, peer, theBot } from './programs.ts'
import { raceAgainst, type Stream } from './race.ts'

const lapMs = 3_000
const concurrency = 16
const question = 'sanctions'

/** Interactions a second through a gateway, against a discord.js client that has the very same answer ready. */
export async function measureDiscord(quoted: string): Promise<readonly Row[]> {
  await using oursDiscord = await startDiscordLoopback()
  const ours = theBot('the bot', discordSettings(oursDiscord))
  await using oursApp = await startApp(ours)
  const oursAnswer = await oursDiscord.ask(question)
  if (!withoutMarkup(oursAnswer).includes(withoutMarkup(JSON.stringify(quoted).slice(1, -1)))) {
    throw new Error(`The answer lacks the paragraph: ${oursAnswer}`)
  }

  await using echoDiscord = await startDiscordLoopback()
  const echo = peer('echo-discord', messageIn(oursAnswer), discordSettings(echoDiscord))
  await using echoApp = await startApp(echo)
  const echoAnswer = await echoDiscord.ask(question)
  if (messageIn(echoAnswer) !== messageIn(oursAnswer)) throw new Error(`The echo differs: ${echoAnswer}`)

  // Awaited here, since the programs end with this function.
  return await raceAgainst(
    'Discord, one question',
    { name: ours.name, app: oursApp, ask: () => stream(oursDiscord, oursAnswer) },
    { name: echo.name, app: echoApp, ask: () => stream(echoDiscord, echoAnswer) },
  )
}

/** Keeps 16 interactions in hand for some seconds. Throws if one is not answered with `expected`. */
async function stream(discord: DiscordLoopback, expected: string): Promise<Stream> {
  const start = performance.now()
  let answers = 0
  async function askOn(): Promise<void> {
    while (performance.now() - start < lapMs) {
      const answer = await discord.ask(question)
      if (answer !== expected) throw new Error(`Another answer: ${answer}`)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, askOn))
  return { answers, perSecond: (answers * 1_000) / (performance.now() - start) }
}

const callback = z.object({
  data: z.object({ components: z.array(z.unknown()), flags: z.number() }),
})

/** What a callback says, as discord.js takes it. */
function messageIn(answer: string): string {
  const { components, flags } = callback.parse(JSON.parse(answer)).data
  return JSON.stringify({ components, flags, allowedMentions: { parse: [] } })
}

/** Marks of matches, escapes and the bars of a quote stand between the words of a paragraph. */
function withoutMarkup(text: string): string {
  return text.replaceAll(/[*_\\>~`|]/gu, '')
}
