import { availableParallelism } from 'node:os'
import { basicUnitsOf } from '../src/document/basic-units.ts'
import { readLibrary } from '../src/document/read-library.ts'
import { startSlackServer } from '../test/platforms/slack/server.ts'
import { measureApi } from './api.ts'
import { measureCheck } from './check.ts'
import { measureCore } from './core.ts'
import { measureDiscord } from './discord.ts'
import { startDiscordLoopback } from './discord-loopback.ts'
import type { Row } from './measure.ts'
import { contentDir, discordSettings, peer, slackSettings, theBot } from './programs.ts'
import { measureQuote } from './quote.ts'
import { answerOverSlack, measureSlack } from './slack.ts'
import { measureStarts } from './start.ts'

// `npm run bench`: the real program against the least that could be written with the same libraries. Machines differ and
// have their moods, so what counts is the ratio of two things measured in the same run. `npm run bench -- slack` measures
// one part alone.

const library = readLibrary(contentDir)
// What `/korea sanctions` answers with.
const paragraph = basicUnitsOf(library.main)[4]?.parts[0]?.text ?? ''

const slack = await startSlackServer()
await using discord = await startDiscordLoopback()
try {
  const overSlack = slackSettings(slack.apiUrl)
  const bot = theBot('the bot', overSlack)
  const answer = await answerOverSlack(bot, paragraph)
  const hello = peer('hello-bolt', answer, overSlack)
  const both = theBot('the bot with Discord', { ...overSlack, ...discordSettings(discord) })
  const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
    core: () => measureCore(library),
    check: () => measureCheck(),
    quote: () => measureQuote(library, slack),
    start: () => measureStarts([hello, bot, both]),
    slack: () => measureSlack(bot, hello, answer),
    discord: () => measureDiscord(paragraph),
    api: () => measureApi(library.main),
  }
  const named = process.argv.slice(2)
  const unknown = named.find((name) => parts[name] === undefined)
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${Object.keys(parts).join(', ')}`)
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (named.length === 0 || named.includes(name)) rows.push(...(await measure()))
  }
  console.table(rows.map(readable))
  console.log(`Node ${process.version}, ${availableParallelism()} cores`)
} finally {
  await slack.stop()
}

function readable({ what, value, unit, ratio, to }: Row) {
  return {
    what,
    value: value < 10 ? value.toFixed(2) : value.toFixed(0),
    unit,
    ratio: ratio?.toFixed(2) ?? '',
    to: to ?? '',
  }
}
