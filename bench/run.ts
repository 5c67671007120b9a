import { availableParallelism } from 'node:os'
import { readLibrary } from '../src/document/read-library.ts'
import { startSlackServer } from '../test/platforms/slack/server.ts'
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
// have their moods, so what counts is the ratio of two things measured in the same run.

const library = readLibrary(contentDir)
// What `/korea sanctions` answers with.
const paragraph = library.main.paragraphs[4]?.parts[0]?.text ?? ''

const slack = await startSlackServer()
await using discord = await startDiscordLoopback()
try {
  const overSlack = slackSettings(slack.apiUrl)
  const bot = theBot('the bot', overSlack)
  const answer = await answerOverSlack(bot, paragraph)
  const hello = peer('hello-bolt', answer, overSlack)
  const both = theBot('the bot with Discord', { ...overSlack, ...discordSettings(discord) })
  const rows = [
    ...(await measureCore(library)),
    ...(await measureCheck()),
    ...(await measureQuote(library, slack)),
    ...(await measureStarts([hello, bot, both])),
    ...(await measureSlack(bot, hello, answer)),
    ...(await measureDiscord(paragraph)),
  ]
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
